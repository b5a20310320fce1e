#include "base/quantity.h"

#include "base/text.h"

#include <optional>

namespace assent {
namespace {

constexpr std::size_t most_whole_digits = 14;

/// The decimal text as an integer of its smallest part: 1.5 with 3 places is 1500.
std::optional<std::int64_t> scaled(std::string_view text, std::size_t places) {
    bool const negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    auto const point = text.find('.');
    auto const whole = text.substr(0, point);
    auto const fraction =
        point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    if (!is_digits(whole) || whole.size() > most_whole_digits) return std::nullopt;
    if (point != std::string_view::npos && !is_digits(fraction)) return std::nullopt;
    if (fraction.size() > places) return std::nullopt;
    std::int64_t number = 0;
    for (char const c : whole) number = number * 10 + (c - '0');
    for (std::size_t i = 0; i < places; ++i)
        number = number * 10 + (i < fraction.size() ? fraction[i] - '0' : 0);
    return negative ? -number : number;
}

std::string with_point(std::int64_t number, std::size_t places) {
    // The magnitude as unsigned, so that the smallest number has one.
    auto const magnitude =
        number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
    auto digits = std::to_string(magnitude);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    digits.insert(digits.size() - places, 1, '.');
    return number < 0 ? "-" + digits : digits;
}

}  // namespace

Result<Units> parse_units(std::string_view text) {
    if (auto const thousandths = scaled(text, 3)) return Units{*thousandths};
    return invalid("bad_quantity", {},
                   "A quantity is a decimal number with at most three digits behind the point.");
}

std::string to_text(Units units) {
    auto text = with_point(units.thousandths, 3);
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text;
}

Result<Money> parse_money(std::string_view text) {
    if (auto const cents = scaled(text, 2)) return Money{*cents};
    return invalid("bad_money", {},
                   "An amount is a decimal number with at most two digits behind the point.");
}

std::string to_text(Money money) { return with_point(money.cents, 2); }

}  // namespace assent
