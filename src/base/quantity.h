/// Exact amounts: Units are integer thousandths (messages may carry fractions), Money is integer
/// cents.
#pragma once

#include "base/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace assent {

struct Units {
    std::int64_t thousandths = 0;
    friend auto operator<=>(Units, Units) = default;
};

struct Money {
    std::int64_t cents = 0;
    friend auto operator<=>(Money, Money) = default;
};

inline Units whole_units(std::int64_t n) { return {n * 1000}; }

/// Decimal text without exponent and with at most three fraction digits. Faults: `bad_quantity`.
Result<Units> parse_units(std::string_view text);
std::string to_text(Units units);
/// Decimal text with at most two fraction digits. Faults: `bad_money`.
Result<Money> parse_money(std::string_view text);
std::string to_text(Money money);

}  // namespace assent
