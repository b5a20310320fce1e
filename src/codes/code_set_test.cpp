#include "codes/code_set.h"

#include <doctest/doctest.h>

#include <map>

namespace assent::codes {
namespace {

std::map<std::string, std::string, std::less<>> const named{
    {"imaging", "cpt:70450-70498 hcpcs:G0219"}, {"scans", "@imaging cpt:78811"}, {"loop", "@loop"}};

std::string const* find_named(void const* context, std::string_view name) {
    auto const& sets =
        *static_cast<std::map<std::string, std::string, std::less<>> const*>(context);
    auto const found = sets.find(name);
    return found == sets.end() ? nullptr : &found->second;
}

CodeSet set_of(std::string_view text) {
    auto set = parse_code_set(text, find_named, &named);
    REQUIRE(set);
    return std::move(set).take();
}

bool holds(std::string_view list, CodeSystem system, std::string value) {
    return set_of(list).contains({system, std::move(value)});
}

}  // namespace

TEST_CASE("a prefix stays in force until the next") {
    constexpr auto list = "cpt:70450-70498 71250-71275 hcpcs:G0219 G0235 revenue:0114";
    CHECK(holds(list, CodeSystem::cpt, "70450"));
    CHECK(holds(list, CodeSystem::cpt, "70498"));
    CHECK(holds(list, CodeSystem::cpt, "71260"));
    CHECK(holds(list, CodeSystem::hcpcs, "G0235"));
    CHECK(holds(list, CodeSystem::revenue, "0114"));
    CHECK_FALSE(holds(list, CodeSystem::cpt, "70499"));
    CHECK_FALSE(holds(list, CodeSystem::cpt, "70449"));
    CHECK_FALSE(holds(list, CodeSystem::hcpcs, "G0220"));
}

TEST_CASE("a range holds only codes of its own series") {
    CHECK(holds("cpt:0609T-0612T", CodeSystem::cpt, "0610T"));
    CHECK_FALSE(holds("cpt:0609T-0612T", CodeSystem::cpt, "0610U"));
    CHECK_FALSE(holds("cpt:0609T-0612T", CodeSystem::cpt, "06105"));
    CHECK(holds("hcpcs:A4653-A4932", CodeSystem::hcpcs, "A4700"));
    CHECK(holds("hcpcs:A9999-B4000", CodeSystem::hcpcs, "B0001"));
    CHECK_FALSE(holds("cpt:10000-69990", CodeSystem::cpt, "2000F"));
    CHECK(holds("cus:CS01-CS08", CodeSystem::cus, "CS05"));
}

TEST_CASE("a star is the whole system and any is everything") {
    CHECK(holds("ndc:*", CodeSystem::ndc, "00093720110"));
    CHECK_FALSE(holds("ndc:*", CodeSystem::cpt, "70450"));
    CHECK(set_of("any").any);
    CHECK(holds("any", CodeSystem::cpt, "70450"));
    CHECK_FALSE(set_of("").contains({CodeSystem::cpt, "70450"}));
}

TEST_CASE("a drug number with hyphens is one code and not a range") {
    CHECK(holds("ndc:00093-7201-10", CodeSystem::ndc, "00093720110"));
}

TEST_CASE("a named set stands for its list and leaves the prefix outside as it was") {
    CHECK(holds("@imaging", CodeSystem::hcpcs, "G0219"));
    CHECK(holds("@scans", CodeSystem::cpt, "70455"));
    CHECK(holds("cpt:10005 @imaging 10006", CodeSystem::cpt, "10006"));
}

TEST_CASE("a list that cannot be read names the token") {
    for (auto const* text :
         {"cpt:70498-70450", "cpt:G0219", "xyz:1", "cpt:70450-0612T", "cpt:0609T-0612U", "@nothing",
          "@loop", "*", "cpt:1-2-3", "hcpcs:99213"}) {
        auto const set = parse_code_set(text, find_named, &named);
        CAPTURE(text);
        REQUIRE_FALSE(set);
        CHECK(set.fault().code == "bad_code_list");
    }
    CHECK(parse_code_set("cpt:70450 @nothing").fault().message.find("@nothing") !=
          std::string::npos);
}

TEST_CASE("a diagnosis pattern is a code, a beginning or a range of categories") {
    auto const matches = [](char const* pattern, char const* normal) {
        auto const parsed = parse_diagnosis_pattern(pattern);
        REQUIRE(parsed);
        return parsed->matches(normal);
    };
    CHECK(matches("C50*", "C50911"));
    CHECK_FALSE(matches("C50*", "C51"));
    CHECK(matches("c50.9*", "C50911"));
    CHECK(matches("C*", "C7A00"));
    CHECK(matches("M54.16", "M5416"));
    CHECK_FALSE(matches("M54", "M5416"));
    CHECK(matches("O00-O9A", "O9A119"));
    CHECK(matches("O00-O9A", "O00"));
    CHECK_FALSE(matches("O00-O9A", "P00"));
}

TEST_CASE("what is no diagnosis pattern is refused") {
    for (auto const* text :
         {"", "*", "5*", "M54.16-M54.17", "O9A-O00", "O00-", "-O00", "O00-O9A-P00", "**"})
        CHECK(parse_diagnosis_pattern(text).fault().code == "bad_diagnosis");
}

}  // namespace assent::codes
