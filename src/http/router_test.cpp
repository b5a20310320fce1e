#include "http/router.h"

#include <doctest/doctest.h>

namespace assent::http {
namespace {

Response nothing(Request const&) { return no_content(); }

Router sample() {
    Router router;
    router.get("/", nothing);
    router.get("/api/requests", nothing);
    router.post("/api/requests", nothing);
    router.get("/api/requests/{number}", nothing);
    router.get("/api/requests/mine", nothing);
    router.get("/api/requests/{number}/lines/{line}", nothing);
    router.get("/files/{path...}", nothing);
    router.otherwise(nothing);
    return router;
}

std::string found(std::string_view method, std::string_view path) {
    static auto const router = sample();
    auto const match = router.find(method, path);
    if (!match.ok()) return match.fault().code;
    if (!match->route) return match->allow.empty() ? "none" : "allow " + match->allow;
    auto text = match->route->pattern;
    for (auto const& [name, value] : match->parameters) text += " " + name + "=" + value;
    return text;
}

TEST_CASE("http: the most literal route wins and parameters are decoded") {
    CHECK(found("GET", "/") == "/");
    CHECK(found("GET", "/api/requests/4711") == "/api/requests/{number} number=4711");
    CHECK(found("GET", "/api/requests/a%2Fb%20c") == "/api/requests/{number} number=a/b c");
    CHECK(found("GET", "/api/requests/mine") == "/api/requests/mine");
    CHECK(found("GET", "/api/requests/mine/lines/2") ==
          "/api/requests/{number}/lines/{line} number=mine line=2");
    CHECK(found("GET", "/files/a/b.txt") == "/files/{path...} path=a/b.txt");
}

TEST_CASE("http: an unknown address has no route, a known one tells its methods") {
    CHECK(found("GET", "/api/unknown") == "none");
    CHECK(found("GET", "/api/requests/") == "none");
    CHECK(found("GET", "/api/requests/1/lines") == "none");
    CHECK(found("DELETE", "/api/requests") == "allow GET, HEAD, POST");
    CHECK(found("HEAD", "/api/requests") == "/api/requests");
    CHECK(found("HEAD", "/files/a") == "/files/{path...} path=a");
}

TEST_CASE("http: pages are answered for reading only, and never where machines ask") {
    CHECK(found("GET", "/worklist") == "/*");
    CHECK(found("POST", "/worklist") == "none");
    CHECK(found("GET", "/fhir/pas/2.2/nothing") == "none");
}

TEST_CASE("http: paths that climb or are broken are refused") {
    CHECK(found("GET", "/files/../secret") == "bad_request");
    CHECK(found("GET", "/files/%2e%2e/secret") == "bad_request");
    CHECK(found("GET", "/files/%00") == "bad_request");
    CHECK(found("GET", "/files/%ff") == "bad_request");
    CHECK(found("GET", "/files/%2") == "bad_request");
}

}  // namespace
}  // namespace assent::http
