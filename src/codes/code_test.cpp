#include "codes/code.h"

#include <doctest/doctest.h>

namespace assent::codes {
namespace {

std::string parsed(char const* text, std::optional<CodeSystem> system = std::nullopt) {
    auto const code = parse_code(text, system);
    if (!code) return code.fault().code;
    return std::string(name_of(code->system)) + ":" + code->value;
}

}  // namespace

TEST_CASE("the type of a code is read from its shape") {
    CHECK(parsed("33016") == "cpt:33016");
    CHECK(parsed(" 0609t ") == "cpt:0609T");
    CHECK(parsed("0001U") == "cpt:0001U");
    CHECK(parsed("1111F") == "cpt:1111F");
    CHECK(parsed("0001M") == "cpt:0001M");
    CHECK(parsed("g0181") == "hcpcs:G0181");
    CHECK(parsed("V5364") == "hcpcs:V5364");
    CHECK(parsed("D0120") == "cdt:D0120");
    CHECK(parsed("ECM02") == "cus:ECM02");
    CHECK(parsed("CS08") == "cus:CS08");
    CHECK(parsed("W1234") == "cus:W1234");
    CHECK(parsed("00093720110") == "ndc:00093720110");
    CHECK(parsed("00093-7201-10") == "ndc:00093720110");
}

TEST_CASE("a ten digit drug label number gets the zero its short part lacks") {
    CHECK(parsed("0093-7201-10") == "ndc:00093720110");
    CHECK(parsed("12345-678-90") == "ndc:12345067890");
    CHECK(parsed("12345-6789-1") == "ndc:12345678901");
    CHECK(parsed("1234-678-90") == "unknown_code");
}

TEST_CASE("revenue and ICD-10-PCS codes are never guessed") {
    CHECK(parsed("0114") == "unknown_code");
    CHECK(parsed("114", CodeSystem::revenue) == "revenue:0114");
    CHECK(parsed("0DTJ4ZZ") == "cus:0DTJ4ZZ");
    CHECK(parsed("0dtj4zz", CodeSystem::icd10pcs) == "icd10pcs:0DTJ4ZZ");
    CHECK(parsed("0DTI4ZZ", CodeSystem::icd10pcs) == "wrong_code_system");
}

TEST_CASE("a code of another system is refused and the sentence says which it looks like") {
    auto const refused = parse_code("99213", CodeSystem::hcpcs);
    REQUIRE_FALSE(refused);
    CHECK(refused.fault().code == "wrong_code_system");
    CHECK(refused.fault().message.find("CPT") != std::string::npos);
    CHECK(parsed("G0181", CodeSystem::cpt) == "wrong_code_system");
    CHECK(parsed("G0181", CodeSystem::cus) == "wrong_code_system");
    CHECK(parsed("D0120", CodeSystem::hcpcs) == "wrong_code_system");
}

TEST_CASE("what no system has is an unknown code") {
    for (auto const* text :
         {"", "   ", "9921", "992133", "99-213", "9921X!", "ABCDEFGHIJKLMNOPQRSTU",
          "\xC3\x89"
          "CM1"})
        CHECK(parsed(text) == "unknown_code");
}

TEST_CASE("a diagnosis loses its point and gets it back for people") {
    CHECK(*parse_diagnosis("m54.16") == "M5416");
    CHECK(*parse_diagnosis("I10") == "I10");
    CHECK(*parse_diagnosis("S72.001A") == "S72001A");
    CHECK(*parse_diagnosis("C7A.00") == "C7A00");
    CHECK(show_diagnosis("M5416") == "M54.16");
    CHECK(show_diagnosis("I10") == "I10");
    CHECK(*parse_code("m54.16", CodeSystem::icd10cm) == Code{CodeSystem::icd10cm, "M5416"});
}

TEST_CASE("what is no diagnosis is refused") {
    for (auto const* text :
         {"", "M5", "M54.", "M.5416", "5416", "MM416", "M54.16789", "M54 16", "M5.416"})
        CHECK_FALSE(parse_diagnosis(text));
}

TEST_CASE("modifiers, places and revenue codes have their own shapes") {
    CHECK(*parse_modifier("rt") == "RT");
    CHECK(*parse_modifier("26") == "26");
    CHECK(parse_modifier("R").fault().code == "bad_modifier");
    CHECK(*parse_place("11") == "11");
    CHECK(parse_place("1").fault().code == "bad_place");
    CHECK(parse_place("1A").fault().code == "bad_place");
    CHECK(*parse_revenue("114") == "0114");
    CHECK(*parse_revenue("0114") == "0114");
    CHECK(parse_revenue("11").fault().code == "bad_revenue_code");
}

}  // namespace assent::codes
