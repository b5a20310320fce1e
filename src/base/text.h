/// Text handling that more than one module needs: UTF-8 check, trimming, splitting, folding for
/// search.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assent {

bool is_utf8(std::string_view text);
std::string_view trim(std::string_view text);
/// Characters, not bytes.
std::size_t characters(std::string_view text);
/// Splits at any run of spaces; no empty parts.
std::vector<std::string_view> words(std::string_view text);
/// Splits at each separator; keeps empty parts.
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(std::vector<std::string> const& parts, std::string_view between);
std::string lower(std::string_view text);  // ASCII only
std::string upper(std::string_view text);  // ASCII only
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digits(std::string_view text);  // at least one digit, nothing else
/// Lower case, accents off, punctuation to spaces: the form names and titles are searched in.
std::string fold_for_search(std::string_view text);
/// Closest of the choices by edit distance, empty when none is near: "did you mean".
std::string_view nearest(std::string_view typed, std::vector<std::string_view> const& choices);

}  // namespace assent
