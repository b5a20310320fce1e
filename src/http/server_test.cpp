#include "http/server.h"

#include "http/test_server.h"

#include <doctest/doctest.h>

#include <future>
#include <mutex>
#include <thread>

namespace assent::http {
namespace {

using namespace std::chrono_literals;

constexpr RouteOptions on_io_thread{Run::inline_};

Response echo(Request const& request) { return text(200, request.body); }

Router sample_routes() {
    Router router;
    router.get(
        "/hello", [](Request const&) { return text(200, "hello"); }, on_io_thread);
    router.get("/api/requests/{number}", [](Request const& request) {
        return text(200, std::string(request.parameter("number")));
    });
    router.post("/echo", echo, {Run::pooled, 1000});
    router.get("/slow", [](Request const&) {
        std::this_thread::sleep_for(300ms);
        return text(200, "finished");
    });
    router.get("/throws", [](Request const&) -> Response { throw std::runtime_error("Jane Doe"); });
    router.add({"GET", "/later", {}, AsyncHandler([](Request const&, Responder const& respond) {
                    std::thread([respond] {
                        std::this_thread::sleep_for(20ms);
                        respond(text(200, "later"));
                    }).detach();
                })});
    router.add({"GET", "/forgotten", {}, AsyncHandler([](Request const&, Responder const&) {})});
    router.get("/large", [](Request const&) { return text(200, std::string(3'000'000, 'x')); });
    return router;
}

TEST_CASE("http: a handler answers on the I/O thread, on a worker and later from another thread") {
    auto const server = serve(sample_routes());
    TestClient client(server->port());
    CHECK(client.ask(get("/hello")).body == "hello");
    CHECK(client.ask(get("/api/requests/47%2011")).body == "47 11");
    CHECK(client.ask(get("/later")).body == "later");
    CHECK(client.ask(post("/echo", "{\"a\":1}")).body == "{\"a\":1}");
}

TEST_CASE(
    "http: an answer that is forgotten or fails becomes a 500 and tells nothing of the cause") {
    auto const server = serve(sample_routes());
    TestClient client(server->port());
    CHECK(has_code(client.ask(get("/forgotten")), "no_answer"));
    auto const answer = client.ask(get("/throws"));
    CHECK(answer.status == 500);
    CHECK(has_code(answer, "internal_error"));
    CHECK(answer.body.find("Jane") == std::string::npos);
}

TEST_CASE("http: every answer carries the security headers and a request id") {
    auto const server = serve(sample_routes());
    TestClient client(server->port());
    auto const answer = client.ask(get("/hello"));
    CHECK(answer.says("X-Content-Type-Options: nosniff\r\n"));
    CHECK(answer.says("Referrer-Policy: no-referrer\r\n"));
    CHECK(answer.says("X-Frame-Options: DENY\r\n"));
    CHECK(answer.says("Cross-Origin-Opener-Policy: same-origin\r\n"));
    CHECK(answer.says("script-src 'self'; style-src 'self'; img-src"));
    CHECK(answer.says("Cache-Control: no-store\r\n"));
    CHECK(answer.says("X-Request-Id: "));
    CHECK(answer.says("Date: "));
    CHECK_FALSE(answer.says("Server:"));
    CHECK_FALSE(answer.says("Strict-Transport-Security"));
}

TEST_CASE("http: an unknown address and an unknown method are told as problems") {
    auto const server = serve(sample_routes());
    TestClient client(server->port());
    auto const unknown = client.ask(get("/api/nothing"));
    CHECK(unknown.status == 404);
    CHECK(has_code(unknown, "no_such_address"));
    auto const wrong = client.ask(post("/hello", "{}"));
    CHECK(wrong.status == 405);
    CHECK(has_code(wrong, "method_not_allowed"));
    CHECK(wrong.says("Allow: GET, HEAD\r\n"));
    CHECK(client.ask(get("/hello")).status ==
          200);  // the refused body did not confuse the connection
}

TEST_CASE("http: HEAD gives the head of GET without its body") {
    auto const server = serve(sample_routes());
    TestClient client(server->port());
    client.send("HEAD /hello HTTP/1.1\r\nHost: here\r\n\r\n");
    auto const answer = client.answer(true);
    CHECK(answer.status == 200);
    CHECK(answer.says("Content-Length: 5\r\n"));
    CHECK(client.ask(get("/hello")).body == "hello");
}

TEST_CASE("http: pipelined requests are answered in order") {
    auto const server = serve(sample_routes());
    TestClient client(server->port());
    client.send(get("/later") + post("/echo", "one") + get("/hello") + get("/api/requests/2"));
    CHECK(client.answer().body == "later");
    CHECK(client.answer().body == "one");
    CHECK(client.answer().body == "hello");
    CHECK(client.answer().body == "2");
}

TEST_CASE("http: a connection stays open for HTTP/1.1 and closes when asked or for HTTP/1.0") {
    auto const server = serve(sample_routes());
    TestClient asked(server->port());
    CHECK(asked.ask("GET /hello HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")
              .says("Connection: close"));
    CHECK(asked.is_closed());
    TestClient old(server->port());
    CHECK(old.ask("GET /hello HTTP/1.0\r\n\r\n").body == "hello");
    CHECK(old.is_closed());
}

TEST_CASE("http: malformed requests are answered 400 and the connection ends") {
    auto const server = serve(sample_routes());
    for (auto const* bytes : {
             "GARBAGE\r\n\r\n",
             "GET /hello\r\n\r\n",
             "GET /hello HTTP/2.0\r\n\r\n",
             "GET /hello HTTP/1.1\r\n\r\n",
             "GET /hello HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
             "GET /hello HTTP/1.1\nHost: a\n\n",
             "GET hello HTTP/1.1\r\nHost: a\r\n\r\n",
             "GET /%zz?a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
             "GET /../etc HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
             "GET /hello?a=%00 HTTP/1.1\r\nHost: a\r\n\r\n",
             "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
             "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n",
             "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: "
             "chunked\r\n\r\n",
             "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
             "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
         }) {
        CAPTURE(bytes);
        TestClient client(server->port());
        auto const answer = client.ask(bytes);
        CHECK(answer.status == 400);
        CHECK(has_code(answer, "bad_request"));
        CHECK(client.is_closed());
    }
}

TEST_CASE("http: a head over 16 KiB is refused") {
    auto const server = serve(sample_routes());
    TestClient client(server->port());
    auto const answer =
        client.ask("GET /hello HTTP/1.1\r\nHost: a\r\nX: " + std::string(20'000, 'a') + "\r\n\r\n");
    CHECK(answer.status == 431);
    CHECK(has_code(answer, "header_too_large"));
}

TEST_CASE(
    "a body over the limit is refused before it is read when announced, and on the way when not") {
    auto const server = serve(sample_routes());
    TestClient announced(server->port());
    auto const early =
        announced.ask("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\n\r\n");
    CHECK(early.status == 413);
    CHECK(has_code(early, "too_large"));
    TestClient chunked(server->port());
    auto const late =
        chunked.ask("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n" +
                    std::string(1001, 'x') + "\r\n0\r\n\r\n");
    CHECK(late.status == 413);
}

TEST_CASE("http: a chunked body arrives whole") {
    auto const server = serve(sample_routes());
    TestClient client(server->port());
    auto const answer = client.ask(
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: "
        "chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n");
    CHECK(answer.body == "hello world");
    CHECK(client.ask(get("/hello")).body == "hello");
}

TEST_CASE("http: a client that waits to be invited sends its body after 100 Continue") {
    auto const server = serve(sample_routes());
    TestClient client(server->port());
    client.send(
        "POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    CHECK(client.answer(true).status == 100);
    CHECK(client.ask("hi").body == "hi");
    TestClient refused(server->port());
    CHECK(refused
              .ask("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: "
                   "5000\r\n\r\n")
              .status == 413);
}

TEST_CASE("http: a client that sends its request too slowly is closed") {
    Settings settings;
    settings.read_timeout = 150ms;
    auto const server = serve(sample_routes(), settings);
    TestClient silent(server->port());
    CHECK(silent.is_closed());
    TestClient dripping(server->port());
    auto const started = std::chrono::steady_clock::now();
    while (dripping.send("G") && std::chrono::steady_clock::now() - started < 5s)
        std::this_thread::sleep_for(20ms);
    CHECK(std::chrono::steady_clock::now() - started < 2s);
    TestClient half(server->port());
    half.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");
    CHECK(half.is_closed());
}

TEST_CASE("http: a slow handler does not count as a slow client") {
    Settings settings;
    settings.read_timeout = 100ms;
    settings.write_timeout = 100ms;
    auto const server = serve(sample_routes(), settings);
    TestClient client(server->port());
    CHECK(client.ask(get("/slow")).body == "finished");
}

TEST_CASE("http: a client that does not take its answer is closed") {
    Settings settings;
    settings.write_timeout = 150ms;
    auto const server = serve(sample_routes(), settings);
    TestClient client(server->port());
    for (int i = 0; i < 5; ++i) client.send(get("/large"));
    CHECK(soon([&] { return server->open_connections() == 0; }));
}

TEST_CASE("http: a long answer arrives whole") {
    auto const server = serve(sample_routes());
    TestClient client(server->port());
    CHECK(client.ask(get("/large")).body == std::string(3'000'000, 'x'));
}

TEST_CASE(
    "http: more connections than allowed are turned away, and there is room again afterwards") {
    Settings settings;
    settings.connections_max = 2;
    auto const server = serve(sample_routes(), settings);
    {
        TestClient first(server->port());
        TestClient second(server->port());
        CHECK(first.ask(get("/hello")).status == 200);
        CHECK(second.ask(get("/hello")).status == 200);
        TestClient third(server->port());
        CHECK(third.is_closed());
    }
    CHECK(soon([&] { return server->open_connections() == 0; }));
    TestClient later(server->port());
    CHECK(later.ask(get("/hello")).status == 200);
}

TEST_CASE("http: when too many requests wait for a worker the next is told to come back") {
    Settings settings;
    settings.waiting_max = 0;
    auto const server = serve(sample_routes(), settings);
    TestClient client(server->port());
    auto const answer = client.ask(get("/slow"));
    CHECK(answer.status == 503);
    CHECK(answer.says("Retry-After: "));
    CHECK(has_code(answer, "too_busy"));
}

TEST_CASE("http: an address that asks too often is slowed down") {
    Settings settings;
    settings.requests_per_second = 1;
    settings.request_burst = 2;
    auto const server = serve(sample_routes(), settings);
    TestClient client(server->port());
    CHECK(client.ask(get("/hello")).status == 200);
    CHECK(client.ask(get("/hello")).status == 200);
    auto const answer = client.ask(get("/hello"));
    CHECK(answer.status == 429);
    CHECK(has_code(answer, "rate_limited"));
}

TEST_CASE(
    "http: stopping lets a running request finish, closes idle connections and refuses new ones") {
    auto const server = serve(sample_routes());
    auto const port = server->port();
    TestClient idle(port);
    CHECK(idle.ask(get("/hello")).status == 200);
    TestClient running(port);
    running.send(get("/slow"));
    std::this_thread::sleep_for(50ms);
    auto stopped = std::async(std::launch::async, [&] { server->stop(); });
    CHECK(idle.is_closed());
    auto const answer = running.answer();
    CHECK(answer.body == "finished");
    CHECK(answer.says("Connection: close"));
    stopped.get();
    CHECK(server->open_connections() == 0);
    CHECK_FALSE(TestClient(port).connected());
}

TEST_CASE("http: stopping does not wait for a request longer than the grace") {
    std::promise<void> release;
    std::vector<Responder> held;
    std::mutex mutex;
    Router router;
    router.add({"GET", "/never", {}, AsyncHandler([&](Request const&, Responder respond) {
                    std::lock_guard const lock(mutex);
                    held.push_back(std::move(respond));
                })});
    Settings settings;
    settings.shutdown_grace = 100ms;
    auto const server = serve(std::move(router), settings);
    TestClient client(server->port());
    client.send(get("/never"));
    std::this_thread::sleep_for(50ms);
    auto const started = std::chrono::steady_clock::now();
    server->stop();
    CHECK(std::chrono::steady_clock::now() - started < 3s);
    CHECK(client.answer().status == 0);
    held.at(0)(text(200, "too late"));  // after the server has ended: no harm
}

TEST_CASE("http: a port that is in use is not shared") {
    auto const server = serve(sample_routes());
    Settings settings;
    settings.port = server->port();
    auto const second = Server::start(settings, sample_routes());
    REQUIRE_FALSE(second.ok());
    CHECK(second.fault().code == "cannot_listen");
}

TEST_CASE("http: the client's address comes from a trusted proxy only") {
    auto peer_route = [] {
        Router router;
        router.get("/peer", [](Request const& request) {
            return text(200, request.peer + (request.secure ? " secure" : " plain"));
        });
        return router;
    };
    auto const asked =
        "GET /peer HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 203.0.113.9, "
        "198.51.100.7\r\nX-Forwarded-Proto: https\r\n\r\n";
    auto const open = serve(peer_route());
    CHECK(TestClient(open->port()).ask(asked).body == "127.0.0.1 plain");
    Settings settings;
    settings.trusted_proxies = {"127.0.0.1"};
    auto const behind = serve(peer_route(), settings);
    auto const answer = TestClient(behind->port()).ask(asked);
    CHECK(answer.body == "198.51.100.7 secure");
    CHECK(answer.says("Strict-Transport-Security: max-age="));
}

}  // namespace
}  // namespace assent::http
