#include "letters/bar_code.h"

#include <doctest/doctest.h>

#include <numeric>
#include <string>

namespace assent::letters {
namespace {

int width_of(std::vector<int> const& bars) { return std::accumulate(bars.begin(), bars.end(), 0); }

std::string written(std::vector<int> const& bars) {
    std::string text;
    for (int const width : bars) text += std::to_string(width);
    return text;
}

TEST_CASE("pairs of digits stand in set C, with the check symbol of the standard's own sum") {
    // (105 + 1·10 + 2·24) mod 103 = 60, whose widths are 314111.
    CHECK(written(bars_of("1024")) ==
          "211232"
          "221312"
          "311222"
          "314111"
          "2331112");
}

TEST_CASE("a digit left over stands first, in set B") {
    // (104 + 1·17 + 2·99 + 3·2) mod 103 = 16
    CHECK(written(bars_of("102")) ==
          "211214"
          "123221"
          "113141"
          "222221"
          "123122"
          "2331112");
}

TEST_CASE("every symbol is eleven modules wide, and the stop thirteen") {
    for (int number = 0; number < 10000; ++number) {
        auto const digits = std::to_string(number);
        auto const symbols = digits.size() / 2 + 2 + (digits.size() % 2) * 2;
        CHECK(width_of(bars_of(digits)) == static_cast<int>(symbols) * 11 + 13);
    }
}

TEST_CASE("what is no number has no bars") {
    for (auto const* text : {"", "12a4", "١٢", "1 2"}) CHECK(bars_of(text).empty());
}

}  // namespace
}  // namespace assent::letters
