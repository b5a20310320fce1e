#include "base/quantity.h"

#include <doctest/doctest.h>

namespace assent {

TEST_CASE("units keep up to three digits behind the point") {
    CHECK(*parse_units("1") == Units{1000});
    CHECK(*parse_units("1.5") == Units{1500});
    CHECK(*parse_units("0.001") == Units{1});
    CHECK(*parse_units("-2.25") == Units{-2250});
    CHECK(*parse_units("99999999999999") == Units{99'999'999'999'999'000});
    CHECK(to_text(Units{1500}) == "1.5");
    CHECK(to_text(Units{1000}) == "1");
    CHECK(to_text(Units{0}) == "0");
    CHECK(to_text(Units{10'000}) == "10");
    CHECK(to_text(Units{-1}) == "-0.001");
    CHECK(to_text(Units{INT64_MIN}) == "-9223372036854775.808");
    CHECK(whole_units(12) == Units{12'000});
}

TEST_CASE("what is no quantity is refused") {
    for (auto const* text :
         {"", "-", ".", "1.", ".5", "1.2345", "1e3", "+1", "1,5", " 1", "1 ", "0x1", "--1", "1.-5",
          "999999999999999", "123456789012345678901234567890"}) {
        CAPTURE(text);
        CHECK(parse_units(text).fault().code == "bad_quantity");
    }
}

TEST_CASE("money has cents") {
    CHECK(*parse_money("12.5") == Money{1250});
    CHECK(*parse_money("12.50") == Money{1250});
    CHECK(*parse_money("-0.07") == Money{-7});
    CHECK(to_text(Money{1250}) == "12.50");
    CHECK(to_text(Money{-7}) == "-0.07");
    CHECK(to_text(Money{0}) == "0.00");
    CHECK(parse_money("1.234").fault().code == "bad_money");
    CHECK(parse_money("$5").fault().code == "bad_money");
}

}  // namespace assent
