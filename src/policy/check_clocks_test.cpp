// What is wrong with a plan's clocks: looser than the law, without a counterpart, two for one
// request.
#include "policy/check_pack.h"
#include "policy/test_packs.h"

#include <doctest/doctest.h>

namespace assent::policy::check_clocks_tests {
namespace {

using calendar::Span;
using calendar::SpanUnit;

std::string bound(Span span, std::string const& more = {}, std::string const& anchor = "received") {
    return "[[clock.bound]]\nanchor = '" + anchor + "'\nspan = " + std::to_string(span.count) +
           "\nunit = '" + std::string(name_of(span.unit)) + "'\n" + more;
}

std::string clock(std::string const& row, std::string const& more, std::string const& bounds) {
    return "[[clock]]\nrow = '" + row + "'\nclock = 'standard'\nwhy = 'Soon.'\n" +
           (more.find("on_expiry") == std::string::npos ? "on_expiry = 'escalate'\n" : "") + more +
           bounds;
}

Pack pack_of(std::string const& clocks, std::string const& profile = "ma") {
    auto files = small_files("row,title,rank,answer,codes,why\nR-1,A,6,required,any,One.\n");
    auto& plan = files["plan.toml"];
    plan.replace(plan.find("\"ma\""), 4, "\"" + profile + "\"");
    files["clocks.toml"] = clocks;
    auto pack = load_pack(files);
    INFO((pack.ok() ? std::string() : pack.fault().where + " " + pack.fault().message));
    REQUIRE(pack.ok());
    return std::move(pack).take();
}

/// Sentences of the errors of one check.
std::vector<std::string> errors(Pack const& pack, std::string_view check, Law const& law = {}) {
    std::vector<std::string> messages;
    for (auto const& finding : check_pack(pack, law, {}))
        if (finding.check == check && finding.severity == Severity::error &&
            finding.where.starts_with("clocks.toml"))
            messages.push_back(finding.message);
    return messages;
}

Floor floor_of(Span span, Anchor anchor = Anchor::received) {
    return {"ma", ClockKind::standard, anchor, span, "the law", {}};
}

bool is_looser(std::string const& bounds, Floor const& floor) {
    return !errors(pack_of(clock("C-1", "", bounds)), "looser_than_law", {{floor}, {}}).empty();
}

Span minutes(int n) { return {n, SpanUnit::minute}; }
Span hours(int n) { return {n, SpanUnit::hour}; }
Span days(int n) { return {n, SpanUnit::calendar_day}; }
Span business_days(int n) { return {n, SpanUnit::business_day}; }

/// The longest that is as tight as the law, and that one more is not.
void ends_at(Span longest, Span law) {
    CAPTURE(name_of(longest.unit));
    CAPTURE(name_of(law.unit));
    CHECK_FALSE(is_looser(bound(longest), floor_of(law)));
    ++longest.count;
    CHECK(is_looser(bound(longest), floor_of(law)));
}

}  // namespace

TEST_CASE("a time in another unit than the law's is as tight only if it is so on every day") {
    ends_at(hours(72), hours(72));
    ends_at(minutes(72 * 60), hours(72));
    ends_at(days(2), hours(72));  // a day that began counts whole
    ends_at(hours(7 * 24), days(7));
    ends_at(minutes(24 * 60), days(1));
    ends_at(days(7), days(7));
    ends_at(days(5), business_days(5));
    ends_at(business_days(5), business_days(5));
    ends_at(hours(5 * 24), business_days(5));
    ends_at(business_days(1), hours(7 * 24));  // a weekend, and holidays around it
    ends_at(hours(1), minutes(60));
    CHECK(is_looser(bound(business_days(1)), floor_of(days(7))));
}

TEST_CASE("a time promised from receipt is early enough, one from a later event is not") {
    CHECK_FALSE(is_looser(bound(days(7)), floor_of(days(7), Anchor::information_complete)));
    CHECK_FALSE(is_looser(bound(days(7), "", "information_complete"),
                          floor_of(days(7), Anchor::information_complete)));
    CHECK(is_looser(bound(days(7), "", "information_complete"), floor_of(days(7))));
}

TEST_CASE("a time that holds only once something was asked or said is no promise") {
    auto const other = bound(days(7), "holds = 'not_asked'\n");
    CHECK(is_looser(bound(days(7), "holds = 'asked'\n"), floor_of(days(7))));
    CHECK(is_looser(bound(days(7), "holds = 'oral'\n"), floor_of(days(7))));
    CHECK_FALSE(is_looser(other, floor_of(days(7))));
}

TEST_CASE("a floor is about the reviews it names, and about editions in force after it began") {
    auto const pack = pack_of(clock("C-1", "review = ['pre_service']\n", bound(days(8))));
    auto floor = floor_of(days(7));
    auto const found = [&] { return errors(pack, "looser_than_law", {{floor}, {}}); };
    std::vector<std::string> const looser{
        "standard for gold is looser than the law: 7 calendar_day from received."};
    CHECK(found() == looser);
    floor.reviews = {Review::pre_service, Review::concurrent};
    CHECK(found() == looser);
    floor.reviews = {Review::post_service};
    CHECK(found() == std::vector<std::string>{
                         "Line of business gold has no standard clock, the law wants one."});
    floor.valid_from = pack.valid_to;
    CHECK(found().size() == 1);
    floor.valid_from = pack.valid_to + std::chrono::days(1);
    CHECK(found().empty());
    floor.valid_from = {};
    floor.profile = "medi_cal_kk";
    CHECK(found().empty());
    floor = floor_of(days(7));
    floor.clock = ClockKind::urgent;
    CHECK(found() == std::vector<std::string>{
                         "Line of business gold has no urgent clock, the law wants one."});
}

TEST_CASE("a bound that falls away has another in its place") {
    auto const covered = [](std::string const& bounds) {
        auto const found = errors(pack_of(clock("C-1", "", bounds)), "gap");
        return std::ranges::none_of(
            found, [](std::string const& text) { return text.starts_with("A bound"); });
    };
    CHECK_FALSE(covered(bound(hours(24), "holds = 'not_asked'\n")));
    CHECK_FALSE(covered(bound(hours(24), "holds = 'not_oral'\n")));
    CHECK(
        covered(bound(hours(24), "holds = 'not_asked'\n") + bound(hours(72), "holds = 'asked'\n")));
    CHECK(covered(bound(hours(24), "holds = 'not_oral'\n") + bound(hours(72), "holds = 'oral'\n")));
    CHECK_FALSE(
        covered(bound(hours(24), "holds = 'not_asked'\n") + bound(hours(72), "holds = 'oral'\n")));
    CHECK_FALSE(covered(bound(hours(24), "holds = 'not_asked'\n") +
                        bound(hours(72), "holds = 'asked'\nmandatory = false\n")));
    CHECK(covered(bound(hours(24), "holds = 'not_asked'\n") + bound(days(7))));
}

TEST_CASE("a request is voided for no clinical record, and on no Medicare line") {
    std::string const information =
        "[[information]]\nsource = 'S'\nadministrative = ['signature', 'history']\n";
    auto const voids = clock("C-1", "on_expiry = 'void_request'\n", bound(days(45)));
    CHECK(errors(pack_of(information), "clinical_never_voids") ==
          std::vector<std::string>{
              "history is a clinical record; a request is never voided for it."});
    for (std::string const profile : {"ma", "dsnp_aip"})
        CHECK(errors(pack_of(voids, profile), "void_not_allowed").size() == 1);
    CHECK(errors(pack_of(voids, "medi_cal_kk"), "void_not_allowed").empty());
    CHECK(errors(pack_of(clock("C-1", "", bound(days(45)))), "void_not_allowed").empty());
    auto const named =
        clock("C-1", "line = ['gold']\non_expiry = 'void_request'\n", bound(days(45)));
    CHECK(errors(pack_of(named), "void_not_allowed").size() == 1);
    auto pack = pack_of(voids);
    pack.clocks.front().lines = {"silver"};
    CHECK(errors(pack, "void_not_allowed").empty());
}

TEST_CASE("two clocks for one request contradict each other, unless they give the same time") {
    auto const both = [](std::string const& a, std::string const& b) {
        return errors(pack_of(a + b), "overlap").size();
    };
    auto const soon = clock("C-1", "", bound(days(7)));
    CHECK(both(soon, clock("C-2", "", bound(days(8)))) == 1);
    CHECK(both(soon, clock("C-2", "", bound(days(7)))) == 0);
    CHECK(both(soon, clock("C-2", "on_expiry = 'adverse'\n", bound(days(7)))) == 1);
    for (auto const& [a, b] : {std::pair{"kind = ['dme']\n", "kind = ['referral']\n"},
                               std::pair{"review = ['concurrent']\n", "review = ['pre_service']\n"},
                               std::pair{"urgency = ['urgent']\n", "urgency = ['standard']\n"}}) {
        CAPTURE(a);
        CHECK(both(clock("C-1", a, bound(days(7))), clock("C-2", b, bound(days(8)))) == 0);
        CHECK(both(clock("C-1", a, bound(days(7))), clock("C-2", a, bound(days(8)))) == 1);
        CHECK(both(clock("C-1", a, bound(days(7))), clock("C-2", "", bound(days(8)))) == 1);
        CHECK(both(clock("C-1", "", bound(days(7))), clock("C-2", b, bound(days(8)))) == 1);
    }
}

TEST_CASE("two clocks of one row differ by more than by urgency") {
    auto const repeated = [](std::string const& row, std::string const& a, std::string const& b) {
        return errors(pack_of(clock("C-1", a, bound(days(7))) + clock(row, b, bound(days(8)))),
                      "row_repeated")
            .size();
    };
    CHECK(repeated("C-1", "urgency = ['urgent']\n", "urgency = ['standard']\n") == 1);
    CHECK(repeated("C-2", "urgency = ['urgent']\n", "urgency = ['standard']\n") == 0);
    CHECK(repeated("C-1", "kind = ['dme']\n", "kind = ['referral']\n") == 0);
    CHECK(repeated("C-1", "review = ['concurrent']\n", "review = ['pre_service']\n") == 0);
}

TEST_CASE("a line of business has a clock for each kind of request, urgent and after the fact") {
    auto const found =
        errors(pack_of(clock("C-1",
                             "kind = ['referral', 'outpatient', 'inpatient', 'pharmacy', 'dme', "
                             "'transport']\nreview = ['pre_service']\nurgency = ['standard']\n",
                             bound(days(7)))),
               "gap");
    CHECK(
        found ==
        std::vector<std::string>{
            "Line of business gold has no standard clock for ecm_cs.",
            "Line of business gold has no urgent clock for referral, outpatient, inpatient, "
            "pharmacy, dme, transport, ecm_cs.",
            "Line of business gold has no post-service clock for referral, outpatient, inpatient, "
            "pharmacy, dme, transport, ecm_cs."});
}

TEST_CASE(
    "a warning before the decision was due, or from a bound that is no promise, is none too many") {
    auto const early = [](std::string const& bounds) {
        return errors(pack_of(clock("C-1", "warn = ['24h']\n", bounds)), "warns_too_early").size();
    };
    CHECK(early(bound(hours(24))) == 1);
    CHECK(early(bound(hours(25))) == 0);
    CHECK(early(bound(hours(24), "mandatory = false\n")) == 0);
    CHECK(early(bound(hours(24), "", "decision_due")) == 0);
}

}  // namespace assent::policy::check_clocks_tests
