#include "http/message.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace assent::http {
namespace {

struct CodeStatus {
    std::string_view code;
    int status;
};

// Codes with a status of their own; every other code takes the status of its kind.
constexpr std::array code_statuses{
    CodeStatus{"bad_json", 400},         CodeStatus{"bad_request", 400},
    CodeStatus{"sign_in_required", 401}, CodeStatus{"method_not_allowed", 405},
    CodeStatus{"timed_out", 408},        CodeStatus{"stale_version", 412},
    CodeStatus{"too_large", 413},        CodeStatus{"unsupported_media_type", 415},
    CodeStatus{"version_required", 428}, CodeStatus{"rate_limited", 429},
    CodeStatus{"too_many_streams", 429}, CodeStatus{"header_too_large", 431},
};

int status_of(Kind kind) {
    switch (kind) {
        case Kind::invalid: return 422;
        case Kind::forbidden: return 403;
        case Kind::not_found: return 404;
        case Kind::conflict: return 409;
        case Kind::busy: return 503;
        case Kind::unavailable: return 503;
        case Kind::broken: return 500;
    }
    return 500;
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

char lower_case(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

Fault bad_target() {
    return invalid("bad_request", "", "The address of the request is not valid.");
}

/// A form's plus sign is a space; in paths it is itself.
Result<std::string> decode_query(std::string_view text) {
    std::string spaced(text);
    std::replace(spaced.begin(), spaced.end(), '+', ' ');
    return decode_percent(spaced);
}

Result<Pairs> read_query(std::string_view text) {
    Pairs pairs;
    while (!text.empty()) {
        auto const end = std::min(text.find('&'), text.size());
        auto const part = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (part.empty()) continue;
        auto const equals = std::min(part.find('='), part.size());
        auto name = TRY(decode_query(part.substr(0, equals)));
        auto value = TRY(decode_query(part.substr(std::min(equals + 1, part.size()))));
        pairs.emplace_back(std::move(name), std::move(value));
    }
    return pairs;
}

}  // namespace

bool same_ignoring_case(std::string_view left, std::string_view right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](char a, char b) { return lower_case(a) == lower_case(b); });
}

std::string_view Request::header(std::string_view name) const {
    for (auto const& [key, value] : headers)
        if (same_ignoring_case(key, name)) return value;
    return {};
}

std::string_view Request::parameter(std::string_view name) const {
    for (auto const& [key, value] : parameters)
        if (key == name) return value;
    return {};
}

std::optional<std::string_view> Request::query_value(std::string_view name) const {
    for (auto const& [key, value] : query)
        if (key == name) return value;
    return std::nullopt;
}

std::optional<std::string_view> Request::cookie(std::string_view name) const {
    for (auto const& [key, value] : headers) {
        if (!same_ignoring_case(key, "cookie")) continue;
        for (auto part : split(value, ';')) {
            part = trim(part);
            auto const equals = part.find('=');
            if (equals != std::string_view::npos && part.substr(0, equals) == name)
                return part.substr(equals + 1);
        }
    }
    return std::nullopt;
}

int status_of(Fault const& fault) {
    auto const* own = std::find_if(code_statuses.begin(), code_statuses.end(),
                                   [&](CodeStatus const& row) { return row.code == fault.code; });
    return own != code_statuses.end() ? own->status : status_of(fault.kind);
}

std::string_view reason_phrase(int status) {
    switch (status) {
        case 100: return "Continue";
        case 200: return "OK";
        case 201: return "Created";
        case 202: return "Accepted";
        case 204: return "No Content";
        case 206: return "Partial Content";
        case 301: return "Moved Permanently";
        case 302: return "Found";
        case 303: return "See Other";
        case 304: return "Not Modified";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 406: return "Not Acceptable";
        case 408: return "Request Timeout";
        case 409: return "Conflict";
        case 410: return "Gone";
        case 412: return "Precondition Failed";
        case 413: return "Content Too Large";
        case 415: return "Unsupported Media Type";
        case 422: return "Unprocessable Content";
        case 428: return "Precondition Required";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 500: return "Internal Server Error";
        case 501: return "Not Implemented";
        case 503: return "Service Unavailable";
        default: return "Status";
    }
}

Response json(int status, json::Value const& value) {
    Response response;
    response.status = status;
    response.content_type = "application/json";
    response.body = json::write(value);
    return response;
}

Response text(int status, std::string body) {
    Response response;
    response.status = status;
    response.content_type = "text/plain; charset=utf-8";
    response.body = std::move(body);
    return response;
}

Response no_content() {
    Response response;
    response.status = 204;
    return response;
}

Response redirect(std::string location) {
    Response response;
    response.status = 303;
    response.with("Location", std::move(location));
    return response;
}

Response problem(Fault const& fault) {
    auto const status = status_of(fault);
    json::Value document;
    document.set("type", "urn:assent:fault:" + fault.code);
    document.set("title", reason_phrase(status));
    document.set("status", status);
    document.set("code", fault.code);
    if (!fault.where.empty()) document.set("pointer", fault.where);
    document.set("detail", fault.message);
    auto response = json(status, document);
    response.content_type = "application/problem+json";
    if (status == 503 || status == 429) response.with("Retry-After", status == 429 ? "1" : "5");
    return response;
}

Result<json::Value> read_json(Request const& request) {
    auto type = request.header("content-type");
    type = trim(type.substr(0, std::min(type.find(';'), type.size())));
    auto const is_json =
        same_ignoring_case(type, "application/json") ||
        (type.size() > 5 && same_ignoring_case(type.substr(type.size() - 5), "+json"));
    if (!is_json)
        return invalid("unsupported_media_type", "", "The body must be sent as application/json.");
    return json::parse(request.body);
}

Result<std::string> decode_percent(std::string_view text) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded.push_back(text[i]);
            continue;
        }
        if (i + 2 >= text.size()) return bad_target();
        auto const high = hex_digit(text[i + 1]);
        auto const low = hex_digit(text[i + 2]);
        if (high < 0 || low < 0 || high + low == 0) return bad_target();
        decoded.push_back(static_cast<char>(high * 16 + low));
        i += 2;
    }
    if (!is_utf8(decoded)) return bad_target();
    return decoded;
}

Result<void> read_target(std::string_view target, Request& request) {
    // The absolute form, which proxies send: http://host/path
    if (auto const scheme = target.find("://");
        !target.starts_with('/') && scheme != std::string_view::npos) {
        auto const path = target.find_first_of("/?", scheme + 3);
        target = path == std::string_view::npos ? "/" : target.substr(path);
    }
    target = target.substr(0, std::min(target.find('#'), target.size()));
    auto const question = std::min(target.find('?'), target.size());
    request.path = target.substr(0, question);
    if (!request.path.starts_with('/')) return bad_target();
    if (question < target.size()) request.query = TRY(read_query(target.substr(question + 1)));
    return fine();
}

}  // namespace assent::http
