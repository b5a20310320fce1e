/// What a handler sees and what it answers: a request and a response as plain values, and the one
/// mapping from faults to HTTP (RFC 9457 problem documents). Handlers never meet a socket, a parser
/// or a library type.
#pragma once

#include "base/json.h"
#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assent::http {

/// Names and values in the order they came.
using Pairs = std::vector<std::pair<std::string, std::string>>;

struct Request {
    std::string id;      ///< random, answered as `X-Request-Id`
    std::string method;  ///< as sent: `GET`, `POST`
    std::string path;    ///< as sent, still percent-encoded, without the query
    Pairs query;         ///< decoded
    Pairs headers;
    Pairs parameters;  ///< from the route's pattern, decoded
    std::string body;
    std::string peer;     ///< address of the client, without the port
    bool secure = false;  ///< came over TLS, here or at a trusted proxy

    /// Value of a header, whatever the case of its name; empty when absent.
    std::string_view header(std::string_view name) const;
    /// Value of a route parameter; empty when the pattern has none of that name.
    std::string_view parameter(std::string_view name) const;
    /// First value of a query parameter; nothing when absent.
    std::optional<std::string_view> query_value(std::string_view name) const;
    /// Value of a cookie; nothing when absent.
    std::optional<std::string_view> cookie(std::string_view name) const;
};

struct Response {
    int status = 200;
    Pairs headers;
    std::string body;
    std::string content_type;
    /// Sent instead of `body` when not empty: bytes that live as long as the program (embedded
    /// files).
    std::string_view lasting_body;
    /// Fresh random value of an HTML page; the content security policy then admits styles that
    /// carry it.
    std::string nonce;

    std::string_view content() const { return lasting_body.empty() ? body : lasting_body; }

    Response& with(std::string name, std::string value) & {
        headers.emplace_back(std::move(name), std::move(value));
        return *this;
    }

    Response&& with(std::string name, std::string value) && {
        headers.emplace_back(std::move(name), std::move(value));
        return std::move(*this);
    }
};

Response json(int status, json::Value const& value);
Response text(int status, std::string body);
Response no_content();
Response redirect(std::string location);  ///< 303: fetch that instead
/// application/problem+json with the members type, title, status, code, pointer, detail.
Response problem(Fault const& fault);
/// The status a fault is answered with: by its code where a code has its own, else by its kind.
int status_of(Fault const& fault);
std::string_view reason_phrase(int status);

/// The body as JSON. Faults: `unsupported_media_type` (415), `bad_json` (400).
Result<json::Value> read_json(Request const& request);

/// Splits a request target into path and decoded query. Faults: `bad_request`.
Result<void> read_target(std::string_view target, Request& request);
/// Undoes percent-encoding. Faults: `bad_request` for a broken escape, NUL or text that is not
/// UTF-8.
Result<std::string> decode_percent(std::string_view text);
bool same_ignoring_case(std::string_view left, std::string_view right);

}  // namespace assent::http
