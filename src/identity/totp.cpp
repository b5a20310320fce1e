#include "identity/totp.h"

#include "base/percent.h"
#include "identity/signatures.h"

namespace assent::identity {
namespace {

constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

}  // namespace

std::string to_base32(std::string_view bytes) {
    std::string text;
    unsigned held = 0;
    int bits = 0;
    for (char const c : bytes) {
        held = (held << 8) | static_cast<unsigned char>(c);
        for (bits += 8; bits >= 5; bits -= 5) text += letters[(held >> (bits - 5)) & 31];
    }
    if (bits > 0) text += letters[(held << (5 - bits)) & 31];
    return text;
}

Result<std::string> from_base32(std::string_view text) {
    std::string bytes;
    unsigned held = 0;
    int bits = 0;
    for (char c : text) {
        if (c == ' ' || c == '-') continue;
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        auto const value = letters.find(c);
        if (value == std::string_view::npos)
            return invalid("bad_base32", "", "Use the letters A to Z and the digits 2 to 7.");
        held = (held << 5) | static_cast<unsigned>(value);
        bits += 5;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>((held >> bits) & 255);
    }
    return bytes;
}

std::int64_t totp_step(Instant at) {
    return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count() / 30;
}

std::string totp_code(std::string_view secret, std::int64_t step, int digits) {
    std::string counter(8, '\0');
    for (std::size_t i = 0; i < 8; ++i)
        counter[i] = static_cast<char>((step >> (8 * (7 - i))) & 255);
    auto const digest = hmac_sha1(secret, counter);
    // RFC 4226 5.3: four bytes from where the last one points, without the sign.
    auto const from = static_cast<std::size_t>(digest.back() & 15);
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i)
        number = (number << 8) | static_cast<unsigned char>(digest[from + i]);
    number &= 0x7fffffff;
    std::string code(static_cast<std::size_t>(digits), '0');
    for (auto digit = code.rbegin(); digit != code.rend(); ++digit, number /= 10)
        *digit = static_cast<char>('0' + number % 10);
    return code;
}

std::string otpauth_uri(std::string_view secret, std::string_view issuer, std::string_view login) {
    auto const from = encode_percent(issuer);
    return "otpauth://totp/" + from + ":" + encode_percent(login) +
           "?secret=" + std::string(secret) + "&issuer=" + from +
           "&algorithm=SHA1&digits=6&period=30";
}

}  // namespace assent::identity
