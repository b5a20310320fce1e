#include "base/check_digit.h"

#include <doctest/doctest.h>

namespace assent {

TEST_CASE("a provider number needs ten digits, a 1 or 2 in front and its check digit") {
    CHECK(is_npi("1234567893"));
    CHECK(is_npi("2000000002"));
    for (auto const* text : {"1234567890", "1234567894", "3234567893", "123456789", "12345678931",
                             "", "123456789a", " 1234567893"}) {
        CAPTURE(text);
        CHECK_FALSE(is_npi(text));
    }
}

TEST_CASE("one wrong digit or two swapped neighbours are noticed") {
    std::string const good = "1234567893";
    for (std::size_t i = 0; i < good.size(); ++i) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            auto bad = good;
            bad[i] = digit;
            CHECK(is_npi(bad) == (bad == good));
        }
    }
    CHECK_FALSE(is_npi("1243567893"));
}

TEST_CASE("a request number is the block, at least six digits and a check digit") {
    auto const number = make_request_number("10", 24577).value;
    CHECK(number.size() == 9);
    CHECK(number.substr(0, 8) == "10024577");
    CHECK(is_request_number(number));
    CHECK(make_request_number("30", 12'345'678).value.size() == 11);
    CHECK(is_request_number(make_request_number("30", 0).value));
    CHECK_FALSE(is_request_number("100245770"));
    CHECK_FALSE(is_request_number("10024577"));
    CHECK_FALSE(is_request_number("100 245 771"));
    CHECK_FALSE(is_request_number(""));
}

TEST_CASE("a proof number has a 9 behind the block") {
    auto const number = make_proof_number("10", 24577).value;
    CHECK(number.substr(0, 9) == "109024577");
    CHECK(is_proof_number(number));
    CHECK_FALSE(is_proof_number(make_request_number("10", 24577).value));
    CHECK_FALSE(is_proof_number(make_request_number("10", 1'024'577).value));
}

TEST_CASE("numbers are grouped by three from the right") {
    CHECK(grouped("100245771") == "100\u00a0245\u00a0771");
    CHECK(grouped("1002457711") == "1\u00a0002\u00a0457\u00a0711");
    CHECK(grouped("12") == "12");
    CHECK(grouped("").empty());
}

TEST_CASE("an appeal's number is an A before a number that holds") {
    auto const number = make_appeal_number("10", 245771);
    CHECK(number.value.front() == 'A');
    CHECK(is_appeal_number(number.value));
    CHECK_FALSE(is_appeal_number(number.value.substr(1)));
    CHECK_FALSE(is_request_number(number.value));
    auto wrong = number.value;
    wrong.back() = wrong.back() == '0' ? '1' : '0';
    CHECK_FALSE(is_appeal_number(wrong));
    CHECK(grouped(number.value) == "A" + grouped(number.value.substr(1)));
}

}  // namespace assent
