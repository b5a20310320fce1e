#include "scenario/coverage.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace assent::scenario {
namespace {

std::string const head = "id,group,kind,plan,rule,source,waits_for\n";

std::vector<Rule> catalogue(std::string const& rows) {
    auto rules = parse_catalogue(head + rows);
    REQUIRE_MESSAGE(rules.ok(), (rules.ok() ? "" : rules.fault().message));
    return std::move(rules).take();
}

std::string refusal(std::string const& text) {
    auto const rules = parse_catalogue(text);
    REQUIRE(!rules.ok());
    CHECK(rules.fault().code == "bad_catalogue");
    return rules.fault().where + ": " + rules.fault().message;
}

std::vector<std::string> ids(std::vector<Rule> const& rules) {
    std::vector<std::string> out;
    for (auto const& rule : rules) out.push_back(rule.id);
    return out;
}

Coverage named(std::string const& text) {
    auto const file = parse_file("x.txt", text);
    REQUIRE(file.ok());
    Coverage coverage;
    add_coverage(coverage, *file);
    return coverage;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a catalogue row keeps all its cells") {
    auto const rules = catalogue("REF-01,REF,RULE,central,\"A referral, always\",Guide,portal\n");
    REQUIRE(rules.size() == 1);
    auto const& rule = rules.front();
    CHECK(rule.id == "REF-01");
    CHECK(rule.group == "REF");
    CHECK(rule.kind == "RULE");
    CHECK(rule.plan == "central");
    CHECK(rule.text == "A referral, always");
    CHECK(rule.source == "Guide");
    CHECK(rule.waits_for == "portal");
}

TEST_CASE("a catalogue that cannot be trusted is refused with its line") {
    CHECK(refusal("id,group,kind,plan,rule,source\n") == "line 1: there is no column waits_for");
    CHECK(refusal(head + "REF-01,REF,RULE,all,a,b,\nREF-01,REF,RULE,all,a,b,\n") ==
          "line 3: REF-01 stands there twice");
    CHECK(refusal(head + "ref-1,REF,RULE,all,a,b,\n") == "line 2: 'ref-1' is no rule id");
    CHECK(refusal(head + "REF-01,REF,WISH,all,a,b,\n") == "line 2: REF-01: no kind 'WISH'");
    CHECK(refusal(head + "REF-01,REF,RULE,all,a,b,spring\n") ==
          "line 2: REF-01: nothing is called 'spring'");
    CHECK(refusal(head + "REF-01,REF,RULE,all,,b,\n") ==
          "line 2: REF-01 needs a group, a plan, a rule and a source");
    CHECK(refusal(head + "REF-01,REF,RULE,all," + std::string(161, 'a') + ",b,\n") ==
          "line 2: REF-01 is longer than 160 characters");
    CHECK(parse_catalogue(head + "REF-01,REF,RULE,all," + std::string(160, 'a') + ",b,\n").ok());
}

TEST_CASE("a rule is covered, missing, waiting or not asked for") {
    auto const rules = catalogue(
        "REF-01,REF,RULE,all,covered,s,\n"
        "REF-02,REF,RULE,all,nobody shows it,s,\n"
        "REF-03,REF,RULE,all,needs a screen,s,portal\n"
        "REF-04,REF,FIELD,all,a field,s,\n"
        "SUP-01,SUP,RULE,all,of a group nobody must show,s,\n"
        "LTR-01,LTR,RULE,all,waits but is shown,s,letters\n");
    auto const out = report(rules, named("# REF-01, LTR-01\nScenario: a\n"));
    CHECK(out.covered.size() == 2);
    CHECK(out.covered.at("REF-01") == std::vector<Mention>{{"x.txt", 2, "a"}});
    CHECK(out.covered.contains("LTR-01"));
    CHECK(ids(out.missing) == Ids{"REF-02"});
    CHECK(ids(out.waiting) == Ids{"REF-03"});
    CHECK(ids(out.other) == Ids{"REF-04", "SUP-01"});
    CHECK(out.unknown.empty());
}

TEST_CASE("a limit of the old systems is covered by its better twin, not the other way round") {
    auto const rules = catalogue(
        "ELG-03,ELG,LIMIT,all,old,s,\nELG-03B,ELG,BEYOND,all,new,s,\n"
        "ELG-04,ELG,RULE,all,no limit,s,\nELG-04B,ELG,BEYOND,all,new,s,\n");
    auto const out = report(rules, named("# ELG-03B, ELG-04B\nScenario: a\n"));
    CHECK(out.covered.contains("ELG-03"));
    CHECK(out.covered.contains("ELG-03B"));
    CHECK(ids(out.missing) == Ids{"ELG-04"});
    CHECK(report(rules, named("# ELG-03\nScenario: a\n")).covered.size() == 1);
}

TEST_CASE("an id that scenarios name and nobody wrote down is unknown") {
    auto const rules = catalogue("REF-01,REF,RULE,all,a,s,\n");
    auto const out = report(rules, named("# REF-01, REF-99\nScenario: a\n"));
    CHECK(out.unknown == Ids{"REF-99"});
}

TEST_CASE("the project's own catalogue can be read") {
    std::ifstream in("docs/rules.csv", std::ios::binary);
    REQUIRE(in);
    std::string const text{std::istreambuf_iterator<char>(in), {}};
    auto const rules = parse_catalogue(text);
    REQUIRE_MESSAGE(rules.ok(), (rules.ok() ? "" : rules.fault().where + rules.fault().message));
    CHECK(rules->size() > 500);
}

}  // namespace assent::scenario
