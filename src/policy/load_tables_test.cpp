// What the tables of a pack say arrives in the pack, and what no table, clock or law may say.
#include "policy/check_pack.h"
#include "policy/clock.h"
#include "policy/rule_index.h"
#include "policy/test_loading.h"

namespace assent::policy::load_tables_tests {

using namespace loading;

TEST_CASE("codes of the plan's own arrive, in capitals, in force with the edition") {
    std::string const head =
        "code,title,expands_to,found_by,kind,service_type,valid_from,valid_to\n";
    auto const pack =
        loaded("custom_codes.csv", head +
                                       "eyes,Eye visit,cpt:92002,92002,referral,vision,2026-02-01,"
                                       "2026-03-01\nEARS,Ear visit,,,referral outpatient,,,\n");
    auto const& made = pack.custom_codes.at(0);
    CHECK(made.code == "EYES");
    CHECK(made.title == "Eye visit");
    CHECK(made.expands_to == "cpt:92002");
    CHECK(made.found_by == "92002");
    CHECK(made.kind == "referral");
    CHECK(made.service_type == "vision");
    CHECK(made.valid_from == make_day(2026, 2, 1));
    CHECK(made.valid_to == make_day(2026, 3, 1));
    CHECK(pack.custom_codes.at(1).valid_from == pack.valid_from);
    CHECK(pack.custom_codes.at(1).valid_to == pack.valid_to);
    auto const file = "custom_codes.csv";
    CHECK(loaded(file, head + "ABCDEFGHIJKLMNO,,,,,,,\n").custom_codes.size() == 1);
    CHECK(loaded(file, head + "A,,,,,,2026-02-01,2026-02-01\n").custom_codes.size() == 1);
    refused(file, head + ",Eye visit,,,,,,\n", "code is missing");
    refused(file, head + "ABCDEFGHIJKLMNOP,,,,,,,\n", "at most 15 characters");
    refused(file, head + "A,,,,,,2026-02-02,2026-02-01\n", "valid_from is after");
    refused(file, head + "A,,,,,,soon,\n", "soon is not a day");
    refused(file, head + "A,,,,,,,2026-02-30\n", "2026-02-30 is not a day");
    refused(file, head + "A,,cpt:1,,,,,\n", "A: ");
}

TEST_CASE("what goes together on the form arrives, with what is offered instead") {
    std::string const head = "kind,reason,service_type,valid,code_systems,offer,source\n";
    auto const pack =
        loaded("reasons.csv", head +
                                  "dme,new,bed,no,hcpcs cus,reason=old service_type=chair,S\n"
                                  ",new,chair,yes,,,\n");
    auto const& made = pack.reasons.at(0);
    CHECK(made.kind == RequestKind::dme);
    CHECK(made.reason == "new");
    CHECK(made.service_type == "bed");
    CHECK_FALSE(made.valid);
    CHECK(made.code_systems == std::vector{codes::CodeSystem::hcpcs, codes::CodeSystem::cus});
    CHECK(made.offer_reason == "old");
    CHECK(made.offer_service_type == "chair");
    CHECK(made.source == "S");
    CHECK_FALSE(pack.reasons.at(1).kind);
    CHECK(pack.reasons.at(1).valid);
    refused("reasons.csv", head + "beds,new,bed,yes,,,\n", "kind beds is not known");
    refused("reasons.csv", head + ",new,bed,,,,\n", "valid must be yes or no");
    refused("reasons.csv", head + ",new,bed,yes,sums,,\n", "code system sums is not known");
    refused("reasons.csv", head + ",new,bed,yes,,colour=red,\n", "names neither reason nor");
    refused("reasons.csv", head + ",,bed,yes,,,\n", "reason and service_type are needed");
    refused("reasons.csv", head + ",new,,yes,,,\n", "reason and service_type are needed");
    refused("code_sets.csv", "name,codes\n,cpt:70551\n", "name is missing");
}

TEST_CASE("a requirement row arrives with every cell") {
    auto files = small_files(
        "row,title,rank,answer,codes,except,notify,sensitive,contact,decided_by,documents,why,"
        "source,confidence,valid_from,valid_to\n"
        "R-1,Scan,6,required,cpt:70551-70553,cpt:70552,yes,yes,um group,pbm,history order,Why.,S,l,"
        "2026-02-01,2026-03-01\n"
        "R-2,Other,7,not_covered,cpt:99999,,no,,,,,Why not.,,,,\n");
    auto const pack = load_pack(files);
    REQUIRE(pack.ok());
    auto const& made = pack->rules->rows.at(0);
    CHECK(made.row == "R-1");
    CHECK(made.title == "Scan");
    CHECK(made.rank == 6);
    CHECK(made.answer == AnswerKind::required);
    CHECK(made.codes.contains({codes::CodeSystem::cpt, "70553"}));
    CHECK(made.except.contains({codes::CodeSystem::cpt, "70552"}));
    CHECK(made.notify);
    CHECK(made.sensitive);
    CHECK(made.own_contact);
    CHECK(pack->contacts[made.contact].key == "um");
    CHECK(pack->contacts[made.further_contacts.at(0)].key == "group");
    CHECK(made.decided_by == DecidedBy::pbm);
    CHECK(made.documents == Texts{"history", "order"});
    CHECK(made.why == "Why.");
    CHECK(made.source == "S");
    CHECK(made.confidence == "l");
    CHECK(made.valid_from == make_day(2026, 2, 1));
    CHECK(made.valid_to == make_day(2026, 3, 1));
    CHECK(made.line == 2);
    auto const& other = pack->rules->rows.at(1);
    CHECK_FALSE(other.notify);
    CHECK_FALSE(other.own_contact);
    CHECK(pack->contacts[other.contact].key == "um");
    CHECK(other.further_contacts.empty());
    CHECK(other.confidence == "h");
    CHECK(other.valid_from == pack->valid_from);
    CHECK(other.valid_to == pack->valid_to);
}

TEST_CASE("a cell of a requirement row that says nothing possible is refused") {
    CHECK(row_fault("confidence", "x").find("confidence must be") != std::string::npos);
    for (auto const* word : {"h", "m", "l"}) CHECK(row_fault("confidence", word).empty());
    CHECK(row_fault("except", "any").find("except must not be") != std::string::npos);
    CHECK(row_fault("contact", "um nobody").find("contact nobody") != std::string::npos);
    CHECK(row_fault("valid_from,valid_to", "2026-02-01,2026-02-01").empty());
    for (auto const* rank : {"0", "9", "", "12", "a"}) {
        CAPTURE(rank);
        CHECK(fault_of(small_files("row,title,rank,answer,codes,why\nR-1,A," + std::string(rank) +
                                   ",required,any,One.\n"))
                  .find("rank must be 1 to 8") != std::string::npos);
    }
    for (auto const* rank : {"1", "8"})
        CHECK(fault_of(small_files("row,title,rank,answer,codes,why\nR-1,A," + std::string(rank) +
                                   ",required,any,One.\n"))
                  .empty());
    CHECK(fault_of(small_files("row,title,rank,answer,codes,why\nR-1,A,6,required,any,\n"))
              .find("why must be a sentence") != std::string::npos);
}

TEST_CASE("an edition is found by its days, the first and the last among them, and by its name") {
    auto const made = [](std::string const& plan, std::string const& edition,
                         std::string const& days) {
        std::string text = small_plan;
        auto const put = [&](std::string_view from, std::string const& to) {
            text.replace(text.find(from), from.size(), to);
        };
        put("plan = \"small\"", "plan = \"" + plan + "\"");
        put("edition = \"current\"", "edition = \"" + edition + "\"");
        put("valid_from = 2020-01-01", days);
        auto files = small_files(one_row);
        files["plan.toml"] = text;
        return std::make_shared<Pack const>(load_pack(files).value());
    };
    Packs const packs({made("other", "all", "valid_from = 2000-01-01"),
                       made("small", "old", "valid_from = 2020-01-01\nvalid_to = 2025-12-31"),
                       made("small", "new", "valid_from = 2026-01-01")});
    PlanId const small("small");
    CHECK(packs.effective(small, make_day(2020, 1, 1)).value()->edition == "old");
    CHECK(packs.effective(small, make_day(2025, 12, 31)).value()->edition == "old");
    CHECK(packs.effective(small, make_day(2026, 1, 1)).value()->edition == "new");
    CHECK(packs.effective(small, make_day(2019, 12, 31)).fault().message.find("2019-12-31") !=
          std::string::npos);
    CHECK(packs.edition(small, "new").value()->plan == small);
    CHECK(packs.edition(small, "all").fault().code == "unknown_edition");
    CHECK(packs.edition(PlanId("big"), "old").fault().code == "unknown_plan");
    CHECK(packs.version(PackVersion("0")).fault().code == "unknown_edition");
}

TEST_CASE("a clock arrives with its conditions, its bounds and its warnings") {
    auto const pack = loaded(
        "clocks.toml",
        "[[clock]]\nrow = 'C'\nclock = 'standard'\nline = ['gold']\nkind = ['dme']\n"
        "review = ['pre_service']\nurgency = ['standard']\nspecial = ['hospice']\n"
        "level_of_care = ['icu']\nadmission_source = ['home']\nlaw = ['ca']\n"
        "on_expiry = 'lapse'\nextension_days = 14\nextension_needs_notice = true\n"
        "adverse_only = true\nwarn = [1, 99, '24h', '90m', '2d', '1bd', '999h']\nwhy = 'W.'\n"
        "[[clock.bound]]\nanchor = 'notified'\nspan = 3\nunit = 'calendar_day'\n"
        "mandatory = false\ntolls = true\nholds = 'asked'\nask_hours = 24\nextends = false\n"
        "source = 'S'\n"
        "[[clock.bound]]\nanchor = 'decision_due'\nunit = 'hour'\n"
        "[[clock.bound]]\nanchor = 'decision_due'\nspan = 2\nunit = 'hour'\n"
        "[[clock.bound]]\nanchor = 'received'\nunit = 'hour'\n"
        "[[urgency]]\nline = ['gold']\nbinding = ['physician']\nmember_may_ask = true\n"
        "floor_hours = 12\nsource = 'S'\n"
        "[[information]]\nline = ['gold']\nadministrative = ['npi']\nsource = 'S'\n");
    auto const& clock = pack.clocks.at(0);
    CHECK(clock.row == "C");
    CHECK(clock.clock == ClockKind::standard);
    CHECK(clock.lines == Texts{"gold"});
    CHECK(clock.kinds == std::vector{RequestKind::dme});
    CHECK(clock.reviews == std::vector{Review::pre_service});
    CHECK(clock.urgencies == std::vector{Urgency::standard});
    CHECK(clock.special == std::vector{Special::hospice});
    CHECK(clock.levels == std::vector{LevelOfCare::icu});
    CHECK(clock.sources == std::vector{AdmissionSource::home});
    CHECK(clock.law == Texts{"ca"});
    CHECK(clock.on_expiry == OnExpiry::lapse);
    CHECK(clock.extension_days == 14);
    CHECK(clock.extension_needs_notice);
    CHECK(clock.adverse_only);
    CHECK(clock.warn == std::vector{1, 99});
    REQUIRE(clock.warn_before.size() == 5);
    CHECK(clock.warn_before[0].count == 24);
    CHECK(clock.warn_before[0].unit == calendar::SpanUnit::hour);
    CHECK(clock.warn_before[1].unit == calendar::SpanUnit::minute);
    CHECK(clock.warn_before[2].unit == calendar::SpanUnit::calendar_day);
    CHECK(clock.warn_before[3].unit == calendar::SpanUnit::business_day);
    CHECK(clock.warn_before[4].count == 999);
    auto const& bound = clock.bounds.at(0);
    CHECK(bound.anchor == Anchor::notified);
    CHECK(bound.span.count == 3);
    CHECK(bound.span.unit == calendar::SpanUnit::calendar_day);
    CHECK_FALSE(bound.mandatory);
    CHECK(bound.tolls);
    CHECK(bound.holds == BoundHolds::asked);
    CHECK(bound.ask_hours == 24);
    CHECK_FALSE(bound.extends);
    CHECK(bound.source == "S");
    CHECK(bound.words == "notified + 3 calendar_day");
    CHECK(clock.bounds.at(1).words == "decision_due");
    CHECK(clock.bounds.at(2).words == "decision_due + 2 hour");
    CHECK(clock.bounds.at(3).words == "received + 0 hour");
    auto const& urgency = pack.urgency_rules.at(0);
    CHECK(urgency.lines == Texts{"gold"});
    CHECK(urgency.binding == Texts{"physician"});
    CHECK(urgency.member_may_ask);
    CHECK(urgency.floor_hours == 12);
    CHECK(urgency.source == "S");
    CHECK(pack.information_rules.at(0).lines == Texts{"gold"});
    CHECK(pack.information_rules.at(0).administrative == Texts{"npi"});
    CHECK(pack.information_rules.at(0).source == "S");
    CHECK(urgency_rule(pack, "gold") == &urgency);
    CHECK(urgency_rule(pack, "silver") == nullptr);
    CHECK(information_rule(pack, "silver") == nullptr);
}

TEST_CASE("a clock says nothing impossible") {
    auto const clock = [](std::string const& more, std::string const& bound) {
        return "[[clock]]\nrow = 'C'\nclock = 'standard'\non_expiry = 'lapse'\nwhy = 'W.'\n" +
               more + "\n" + bound;
    };
    std::string const bound = "[[clock.bound]]\nanchor = 'received'\nunit = 'calendar_day'\n";
    auto const file = "clocks.toml";
    CHECK(loaded(file, clock("", bound + "tolls = true\n")).clocks.size() == 1);
    refused(file, clock("", ""), "The clock has no bound");
    refused(file, clock("", bound + "colour = 'red'\n"), "colour is not known");
    refused(file, clock("", bound + "holds = 'never'\n"), "holds takes always");
    refused(
        file,
        clock("", "[[clock.bound]]\nanchor = 'received'\nunit = 'business_day'\ntolls = true\n"),
        "counts hours or calendar days");
    for (auto const* warn : {"[0]", "[100]", "[1.5]", "['0h']", "['h']", "['1000h']", "['-1h']",
                             "['2w']", "[true]", "50"})
        refused(file, clock(std::string("warn = ") + warn, bound), "warn takes percents");
    refused(file, "[[urgency]]\nbinding = ['king']\nsource = 'S'\n", "king is nobody who");
    refused(file, "[[urgency]]\nsource = 'S'\ncolour = 1\n", "colour is not known");
    refused(file, "[[information]]\nsource = 'S'\n", "administrative is missing");
}

TEST_CASE("the law's floors arrive, and say nothing unknown") {
    std::string const floor =
        "[[floor]]\nprofile = 'ma'\nclock = 'urgent'\nanchor = 'received'\nspan = 72\nunit = "
        "'hour'\n"
        "review = ['pre_service']\nappeal = ['grievance']\nsource = 'S'\nvalid_from = 2026-01-01\n";
    std::string const filing =
        "[[filing]]\nprofile = 'ma'\nappeal = 'grievance'\ndays = 60\nsource = 'S'\n";
    auto const law = load_law(floor + filing);
    REQUIRE(law.ok());
    auto const& made = law->floors.at(0);
    CHECK(made.profile == "ma");
    CHECK(made.clock == ClockKind::urgent);
    CHECK(made.anchor == Anchor::received);
    CHECK(made.span.count == 72);
    CHECK(made.span.unit == calendar::SpanUnit::hour);
    CHECK(made.reviews == std::vector{Review::pre_service});
    CHECK(made.appeals.size() == 1);
    CHECK(made.source == "S");
    CHECK(made.valid_from == make_day(2026, 1, 1));
    CHECK(law->filings.at(0).profile == "ma");
    CHECK(law->filings.at(0).days == 60);
    CHECK(law->filings.at(0).source == "S");
    CHECK_FALSE(load_law(floor + "colour = 1\n").ok());
    CHECK_FALSE(load_law(filing + "colour = 1\n").ok());
    CHECK_FALSE(load_law("colour = 1\n" + floor).ok());
}

}  // namespace assent::policy::load_tables_tests
