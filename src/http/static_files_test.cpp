#include "http/static_files.h"

#include "http/head.h"

#include <doctest/doctest.h>

#include <array>

namespace assent::http {
namespace {

constexpr std::array assets{
    Asset{"/assets/main-4f1c.js", "text/javascript; charset=utf-8", "aa11", "plain script", "GZIP",
          "BROTLI"},
    Asset{"/favicon.svg", "image/svg+xml", "bb22", "<svg/>", {}, {}},
    Asset{
        "/index.html",
        "text/html; charset=utf-8",
        "cc33",
        R"(<html lang="{{language}}"><style nonce="{{nonce}}"></style><meta content="{{csrf}}">{{plan}}{{other}}</html>)",
        "page as gzip",
        {}},
};

Pairs values(Request const&) {
    return {{"language", "es"}, {"csrf", "tok\"en"}, {"plan", "A & B <Plan>"}};
}

Response ask(std::string path, Pairs headers = {}) {
    Request request;
    request.method = "GET";
    request.path = std::move(path);
    request.headers = std::move(headers);
    return StaticFiles(assets, values).answer(request);
}

std::string header(Response const& response, std::string_view name) {
    for (auto const& [key, value] : response.headers)
        if (key == name) return value;
    return {};
}

TEST_CASE("http: the page is filled in, escaped, fresh each time and never kept") {
    auto const first = ask("/");
    CHECK(first.status == 200);
    CHECK(first.body ==
          R"(<html lang="es"><style nonce=")" + first.nonce +
              R"("></style><meta content="tok&quot;en">A &amp; B &lt;Plan&gt;</html>)");
    CHECK(first.nonce.size() == 32);
    CHECK(first.nonce != ask("/").nonce);
    auto const head = write_head(first, {});
    CHECK(head.find("style-src 'self' 'nonce-" + first.nonce + "';") != std::string::npos);
    CHECK(head.find("Cache-Control: no-store\r\n") != std::string::npos);
    CHECK(header(ask("/", {{"Accept-Encoding", "gzip"}}), "Content-Encoding").empty());
}

TEST_CASE("http: addresses the client routes give the page, missing files do not") {
    CHECK(ask("/worklist/mine").body.starts_with("<html"));
    CHECK(ask("/index.html").body.starts_with("<html lang=\"es\""));
    CHECK(ask("/assets/main-0000.js").status == 404);
    CHECK(ask("/robots.txt").status == 404);
}

TEST_CASE("http: a hashed file is kept for ever, another is asked about again") {
    auto const hashed = ask("/assets/main-4f1c.js");
    CHECK(hashed.content() == "plain script");
    CHECK(hashed.content_type == "text/javascript; charset=utf-8");
    CHECK(header(hashed, "Cache-Control") == "public, max-age=31536000, immutable");
    CHECK(header(ask("/favicon.svg"), "Cache-Control") == "no-cache");
}

TEST_CASE("http: the best encoding the browser admits is sent") {
    auto const brotli = ask("/assets/main-4f1c.js", {{"Accept-Encoding", "gzip, deflate, br"}});
    CHECK(brotli.content() == "BROTLI");
    CHECK(header(brotli, "Content-Encoding") == "br");
    CHECK(header(brotli, "Vary") == "Accept-Encoding");
    CHECK(ask("/assets/main-4f1c.js", {{"Accept-Encoding", "gzip;q=0.5, br;q=0"}}).content() ==
          "GZIP");
    CHECK(ask("/assets/main-4f1c.js", {{"Accept-Encoding", "identity"}}).content() ==
          "plain script");
}

TEST_CASE("http: a file the browser still has is not sent again") {
    auto const again = ask("/favicon.svg", {{"If-None-Match", "\"xx\", W/\"bb22\""}});
    CHECK(again.status == 304);
    CHECK(again.content().empty());
    CHECK(header(again, "ETag") == "\"bb22\"");
    CHECK(ask("/favicon.svg", {{"If-None-Match", "\"old\""}}).status == 200);
    // The tag of one encoding is not that of another.
    Pairs const other{{"Accept-Encoding", "br"}, {"If-None-Match", "\"aa11\""}};
    CHECK(ask("/assets/main-4f1c.js", other).status == 200);
}

TEST_CASE("http: without a web client the page says so") {
    Request request;
    request.path = "/";
    auto const response = StaticFiles({}, {}).answer(request);
    CHECK(response.status == 503);
    CHECK(response.body.find("without its web client") != std::string::npos);
}

}  // namespace
}  // namespace assent::http
