#include "base/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace assent {
namespace {

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

char lower_char(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

char upper_char(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool is_continuation(unsigned char c) { return (c & 0xC0U) == 0x80U; }

/// Bytes of the well-formed character at the front (Unicode table 3-7), 0 when it is not well
/// formed.
std::size_t character_length(std::string_view text) {
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    auto const lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead < 0xC2 || lead > 0xF4) return 0;
    std::size_t const length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if (!is_continuation(byte(i))) return 0;
    if (lead == 0xE0 && byte(1) < 0xA0) return 0;  // overlong
    if (lead == 0xED && byte(1) > 0x9F) return 0;  // surrogate
    if (lead == 0xF0 && byte(1) < 0x90) return 0;  // overlong
    if (lead == 0xF4 && byte(1) > 0x8F) return 0;  // above U+10FFFF
    return length;
}

std::uint32_t code_point(std::string_view character) {
    auto const lead = static_cast<unsigned char>(character[0]);
    if (character.size() == 1) return lead;
    std::uint32_t point = lead & (0xFFU >> (character.size() + 1));
    for (std::size_t i = 1; i < character.size(); ++i)
        point = (point << 6U) | (static_cast<unsigned char>(character[i]) & 0x3FU);
    return point;
}

// One ASCII letter for each of U+00C0 to U+017F; `.` where it takes two letters or none.
constexpr std::string_view latin_base =
    "aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y"   // U+00C0
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkklllllll"   // U+0100
    "lllnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";  // U+0140
static_assert(latin_base.size() == 0x180 - 0xC0);

/// Appends the folded letter; false when the character is none we fold.
bool append_folded_latin(std::string& out, std::uint32_t point) {
    switch (point) {
        case 0xC6:
        case 0xE6: out += "ae"; return true;
        case 0xD7:
        case 0xF7: return false;
        case 0xDE:
        case 0xFE: out += "th"; return true;
        case 0xDF: out += "ss"; return true;
        case 0x132:
        case 0x133: out += "ij"; return true;
        case 0x152:
        case 0x153: out += "oe"; return true;
        default: break;
    }
    if (point < 0xC0 || point > 0x17F) return false;
    out += latin_base[point - 0xC0];
    return true;
}

/// Marks that combine with the letter before (U+0300 to U+036F) fold to nothing, as do apostrophes:
/// O'Neil is oneil.
bool folds_away(std::uint32_t point) {
    return (point >= 0x300 && point <= 0x36F) || point == '\'' || point == 0x2019 || point == 0x2BC;
}

bool is_other_punctuation(std::uint32_t point) {
    return (point >= 0x80 && point < 0xC0) || point == 0xD7 || point == 0xF7 ||
           (point >= 0x2000 && point <= 0x206F) || (point >= 0x3000 && point <= 0x3003);
}

void append_space(std::string& out) {
    if (!out.empty() && out.back() != ' ') out += ' ';
}

void append_folded(std::string& out, std::string_view character) {
    auto const point = code_point(character);
    if (folds_away(point)) return;
    if (point < 0x80) {
        char const c = lower_char(character[0]);
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
        else append_space(out);
    } else if (is_other_punctuation(point)) {
        append_space(out);
    } else if (!append_folded_latin(out, point)) {
        out += character;
    }
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            auto const same = lower_char(a[i - 1]) == lower_char(b[j - 1]);
            auto const replaced = diagonal + (same ? 0U : 1U);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[b.size()];
}

}  // namespace

bool is_utf8(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size()) {
        if (text.size() - i >= 8) {
            std::uint64_t eight = 0;
            std::memcpy(&eight, text.data() + i, 8);
            if ((eight & 0x8080808080808080ULL) == 0) {
                i += 8;
                continue;
            }
        }
        auto const length = character_length(text.substr(i));
        if (length == 0) return false;
        i += length;
    }
    return true;
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> words(std::string_view text) {
    std::vector<std::string_view> found;
    std::size_t i = 0;
    while (i < text.size()) {
        if (is_space(text[i])) {
            ++i;
            continue;
        }
        auto const start = i;
        while (i < text.size() && !is_space(text[i])) ++i;
        found.push_back(text.substr(start, i - start));
    }
    return found;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        auto const end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::string join(std::vector<std::string> const& parts, std::string_view between) {
    std::string joined;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) joined += between;
        joined += parts[i];
    }
    return joined;
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lower_char);
    return out;
}

std::string upper(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), upper_char);
    return out;
}

bool is_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

std::string fold_for_search(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        auto const length = character_length(text);
        if (length == 0) append_space(out);
        else append_folded(out, text.substr(0, length));
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::string_view nearest(std::string_view typed, std::vector<std::string_view> const& choices) {
    constexpr std::size_t longest_compared =
        64;  // keeps a long mistyped name from costing anything
    if (typed.size() > longest_compared) return {};
    std::string_view best;
    auto best_distance = std::max<std::size_t>(typed.size() / 3, 1) + 1;
    for (auto const choice : choices) {
        if (choice.size() > longest_compared) continue;
        auto const distance = edit_distance(typed, choice);
        if (distance >= best_distance || distance >= choice.size()) continue;
        best_distance = distance;
        best = choice;
    }
    return best;
}

std::size_t characters(std::string_view text) {
    auto const begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    return static_cast<std::size_t>(std::ranges::count_if(text, begins));
}

}  // namespace assent
