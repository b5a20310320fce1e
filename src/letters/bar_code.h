/// A number as bars: Code 128, set C for pairs of digits, set B where one is left over.
#pragma once

#include <string_view>
#include <vector>

namespace assent::letters {

/// Widths of bars and spaces in turn, the first one a bar; none for what holds anything but digits.
std::vector<int> bars_of(std::string_view digits);

}  // namespace assent::letters
