#include "letters/bar_code.h"

#include <algorithm>

namespace assent::letters {
namespace {

/// ISO/IEC 15417: the six widths of each of the symbols 0 to 105.
constexpr std::string_view symbol_widths =
    "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231"
    "113222123122123221223211221132221231213212223112312131311222321122321221312212322112322211"
    "212123212321232121111323131123131321112313132113132311211313231113231311112133112331132131"
    "113123113321133121313121211331231131213113213311213131311123311321331121312113312311332111"
    "314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211"
    "241211221114413111241112134111111242121142121241114212124112124211411212421112421211212141"
    "214121412121111143111341131141114113114311411113411311113141114131311141411131211412211214"
    "211232";
constexpr std::string_view stop_widths = "2331112";
constexpr int start_b = 104;
constexpr int start_c = 105;
constexpr int change_to_c = 99;
constexpr int first_of_b = 32;  // the character of symbol 0 in set B
constexpr int check_modulus = 103;

int value_of(char digit) { return digit - '0'; }

std::vector<int> symbols_of(std::string_view digits) {
    std::vector<int> symbols{start_c};
    if (digits.size() % 2 == 1) {
        symbols = {start_b, digits.front() - first_of_b, change_to_c};
        digits.remove_prefix(1);
    }
    for (std::size_t i = 0; i < digits.size(); i += 2)
        symbols.push_back(value_of(digits[i]) * 10 + value_of(digits[i + 1]));
    int sum = symbols.front();
    for (std::size_t i = 1; i < symbols.size(); ++i) sum += static_cast<int>(i) * symbols[i];
    symbols.push_back(sum % check_modulus);
    return symbols;
}

void add(std::vector<int>& widths, std::string_view of_symbol) {
    for (char const width : of_symbol) widths.push_back(value_of(width));
}

}  // namespace

std::vector<int> bars_of(std::string_view digits) {
    auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (digits.empty() || !std::ranges::all_of(digits, is_digit)) return {};
    constexpr std::size_t parts = 6;
    std::vector<int> widths;
    for (auto const symbol : symbols_of(digits))
        add(widths, symbol_widths.substr(static_cast<std::size_t>(symbol) * parts, parts));
    add(widths, stop_widths);
    return widths;
}

}  // namespace assent::letters
