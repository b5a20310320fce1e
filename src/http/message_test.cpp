#include "http/message.h"

#include "http/head.h"

#include <doctest/doctest.h>

namespace assent::http {
namespace {

TEST_CASE("http: each kind of fault has its status, and some codes their own") {
    CHECK(status_of(invalid("bad_npi", "", "")) == 422);
    CHECK(status_of(invalid("bad_json", "", "")) == 400);
    CHECK(status_of(invalid("too_large", "", "")) == 413);
    CHECK(status_of(forbidden("physician_required", "", "")) == 403);
    CHECK(status_of(forbidden("sign_in_required", "", "")) == 401);
    CHECK(status_of(not_found("not_visible", "", "")) == 404);
    CHECK(status_of(conflict("request_closed", "", "")) == 409);
    CHECK(status_of(conflict("stale_version", "", "")) == 412);
    CHECK(status_of(busy("too_busy", "")) == 503);
    CHECK(status_of(busy("rate_limited", "")) == 429);
    CHECK(status_of(unavailable("database_away", "")) == 503);
    CHECK(status_of(broken("internal_error", "")) == 500);
}

TEST_CASE("http: a problem document names code, place and sentence") {
    auto const response =
        problem(invalid("unknown_code", "/lines/0/code", "There is no such code."));
    CHECK(response.status == 422);
    CHECK(response.content_type == "application/problem+json");
    CHECK(response.body ==
          R"({"type":"urn:assent:fault:unknown_code","title":"Unprocessable Content","status":422,)"
          R"("code":"unknown_code","pointer":"/lines/0/code","detail":"There is no such code."})");
    CHECK(problem(busy("too_busy", "")).headers.at(0).first == "Retry-After");
}

TEST_CASE("http: an address is split into path and decoded query") {
    Request request;
    REQUIRE(read_target("/a%20b?name=x+y%26z&empty=&flag", request).ok());
    CHECK(request.path == "/a%20b");
    CHECK(request.query_value("name") == "x y&z");
    CHECK(request.query_value("empty") == "");
    CHECK(request.query_value("flag") == "");
    CHECK_FALSE(request.query_value("absent"));
    Request proxied;
    REQUIRE(read_target("http://plan.example/path?x=1", proxied).ok());
    CHECK(proxied.path == "/path");
}

TEST_CASE("http: headers are found whatever their case, cookies by their exact name") {
    Request request;
    request.headers = {{"Content-Type", "text/plain"}, {"COOKIE", "a=1; __Host-session=xyz; b=2"}};
    CHECK(request.header("content-type") == "text/plain");
    CHECK(request.header("accept").empty());
    CHECK(request.cookie("__Host-session") == "xyz");
    CHECK(request.cookie("b") == "2");
    CHECK_FALSE(request.cookie("session"));
}

TEST_CASE("http: a body is read as JSON only when it says so") {
    Request request;
    request.body = R"({"a":1})";
    CHECK(status_of(read_json(request).fault()) == 415);
    request.headers = {{"Content-Type", "application/json; charset=utf-8"}};
    CHECK(read_json(request).ok());
    request.body = "{";
    CHECK(status_of(read_json(request).fault()) == 400);
}

TEST_CASE("http: a header with a line break in its value is not sent") {
    auto response = text(200, "x");
    response.with("X-Name", "a\r\nSet-Cookie: b").with("X-Fine", "c");
    auto const head = write_head(response, {});
    CHECK(head.find("Set-Cookie") == std::string::npos);
    CHECK(head.find("X-Fine: c\r\n") != std::string::npos);
}

TEST_CASE("http: a page that may stand in another system's frame brings its own policy") {
    Response response;
    response.with("Content-Security-Policy", "frame-ancestors https://ehr.example");
    auto const head = write_head(response, {});
    CHECK(head.find("X-Frame-Options") == std::string::npos);
    CHECK(head.find("default-src") == std::string::npos);
    CHECK(head.find("nosniff") != std::string::npos);
}

}  // namespace
}  // namespace assent::http
