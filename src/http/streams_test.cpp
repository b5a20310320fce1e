#include "http/test_server.h"

#include <doctest/doctest.h>
#include <fcntl.h>

#include <atomic>
#include <future>
#include <mutex>
#include <optional>

namespace assent::http {
namespace {

using namespace std::chrono_literals;

struct Received {
    std::atomic<std::size_t> bytes = 0;
    std::atomic<std::size_t> largest = 0;
    std::atomic<int> opened = 0;
    std::shared_future<void> may_go_on;
};

struct CountingSink : BodySink {
    explicit CountingSink(Received& to) : received(to) { ++received.opened; }

    Result<void> part(std::string_view bytes) override {
        if (received.may_go_on.valid()) received.may_go_on.wait();
        if (bytes.find("virus") != std::string_view::npos)
            return invalid("infected", "", "The file holds something harmful.");
        received.bytes += bytes.size();
        received.largest = std::max(received.largest.load(), bytes.size());
        return fine();
    }

    Response finish(Request const&) override { return text(201, std::to_string(received.bytes)); }

    Received& received;
};

Router upload_routes(Received& received, std::size_t limit = any_size) {
    Router router;
    router.add({"POST",
                "/upload",
                {Run::pooled, limit},
                UploadHandler([&](Request const& request) -> Result<std::unique_ptr<BodySink>> {
                    if (request.header("x-who").empty())
                        return forbidden("sign_in_required", "", "Sign in first.");
                    return std::unique_ptr<BodySink>(std::make_unique<CountingSink>(received));
                })});
    return router;
}

std::string upload_head(std::size_t size, std::string_view more = "X-Who: me\r\n") {
    return "POST /upload HTTP/1.1\r\nHost: a\r\n" + std::string(more) +
           "Content-Length: " + std::to_string(size) + "\r\n\r\n";
}

TEST_CASE("http: an upload of 50 MB arrives whole, in parts of bounded size") {
    Received received;
    auto const server = serve(upload_routes(received));
    TestClient client(server->port());
    std::string const megabyte(1'000'000, 'x');
    client.send(upload_head(50 * megabyte.size()));
    for (int i = 0; i < 50; ++i) REQUIRE(client.send(megabyte));
    auto const answer = client.answer();
    CHECK(answer.status == 201);
    CHECK(answer.body == "50000000");
    CHECK(received.largest <= 512 * 1024);
    client.send(upload_head(2) + "ok");
    CHECK(client.answer().status == 201);  // the connection goes on
}

TEST_CASE("http: an upload waits for a slow disk instead of filling the memory") {
    std::promise<void> go;
    Received received;
    received.may_go_on = go.get_future().share();
    auto const server = serve(upload_routes(received));
    TestClient client(server->port());
    client.send(upload_head(200'000'000));
    fcntl(client.descriptor(), F_SETFL, fcntl(client.descriptor(), F_GETFL) | O_NONBLOCK);
    std::string const part(64 * 1024, 'x');
    std::size_t taken = 0;
    for (int quiet = 0; quiet < 40 && taken < 100'000'000;) {
        auto const sent = ::send(client.descriptor(), part.data(), part.size(), MSG_NOSIGNAL);
        quiet = sent > 0 ? 0 : quiet + 1;
        if (sent > 0) taken += static_cast<std::size_t>(sent);
        if (sent <= 0) std::this_thread::sleep_for(10ms);
    }
    CHECK(taken <
          30'000'000);  // what the system buffers for a loopback connection, and little more
    go.set_value();
}

TEST_CASE("http: an upload is refused before its body is read, and in the middle of it") {
    Received received;
    auto const server = serve(upload_routes(received, 100'000'000));
    TestClient unknown(server->port());
    auto const refused = unknown.ask(upload_head(1'000'000, ""));
    CHECK(refused.status == 401);
    CHECK(has_code(refused, "sign_in_required"));
    TestClient large(server->port());
    CHECK(large.ask(upload_head(100'000'001)).status == 413);
    CHECK(received.opened == 0);
    TestClient infected(server->port());
    infected.send(upload_head(10'000'000));
    auto const stopped = infected.ask("virus" + std::string(300'000, 'x'));
    CHECK(stopped.status == 422);
    CHECK(has_code(stopped, "infected"));
    CHECK(infected.is_closed());
}

struct Streams {
    std::mutex mutex;
    std::optional<EventStream> newest;
    std::atomic<int> closed = 0;

    EventStream wait() {
        CHECK(soon([&] {
            std::lock_guard const lock(mutex);
            return newest.has_value();
        }));
        std::lock_guard const lock(mutex);
        return newest.value();
    }
};

Router event_routes(Streams& streams) {
    Router router;
    router.add({"GET",
                "/api/events",
                {},
                StreamHandler([&](Request const& request, EventStream stream) -> Result<void> {
                    if (request.query_value("who") != "me")
                        return forbidden("sign_in_required", "", "Sign in first.");
                    stream.send("hello", "at once");
                    stream.on_closed([&] { ++streams.closed; });
                    std::lock_guard const lock(streams.mutex);
                    streams.newest = stream;
                    return fine();
                })});
    return router;
}

TEST_CASE("http: events arrive as they are sent, with name, number and lines") {
    Streams streams;
    auto const server = serve(event_routes(streams));
    TestClient client(server->port());
    client.send(get("/api/events?who=me"));
    auto const head = client.answer();
    CHECK(head.status == 200);
    CHECK(head.says("Content-Type: text/event-stream\r\n"));
    CHECK_FALSE(head.says("Content-Length"));
    CHECK(client.sees("event: hello\ndata: at once\n\n"));
    auto const stream = streams.wait();
    CHECK(stream.send("changed", "{\"a\":1}\nsecond line", "42"));
    CHECK(client.sees("id: 42\nevent: changed\ndata: {\"a\":1}\ndata: second line\n\n"));
    stream.close();
    CHECK(soon([&] { return server->open_connections() == 0; }));
    CHECK_FALSE(stream.send("changed", "nobody hears this"));
}

TEST_CASE("http: an event stream that may not be opened is a problem") {
    Streams streams;
    auto const server = serve(event_routes(streams));
    TestClient client(server->port());
    CHECK(has_code(client.ask(get("/api/events?who=you")), "sign_in_required"));
}

TEST_CASE("http: a quiet event stream shows signs of life") {
    Streams streams;
    Settings settings;
    settings.heartbeat = 50ms;
    auto const server = serve(event_routes(streams), settings);
    TestClient client(server->port());
    client.send(get("/api/events?who=me"));
    CHECK(client.sees("at once\n\n:\n\n:\n\n"));
}

TEST_CASE("http: leaving an event stream is noticed") {
    Streams streams;
    auto const server = serve(event_routes(streams));
    {
        TestClient client(server->port());
        client.send(get("/api/events?who=me"));
        CHECK(client.sees("at once"));
    }
    CHECK(soon([&] { return streams.closed == 1; }));
    CHECK(streams.wait().closed());
}

TEST_CASE("http: a reader too slow for its events is cut off instead of filling the memory") {
    Streams streams;
    Settings settings;
    settings.write_timeout = 30s;
    auto const server = serve(event_routes(streams), settings);
    TestClient client(server->port());
    client.send(get("/api/events?who=me"));
    auto const stream = streams.wait();
    std::string const data(100'000, 'x');
    int sent = 0;
    while (sent < 1000 && stream.send("much", data)) ++sent;
    CHECK(sent < 1000);
    CHECK(streams.closed == 1);
}

TEST_CASE("http: stopping the server ends event streams at once") {
    Streams streams;
    auto const server = serve(event_routes(streams));
    TestClient client(server->port());
    client.send(get("/api/events?who=me"));
    CHECK(client.sees("at once"));
    auto const started = std::chrono::steady_clock::now();
    server->stop();
    CHECK(std::chrono::steady_clock::now() - started < 2s);
    CHECK(streams.closed == 1);
}

}  // namespace
}  // namespace assent::http
