#include "http/metrics.h"

#include "http/rate_limit.h"
#include "http/test_server.h"

#include <doctest/doctest.h>

namespace assent::http {
namespace {

using namespace std::chrono_literals;

bool has_line(std::string const& text, std::string const& line) {
    return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

TEST_CASE("http: requests are counted by route and class of status, connections as they are") {
    Metrics metrics;
    Router router;
    router.get("/api/requests/{number}", [](Request const&) { return no_content(); });
    serve_metrics(router, metrics);
    auto const server = serve(std::move(router), {}, &metrics);
    TestClient client(server->port());
    client.ask(get("/api/requests/4711"));
    client.ask(get("/api/requests/4712"));
    client.ask(get("/api/nothing"));
    auto const text = client.ask(get("/metrics")).body;
    CHECK(has_line(
        text,
        R"(assent_http_requests_total{method="GET",route="/api/requests/{number}",status="2xx"} 2)"));
    CHECK(
        has_line(text, R"(assent_http_requests_total{method="any",route="none",status="4xx"} 1)"));
    CHECK(has_line(
        text,
        R"(assent_http_request_seconds_count{method="GET",route="/api/requests/{number}"} 2)"));
    CHECK(has_line(text, "assent_http_open_connections 1"));
    CHECK(text.find("4711") == std::string::npos);
}

TEST_CASE("http: other modules add their own numbers") {
    Metrics metrics;
    metrics.counter("assent_commits_total", "Commits", {{"kind", "batch"}}).add(2);
    metrics.counter("assent_commits_total", "Commits", {{"kind", "batch"}}).add();
    auto const gauge = metrics.gauge("assent_queue", "Waiting");
    gauge.set(5);
    gauge.add(-1);
    auto watch = metrics.watch("assent_age_seconds", "Age", [] { return 1.5; });
    CHECK(has_line(metrics.text(), R"(assent_commits_total{kind="batch"} 3)"));
    CHECK(has_line(metrics.text(), "assent_queue 4"));
    CHECK(has_line(metrics.text(), "assent_age_seconds 1.5"));
    watch.reset();
    CHECK(metrics.text().find("assent_age_seconds") == std::string::npos);
}

TEST_CASE("http: a key may ask in bursts, then at its rate, and is forgotten in the end") {
    RateLimiter limiter(2, 3);
    auto const start = RateLimiter::Clock::now();
    for (int i = 0; i < 3; ++i) CHECK(limiter.allow("a", start));
    CHECK_FALSE(limiter.allow("a", start));
    CHECK(limiter.allow("b", start));
    CHECK(limiter.allow("a", start + 500ms));
    CHECK_FALSE(limiter.allow("a", start + 600ms));
    CHECK(limiter.remembered() == 2);
    CHECK(limiter.allow("c", start + 60s));
    CHECK(limiter.remembered() == 1);
}

TEST_CASE("http: a rate of zero limits nobody") {
    RateLimiter limiter(0, 0);
    for (int i = 0; i < 1000; ++i) CHECK(limiter.allow("a"));
}

}  // namespace
}  // namespace assent::http
