#include "base/check_digit.h"

#include "base/text.h"

#include <cassert>

namespace assent {
namespace {

constexpr std::size_t block_digits = 2;
constexpr std::size_t least_serial_digits = 6;
constexpr char proof_mark = '9';
constexpr char appeal_mark = 'A';

/// Sum of the Luhn weights, where the digit at the right end counts double.
int luhn_sum(std::string_view digits) {
    int sum = 0;
    bool doubled = true;
    for (auto i = digits.size(); i-- > 0; doubled = !doubled) {
        int const digit = digits[i] - '0';
        int const weighed = doubled ? digit * 2 : digit;
        sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum;
}

std::string numbered(std::string head, std::int64_t serial) {
    assert(serial >= 0);
    auto const digits = std::to_string(serial);
    if (digits.size() < least_serial_digits) head.append(least_serial_digits - digits.size(), '0');
    head += digits;
    head += luhn_digit(head);
    return head;
}

bool is_block(std::string_view block) { return block.size() == block_digits && is_digits(block); }

}  // namespace

char luhn_digit(std::string_view digits) {
    assert(is_digits(digits));
    return static_cast<char>('0' + (10 - luhn_sum(digits) % 10) % 10);
}

bool luhn_holds(std::string_view digits) {
    if (digits.size() < 2 || !is_digits(digits)) return false;
    return luhn_digit(digits.substr(0, digits.size() - 1)) == digits.back();
}

bool is_npi(std::string_view text) {
    if (text.size() != 10 || !is_digits(text) || (text.front() != '1' && text.front() != '2'))
        return false;
    // 45 CFR 162.406: the card issuer prefix 80840 takes part in the check but is not written.
    return luhn_holds("80840" + std::string(text));
}

RequestId make_request_number(std::string_view block, std::int64_t serial) {
    assert(is_block(block));
    return RequestId(numbered(std::string(block), serial));
}

bool is_request_number(std::string_view text) {
    return text.size() >= block_digits + least_serial_digits + 1 && luhn_holds(text);
}

AppealId make_appeal_number(std::string_view block, std::int64_t serial) {
    return AppealId(appeal_mark + make_request_number(block, serial).value);
}

bool is_appeal_number(std::string_view text) {
    return !text.empty() && text.front() == appeal_mark && is_request_number(text.substr(1));
}

ProofNumber make_proof_number(std::string_view block, std::int64_t serial) {
    assert(is_block(block));
    return ProofNumber(numbered(std::string(block) + proof_mark, serial));
}

bool is_proof_number(std::string_view text) {
    return text.size() >= block_digits + least_serial_digits + 2 &&
           text[block_digits] == proof_mark && luhn_holds(text);
}

std::string grouped(std::string_view number) {
    std::string out;
    if (!number.empty() && number.front() == appeal_mark) {
        out = appeal_mark;
        number.remove_prefix(1);
    }
    for (std::size_t i = 0; i < number.size(); ++i) {
        if (i > 0 && (number.size() - i) % 3 == 0) out += "\xC2\xA0";
        out += number[i];
    }
    return out;
}

}  // namespace assent
