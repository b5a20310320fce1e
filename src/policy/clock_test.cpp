#include "policy/clock.h"

#include "policy/test_packs.h"

#include <doctest/doctest.h>

using namespace assent;
using namespace assent::policy;

namespace {

Pack pack_with_clocks(std::string const& clocks) {
    auto files = small_files(
        "row,title,rank,answer,codes,why\nR-1,Canes,6,required,hcpcs:E0100,Canes need approval.\n");
    files["clocks.toml"] = clocks;
    auto pack = load_pack(files);
    INFO((pack.ok() ? std::string() : pack.fault().where + " " + pack.fault().message));
    REQUIRE(pack.ok());
    return std::move(pack).take();
}

std::string const standard = R"([[clock]]
row = "C-1"
clock = "standard"
urgency = ["standard"]
review = ["pre_service"]
extension_days = 14
on_expiry = "escalate"
why = "Decided in 5 business days of complete information, never later than 7 calendar days from receipt."
[[clock.bound]]
anchor = "information_complete"
span = 5
unit = "business_day"
source = "one"
[[clock.bound]]
anchor = "received"
span = 7
unit = "calendar_day"
source = "two"
[[clock.bound]]
anchor = "received"
span = 1
unit = "hour"
mandatory = false
)";

std::string const urgent = R"([[clock]]
row = "C-2"
clock = "urgent"
urgency = ["urgent"]
extension_days = 14
on_expiry = "escalate"
why = "Decided in 72 hours."
[[clock.bound]]
anchor = "received"
span = 72
unit = "hour"
source = "three"
)";

std::string const tolling = R"([[clock]]
row = "C-3"
clock = "post_service"
on_expiry = "escalate"
why = "Decided in 30 days, and the clock stands while an answer is awaited."
[[clock.bound]]
anchor = "received"
span = 30
unit = "calendar_day"
tolls = true
source = "four"
)";

Instant at(std::string_view text) { return parse_instant(text).value(); }

std::vector<std::string> rows_for(Pack const& pack, ClockAsk const& ask) {
    std::vector<std::string> rows;
    for (auto const* rule : clocks_for(pack, ask)) rows.push_back(rule->row);
    return rows;
}

}  // namespace

TEST_CASE("urgency and time of review pick the clock") {
    auto const pack = pack_with_clocks(standard + urgent);
    ClockAsk ask{"gold", RequestKind::outpatient, Review::pre_service, Urgency::standard, {}};
    CHECK(rows_for(pack, ask) == std::vector<std::string>{"C-1"});
    ask.urgency = Urgency::urgent;
    CHECK(rows_for(pack, ask) == std::vector<std::string>{"C-2"});
    ask.urgency = Urgency::standard;
    ask.review = Review::post_service;
    CHECK(rows_for(pack, ask).empty());
}

TEST_CASE(
    "a special case is needed where the clock names one, and notices start no clock at receipt") {
    auto const pack = pack_with_clocks(
        "[[clock]]\nrow=\"C-4\"\nclock=\"continuity\"\nspecial=[\"continuity_of_care\"]\n"
        "on_expiry=\"escalate\"\nwhy=\"30 "
        "days.\"\n[[clock.bound]]\nanchor=\"received\"\nspan=30\nunit=\"calendar_day\"\n"
        "[[clock]]\nrow=\"C-5\"\nclock=\"member_notice\"\non_expiry=\"escalate\"\nwhy=\"2 "
        "days.\"\n[[clock.bound]]\n"
        "anchor=\"decided\"\nspan=2\nunit=\"business_day\"\n");
    ClockAsk ask{"gold", RequestKind::outpatient, Review::pre_service, Urgency::standard, {}};
    CHECK(rows_for(pack, ask).empty());
    ask.special = {Special::transplant, Special::continuity_of_care};
    CHECK(rows_for(pack, ask) == std::vector<std::string>{"C-4"});
}

TEST_CASE("the earliest mandatory bound whose anchor happened governs") {
    auto const pack = pack_with_clocks(standard);
    auto const& rule = pack.clocks[0];
    CHECK_FALSE(due_of(pack, rule, {}));
    Anchors anchors{{{Anchor::received, at("2026-11-18T17:00:00Z")}}};  // Wednesday
    auto due = due_of(pack, rule, anchors);
    REQUIRE(due);
    CHECK(due->at == at("2026-11-26T07:59:59Z"));
    CHECK(due->governs == "received + 7 calendar_day");
    CHECK(due->source == "two");
    anchors.at.emplace_back(Anchor::information_complete, at("2026-11-18T17:00:00Z"));
    due = due_of(pack, rule, anchors);
    // Wednesday plus five business days is the next Wednesday: both bounds end together and both
    // are named.
    CHECK(due->governs == "information_complete + 5 business_day and received + 7 calendar_day");
    CHECK(due->source == "one; two");
}

TEST_CASE("a holiday moves business days, never the calendar days of the law") {
    auto const pack = pack_with_clocks(standard);
    Anchors const anchors{{{Anchor::received, at("2026-11-20T17:00:00Z")},
                           {Anchor::information_complete,
                            at("2026-11-20T17:00:00Z")}}};  // Friday before Thanksgiving
    auto const due = due_of(pack, pack.clocks[0], anchors);
    CHECK(due->at == at("2026-11-28T07:59:59Z"));
    CHECK(due->governs == "received + 7 calendar_day");
}

TEST_CASE("72 hours are elapsed hours, and an extension adds calendar days by the wall clock") {
    auto const pack = pack_with_clocks(urgent);
    Anchors const anchors{
        {{Anchor::received, at("2026-10-30T17:00:00Z")}}};  // 10:00 before the clock change
    auto const due = due_of(pack, pack.clocks[0], anchors);
    CHECK(due->at == at("2026-11-02T17:00:00Z"));  // 09:00 after it
    CHECK(extension_limit(pack, pack.clocks[0], at("2026-10-30T17:00:00Z")) ==
          at("2026-11-13T18:00:00Z"));
    CHECK(extension_limit(pack, pack.clocks[0], at("2026-11-26T07:59:59Z")) ==
          at("2026-12-10T07:59:59Z"));
}

TEST_CASE("an extended tolling bound grows by the days an answer was awaited, day for day") {
    auto const pack = pack_with_clocks(tolling);
    Anchors anchors{{{Anchor::received, at("2026-06-01T17:00:00Z")}}};
    CHECK(due_of(pack, pack.clocks[0], anchors)->at == at("2026-07-02T06:59:59Z"));
    anchors.extension = Extension{at("2026-07-17T06:59:59Z"), at("2026-06-10T17:00:00Z"), 15};
    CHECK(due_of(pack, pack.clocks[0], anchors)->at == at("2026-07-17T06:59:59Z"));
    CHECK(due_of(pack, pack.clocks[0], anchors)->governs == "extended + 15 calendar_day");
    // Sent on the 10th at ten in the evening, answered on the 20th at one in the morning: ten days.
    anchors.pauses = {{at("2026-06-11T05:00:00Z"), at("2026-06-20T08:00:00Z")}};
    CHECK(due_of(pack, pack.clocks[0], anchors)->at == at("2026-07-27T06:59:59Z"));
}

TEST_CASE("an extension leaves bounds that may not be extended, and those that begin later") {
    auto const pack = pack_with_clocks(
        standard +
        "[[clock]]\nrow=\"C-6\"\nclock=\"continuity\"\non_expiry=\"escalate\"\nwhy=\"7 days.\"\n"
        "[[clock.bound]]\nanchor=\"information_complete\"\nspan=7\n"
        "unit=\"calendar_day\"\nextends=false\n[[clock.bound]]\n"
        "anchor=\"received\"\nspan=15\nunit=\"calendar_day\"\n");
    Anchors anchors{{{Anchor::received, at("2026-06-01T17:00:00Z")},
                     {Anchor::information_complete, at("2026-06-01T17:00:00Z")}}};
    anchors.extension = Extension{at("2026-07-02T06:59:59Z"), at("2026-06-03T17:00:00Z"), 15};
    CHECK(due_of(pack, pack.clocks[1], anchors)->at == at("2026-06-09T06:59:59Z"));
    CHECK(extendable_due(pack, pack.clocks[1], anchors) == at("2026-06-17T06:59:59Z"));
    CHECK(due_of(pack, pack.clocks[0], anchors)->at == at("2026-07-02T06:59:59Z"));
    anchors.at[1].second = at("2026-06-04T17:00:00Z");
    CHECK(due_of(pack, pack.clocks[0], anchors)->at == at("2026-06-12T06:59:59Z"));
}

TEST_CASE("a bound may hold only once information was asked for in time") {
    auto const pack = pack_with_clocks(
        "[[clock]]\nrow=\"C-7\"\nclock=\"concurrent\"\non_expiry=\"escalate\"\nwhy=\"24 or 72 "
        "hours.\"\n"
        "[[clock.bound]]\nanchor=\"notified\"\nspan=24\nunit=\"hour\"\nholds=\"not_asked\"\n"
        "ask_hours=24\n[[clock.bound]]\nanchor=\"notified\"\nspan=72\nunit=\"hour\"\n"
        "holds=\"asked\"\nask_hours=24\n");
    auto const start = at("2026-06-01T17:00:00Z");
    Anchors anchors{{{Anchor::received, start}, {Anchor::notified, start}}};
    CHECK(due_of(pack, pack.clocks[0], anchors)->at == start + std::chrono::hours(24));
    anchors.asked = start + std::chrono::hours(24);
    CHECK(due_of(pack, pack.clocks[0], anchors)->at == start + std::chrono::hours(72));
    anchors.asked = start + std::chrono::hours(25);
    CHECK(due_of(pack, pack.clocks[0], anchors)->at == start + std::chrono::hours(24));
}

TEST_CASE("a clock warns so long before it is due as its rule says, business days as well") {
    auto const pack = pack_with_clocks(
        "[[clock]]\nrow=\"C-1\"\nclock=\"standard\"\non_expiry=\"escalate\"\nwhy=\"Soon.\"\n"
        "warn=[50, \"90m\", \"24h\", \"2d\", \"1bd\"]\n[[clock.bound]]\nanchor=\"received\"\n"
        "span=30\nunit=\"calendar_day\"\n");
    auto const& rule = pack.clocks.front();
    CHECK(rule.warn == std::vector{50});
    auto const due = pack.zone.at(make_day(2026, 12, 7), 23, 59);  // a Monday
    auto const warnings = warnings_of(pack, rule, due);
    REQUIRE(warnings.size() == 4);
    CHECK(warnings[0] == Warning{"90m", due - std::chrono::minutes(90)});
    CHECK(warnings[1] == Warning{"24h", due - std::chrono::hours(24)});
    CHECK(warnings[2] == Warning{"2d", pack.zone.at(make_day(2026, 12, 5), 23, 59)});
    CHECK(warnings[3] == Warning{"1bd", pack.zone.at(make_day(2026, 12, 4), 23, 59)});
}

TEST_CASE("only what stood still since the extension moves it, and no time that runs backwards") {
    auto const due = [](std::string const& unit, std::vector<Pause> pauses) {
        auto const pack = pack_with_clocks(
            "[[clock]]\nrow=\"C-8\"\nclock=\"standard\"\non_expiry=\"escalate\"\nwhy=\"Soon.\"\n"
            "[[clock.bound]]\nanchor=\"received\"\nspan=30\ntolls=true\nunit=\"" +
            unit + "\"\n");
        Anchors anchors{{{Anchor::received, at("2026-06-01T17:00:00Z")}}};
        anchors.extension = Extension{at("2026-07-17T06:59:59Z"), at("2026-06-10T17:00:00Z"), 15};
        anchors.pauses = std::move(pauses);
        return due_of(pack, pack.clocks[0], anchors)->at;
    };
    auto const extended = at("2026-07-17T06:59:59Z");
    auto const hours = [](int n) { return std::chrono::hours(n); };
    auto const since = at("2026-06-10T17:00:00Z");
    CHECK(due("calendar_day", {{since, since + hours(48)}}) == extended + hours(48));
    CHECK(due("hour", {{since, since + hours(5)}}) == extended + hours(5));
    CHECK(due("hour", {{since - hours(1), since + hours(5)}}) == extended);
    CHECK(due("hour", {{since + hours(9), since + hours(5)}}) == extended);
    CHECK(due("hour", {{since, since + hours(5)}, {since + hours(9), since + hours(10)}}) ==
          extended + hours(6));
}

TEST_CASE("an ask counts whenever it was made, where the bound names no hours") {
    auto const pack = pack_with_clocks(
        "[[clock]]\nrow=\"C-9\"\nclock=\"concurrent\"\non_expiry=\"escalate\"\nwhy=\"Soon.\"\n"
        "[[clock.bound]]\nanchor=\"notified\"\nspan=24\nunit=\"hour\"\nholds=\"not_asked\"\n"
        "[[clock.bound]]\nanchor=\"notified\"\nspan=72\nunit=\"hour\"\nholds=\"asked\"\n");
    auto const start = at("2026-06-01T17:00:00Z");
    Anchors anchors{{{Anchor::received, start}, {Anchor::notified, start}}};
    anchors.asked = start + std::chrono::hours(100);
    CHECK(due_of(pack, pack.clocks[0], anchors)->at == start + std::chrono::hours(72));
}

TEST_CASE("a level of care or a source that is not stated fits no clock that names one") {
    for (auto const& [condition, level, source] :
         {std::tuple("level_of_care=[\"snf\"]", LevelOfCare::snf, AdmissionSource::home),
          std::tuple("admission_source=[\"clinic\"]", LevelOfCare::icu, AdmissionSource::clinic)}) {
        auto const pack = pack_with_clocks(
            "[[clock]]\nrow=\"C-1\"\nclock=\"standard\"\non_expiry=\"escalate\"\nwhy=\"Soon.\"\n" +
            std::string(condition) +
            "\n[[clock.bound]]\nanchor=\"received\"\nspan=7\nunit=\"calendar_day\"\n");
        ClockAsk ask{"gold", RequestKind::inpatient, Review::pre_service, Urgency::standard, {}};
        CHECK(rows_for(pack, ask).empty());
        ask.level_of_care = level;
        ask.admission_source = source;
        CHECK(rows_for(pack, ask) == std::vector<std::string>{"C-1"});
        ask.level_of_care = LevelOfCare::hospice;
        ask.admission_source = AdmissionSource::other;
        CHECK(rows_for(pack, ask).empty());
    }
}

TEST_CASE("of two rules for one clock the first one runs, and its row finds it again") {
    auto const one = [](std::string const& row, std::string const& conditions) {
        return "[[clock]]\nrow=\"" + row +
               "\"\nclock=\"standard\"\non_expiry=\"escalate\"\nwhy=\"Soon.\"\n" + conditions +
               "[[clock.bound]]\nanchor=\"received\"\nspan=7\nunit=\"calendar_day\"\n";
    };
    auto const pack = pack_with_clocks(one("C-1", "urgency=[\"urgent\"]\n") + one("C-2", "") +
                                       one("C-3", "") + one("C-1", "kind=[\"dme\"]\n"));
    ClockAsk ask{"gold", RequestKind::outpatient, Review::pre_service, Urgency::standard, {}};
    CHECK(rows_for(pack, ask) == std::vector<std::string>{"C-2"});
    auto const standard_kind = ClockKind::standard;
    CHECK(clock_rule(pack, standard_kind, ask)->row == "C-2");
    CHECK(clock_rule(pack, ClockKind::urgent, ask) == nullptr);
    CHECK(clock_rule(pack, standard_kind, "C-3", ask) == &pack.clocks[2]);
    CHECK(clock_rule(pack, standard_kind, "C-1", ask) == &pack.clocks[0]);
    ask.kind = RequestKind::dme;
    CHECK(clock_rule(pack, standard_kind, "C-1", ask) == &pack.clocks[3]);
    CHECK(clock_rule(pack, standard_kind, "C-4", ask) == nullptr);
}
