#include "base/base64.h"

namespace assent {
namespace {

constexpr std::string_view common =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

std::string encoded(std::string_view bytes, std::string_view last_two) {
    std::string text;
    unsigned held = 0;
    int bits = 0;
    auto add = [&](unsigned value) {
        text += value < common.size() ? common[value] : last_two[value - common.size()];
    };
    for (char const c : bytes) {
        held = (held << 8) | static_cast<unsigned char>(c);
        for (bits += 8; bits >= 6; bits -= 6) add((held >> (bits - 6)) & 63);
    }
    if (bits > 0) add((held << (6 - bits)) & 63);
    return text;
}

}  // namespace

std::string to_base64url(std::string_view bytes) { return encoded(bytes, "-_"); }

std::string to_base64(std::string_view bytes) {
    auto text = encoded(bytes, "+/");
    while (text.size() % 4 != 0) text += '=';
    return text;
}

Result<std::string> from_base64url(std::string_view text) {
    auto const refused = [] {
        return invalid("bad_base64", "", "This is not base64url without padding.");
    };
    std::string bytes;
    unsigned held = 0;
    int bits = 0;
    for (char const c : text) {
        auto value = common.find(c);
        if (c == '-') value = 62;
        if (c == '_') value = 63;
        if (value == std::string_view::npos) return refused();
        held = (held << 6) | static_cast<unsigned>(value);
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>((held >> bits) & 255);
    }
    // What is left over must be zero, and one letter alone makes no byte.
    if (text.size() % 4 == 1 || (held & ((1U << bits) - 1)) != 0) return refused();
    return bytes;
}

}  // namespace assent
