#include "http/head.h"

#include <array>
#include <cassert>
#include <cstdint>
#include <ctime>
#include <random>

namespace assent::http {
namespace {

constexpr std::string_view fixed_headers =
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "X-Frame-Options: DENY\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n";

constexpr std::string_view policy_before_nonce =
    "Content-Security-Policy: default-src 'self'; script-src 'self'; style-src 'self'";
constexpr std::string_view policy_after_nonce =
    "; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'\r\n";

/// `Date` of this second; each thread formats it once a second.
std::string_view date_line() {
    thread_local std::time_t formatted_for = 0;
    thread_local std::string line;
    auto const now = std::time(nullptr);
    if (now != formatted_for) {
        std::tm parts{};
        gmtime_r(&now, &parts);
        std::array<char, 64> text{};
        auto const size =
            std::strftime(text.data(), text.size(), "Date: %a, %d %b %Y %H:%M:%S GMT\r\n", &parts);
        line.assign(text.data(), size);
        formatted_for = now;
    }
    return line;
}

/// A header of ours with a line break in it would let data become headers: never send it.
bool is_one_line(std::string_view text) {
    return text.find_first_of("\r\n\0", 0, 3) == std::string_view::npos;
}

void add(std::string& head, std::string_view name, std::string_view value) {
    if (is_one_line(name) && is_one_line(value))
        head.append(name).append(": ").append(value).append("\r\n");
}

void add_policy(std::string& head, std::string_view nonce) {
    head.append(policy_before_nonce);
    if (!nonce.empty()) head.append(" 'nonce-").append(nonce).append("'");
    head.append(policy_after_nonce);
}

bool has(Response const& response, std::string_view name) {
    for (auto const& [key, value] : response.headers)
        if (same_ignoring_case(key, name)) return true;
    return false;
}

bool has_content(int status) { return status >= 200 && status != 204 && status != 304; }

}  // namespace

std::string write_head(Response const& response, HeadFacts const& facts) {
    assert(response.status >= 200 && response.status <= 599);
    std::string head;
    head.reserve(1024);
    head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
    head.append(reason_phrase(response.status)).append("\r\n").append(date_line());
    if (!response.content_type.empty()) add(head, "Content-Type", response.content_type);
    if (facts.follows == Follows::content && has_content(response.status))
        head.append("Content-Length: ")
            .append(std::to_string(response.content().size()))
            .append("\r\n");
    if (facts.afterwards == Afterwards::close) head.append("Connection: close\r\n");
    else if (!facts.modern) head.append("Connection: keep-alive\r\n");
    add(head, "X-Request-Id", facts.request_id);
    for (auto const& [name, value] : response.headers) add(head, name, value);
    if (!has(response, "Cache-Control")) head.append("Cache-Control: no-store\r\n");
    // A page that brings its own policy (a launch inside another system's frame) also decides about
    // framing.
    if (!has(response, "Content-Security-Policy")) {
        add_policy(head, response.nonce);
        head.append(fixed_headers);
    } else {
        head.append("X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n");
    }
    if (facts.secure)
        head.append("Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n");
    head.append("\r\n");
    return head;
}

std::string make_request_id() {
    thread_local std::mt19937_64 source{[] {
        std::random_device device;
        return (static_cast<std::uint64_t>(device()) << 32) | device();
    }()};
    constexpr std::string_view digits = "0123456789abcdef";
    auto bits = source();
    std::string id(16, '0');
    for (auto& digit : id) {
        digit = digits[bits & 15];
        bits >>= 4;
    }
    return id;
}

}  // namespace assent::http
