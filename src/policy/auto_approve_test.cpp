#include "policy/auto_approve.h"

#include "policy/test_packs.h"

#include <doctest/doctest.h>

using namespace assent;
using namespace assent::policy;

namespace {

std::string const rule = R"([[rule]]
row = "A-1"
kind = ["ecm_cs"]
codes = "cus:ECM02"
reason = ["ecm"]
urgency = ["standard"]
review = ["pre_service"]
line = ["gold"]
network = ["in"]
local = true
no_open_duplicate = true
documents = ["history"]
units_max = "12"
months = 12
why = "Approved for twelve months."
valid_from = 2024-01-01
)";

Pack pack_with_rules(std::string const& rules) {
    auto files = small_files(
        "row,title,rank,answer,codes,why\nR-1,Canes,6,required,hcpcs:E0100,Canes need approval.\n");
    files["auto_approve.toml"] = rules;
    return load_pack(files).value();
}

AutoAsk complete() {
    AutoAsk ask;
    ask.kind = RequestKind::ecm_cs;
    ask.reason = "ecm";
    ask.line_of_business = "gold";
    ask.code = codes::Code{codes::CodeSystem::cus, "ECM02"};
    ask.network = Network::in;
    ask.servicing_county = "lake";
    ask.open_duplicate = false;
    ask.documents = {"history"};
    ask.units = whole_units(12);
    ask.service_day = make_day(2026, 11, 23);
    return ask;
}

}  // namespace

TEST_CASE("a request that fulfils every condition is approved at once") {
    auto const found = auto_approve(pack_with_rules(rule), complete());
    CHECK(found.result == AutoApproval::yes);
    CHECK(found.row == "A-1");
    CHECK(found.months == 12);
    CHECK(found.missing.empty());
    CHECK(found.why == "Approved for twelve months.");
}

TEST_CASE("what is not known yet leaves the approval open and is named") {
    auto ask = complete();
    ask.network = Network::unknown;
    ask.open_duplicate.reset();
    ask.documents.clear();
    auto const found = auto_approve(pack_with_rules(rule), ask);
    CHECK(found.result == AutoApproval::conditional);
    CHECK(found.missing == std::vector<std::string>{"network", "open_duplicate", "history"});
    CHECK(found.why == "Approved for twelve months. Still open: network, open_duplicate, history.");
}

TEST_CASE("one condition that fails ends the approval") {
    auto const pack = pack_with_rules(rule);
    auto const result = [&](auto change) {
        auto ask = complete();
        change(ask);
        return auto_approve(pack, ask).result;
    };
    CHECK(result([](AutoAsk& a) { a.kind = RequestKind::outpatient; }) == AutoApproval::no);
    CHECK(result([](AutoAsk& a) { a.reason = "ecm_cs"; }) == AutoApproval::no);
    CHECK(result([](AutoAsk& a) { a.urgency = Urgency::urgent; }) == AutoApproval::no);
    CHECK(result([](AutoAsk& a) { a.review = Review::post_service; }) == AutoApproval::no);
    CHECK(result([](AutoAsk& a) { a.line_of_business = "silver"; }) == AutoApproval::no);
    CHECK(result([](AutoAsk& a) { a.code->value = "ECM01"; }) == AutoApproval::no);
    CHECK(result([](AutoAsk& a) { a.code.reset(); }) == AutoApproval::no);
    CHECK(result([](AutoAsk& a) { a.network = Network::out; }) == AutoApproval::no);
    CHECK(result([](AutoAsk& a) { a.servicing_county = "sea"; }) == AutoApproval::no);
    CHECK(result([](AutoAsk& a) { a.open_duplicate = true; }) == AutoApproval::no);
    CHECK(result([](AutoAsk& a) { a.units = whole_units(13); }) == AutoApproval::no);
    CHECK(result([](AutoAsk& a) { a.service_day = make_day(2023, 12, 31); }) == AutoApproval::no);
}

TEST_CASE("a rule holds on its first day and its last, and not around them") {
    auto const pack = pack_with_rules(rule + "valid_to = 2026-11-30\n");
    auto const result = [&](Day day) {
        auto ask = complete();
        ask.service_day = day;
        return auto_approve(pack, ask).result;
    };
    CHECK(result(make_day(2023, 12, 31)) == AutoApproval::no);
    CHECK(result(make_day(2024, 1, 1)) == AutoApproval::yes);
    CHECK(result(make_day(2026, 11, 30)) == AutoApproval::yes);
    CHECK(result(make_day(2026, 12, 1)) == AutoApproval::no);
}

TEST_CASE("what a rule does not ask about does not matter to it") {
    auto const pack = pack_with_rules("[[rule]]\nrow = \"A-3\"\nwhy = \"Approved.\"\n");
    AutoAsk ask;
    ask.service_day = make_day(2026, 11, 23);
    ask.open_duplicate = true;
    ask.resident = false;
    CHECK(auto_approve(pack, ask).result == AutoApproval::yes);
}

TEST_CASE("a special case, a level of care and a stay before the coverage are conditions too") {
    auto const fit = [](std::string const& condition, auto change) {
        auto const pack =
            pack_with_rules("[[rule]]\nrow = \"A-3\"\nwhy = \"Approved.\"\n" + condition + "\n");
        AutoAsk ask;
        ask.service_day = make_day(2026, 11, 23);
        change(ask);
        return auto_approve(pack, ask).result;
    };
    auto const special = "special = [\"hospice\", \"transplant\"]";
    CHECK(fit(special, [](AutoAsk&) {}) == AutoApproval::no);
    CHECK(fit(special, [](AutoAsk& a) { a.special = {Special::esrd}; }) == AutoApproval::no);
    CHECK(fit(special, [](AutoAsk& a) {
              a.special = {Special::esrd, Special::transplant};
          }) == AutoApproval::yes);
    auto const level = "level_of_care = [\"snf\"]";
    CHECK(fit(level, [](AutoAsk&) {}) == AutoApproval::conditional);
    CHECK(fit(level, [](AutoAsk& a) { a.level_of_care = LevelOfCare::icu; }) == AutoApproval::no);
    CHECK(fit(level, [](AutoAsk& a) { a.level_of_care = LevelOfCare::snf; }) == AutoApproval::yes);
    CHECK(fit("resident = true", [](AutoAsk&) {}) == AutoApproval::conditional);
    CHECK(fit("resident = true", [](AutoAsk& a) { a.resident = false; }) == AutoApproval::no);
    CHECK(fit("resident = true", [](AutoAsk& a) { a.resident = true; }) == AutoApproval::yes);
    auto const units = "units_max = \"12\"";
    CHECK(fit(units, [](AutoAsk&) {}) == AutoApproval::conditional);
    CHECK(fit("codes = \"any\"", [](AutoAsk&) {}) == AutoApproval::yes);
}

TEST_CASE("of two rules that fit alike the first is named") {
    auto const second = "[[rule]]\nrow = \"A-2\"\nkind = [\"ecm_cs\"]\nwhy = \"Approved.\"\n";
    CHECK(auto_approve(pack_with_rules(rule + second), complete()).row == "A-1");
}

TEST_CASE("the rule that fits best is the one that is named") {
    auto const second = "[[rule]]\nrow = \"A-2\"\nkind = [\"ecm_cs\"]\nwhy = \"Approved.\"\n";
    auto ask = complete();
    ask.network.reset();
    CHECK(auto_approve(pack_with_rules(rule + second), ask).row == "A-2");
}
