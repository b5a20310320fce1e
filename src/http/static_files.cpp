#include "http/static_files.h"

#include "base/hash.h"
#include "base/text.h"

#include <algorithm>

namespace assent::http {
namespace {

constexpr std::string_view hashed_folder = "/assets/";
constexpr std::size_t nonce_bytes = 16;

enum class Encoding { none, gzip, brotli };

bool is_zero(std::string_view weight) {
    auto const start = weight.find("q=");
    if (start == std::string_view::npos) return false;
    return weight.substr(start + 2).find_first_not_of("0. \t") == std::string_view::npos;
}

/// Whether `Accept-Encoding` admits a coding: `gzip, br;q=0` admits gzip only.
bool admits(std::string_view accepted, std::string_view coding) {
    for (auto const part : split(accepted, ',')) {
        auto const end = std::min(part.find(';'), part.size());
        if (same_ignoring_case(trim(part.substr(0, end)), coding))
            return !is_zero(part.substr(end));
    }
    return false;
}

Encoding choose(Asset const& asset, std::string_view accepted) {
    if (!asset.brotli.empty() && admits(accepted, "br")) return Encoding::brotli;
    if (!asset.gzip.empty() && admits(accepted, "gzip")) return Encoding::gzip;
    return Encoding::none;
}

/// `If-None-Match` compares weakly: proxies may have marked our tag as weak.
bool matches(std::string_view header, std::string_view etag) {
    for (auto part : split(header, ',')) {
        part = trim(part);
        if (part.starts_with("W/")) part.remove_prefix(2);
        if (part == etag || part == "*") return true;
    }
    return false;
}

void append_escaped(std::string& out, std::string_view value) {
    for (char const c : value) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += c;
        }
    }
}

std::string fill_in(std::string_view page, Pairs const& values) {
    std::string filled;
    filled.reserve(page.size() + 256);
    for (;;) {
        auto const open = page.find("{{");
        auto const shut = open == std::string_view::npos ? open : page.find("}}", open);
        if (shut == std::string_view::npos) return filled.append(page);
        filled.append(page.substr(0, open));
        auto const name = trim(page.substr(open + 2, shut - open - 2));
        for (auto const& [key, value] : values)
            if (key == name) append_escaped(filled, value);
        page.remove_prefix(shut + 2);
    }
}

Response file(Asset const& asset, Request const& request) {
    auto const encoding = choose(asset, request.header("accept-encoding"));
    std::string etag = "\"" + std::string(asset.etag);
    if (encoding == Encoding::brotli) etag += "-br";
    if (encoding == Encoding::gzip) etag += "-gz";
    etag += '"';
    Response response;
    response.with("ETag", etag).with("Vary", "Accept-Encoding");
    auto const is_hashed = asset.path.starts_with(hashed_folder);
    response.with("Cache-Control", is_hashed ? "public, max-age=31536000, immutable" : "no-cache");
    if (matches(request.header("if-none-match"), etag)) {
        response.status = 304;
        return response;
    }
    response.content_type = asset.content_type;
    response.lasting_body = asset.bytes;
    if (encoding == Encoding::brotli) {
        response.lasting_body = asset.brotli;
        response.with("Content-Encoding", "br");
    } else if (encoding == Encoding::gzip) {
        response.lasting_body = asset.gzip;
        response.with("Content-Encoding", "gzip");
    }
    return response;
}

/// A name with an ending is a file; addresses of pages have none.
bool names_a_file(std::string_view path) {
    return path.starts_with(hashed_folder) ||
           path.find('.', path.rfind('/')) != std::string_view::npos;
}

}  // namespace

StaticFiles::StaticFiles(std::span<Asset const> assets, PageValues values)
    : assets_(assets), values_(std::move(values)) {}

Asset const* StaticFiles::find(std::string_view path) const {
    auto const found = std::find_if(assets_.begin(), assets_.end(),
                                    [&](Asset const& asset) { return asset.path == path; });
    return found == assets_.end() ? nullptr : &*found;
}

Response StaticFiles::answer(Request const& request) const {
    auto const* index = find("/index.html");
    if (!index)
        return text(503,
                    "This server was built without its web client. Build the web client, then the "
                    "server again.\n");
    auto const path = decode_percent(request.path);
    if (!path.ok()) return problem(path.fault());
    if (*path == index->path || !names_a_file(*path)) return page(request, *index);
    if (auto const* asset = find(*path)) return file(*asset, request);
    // Not the page: a tab from before an upgrade must see that its file is gone.
    return problem(not_found("no_such_address", "", "There is nothing at this address."));
}

Response StaticFiles::page(Request const& request, Asset const& index) const {
    Response response;
    response.nonce = random_hex(nonce_bytes);
    auto values = values_ ? values_(request) : Pairs{};
    values.emplace_back("nonce", response.nonce);
    // Never compressed: it holds a secret token beside text an attacker may choose.
    response.body = fill_in(index.bytes, values);
    response.content_type = "text/html; charset=utf-8";
    return response;
}

void serve_files(Router& router, std::span<Asset const> assets, PageValues values) {
    router.otherwise([files = StaticFiles(assets, std::move(values))](Request const& request) {
        return files.answer(request);
    });
}

}  // namespace assent::http
