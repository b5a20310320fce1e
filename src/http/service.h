/// What every connection of a server shares, and what happens to a request between its head and its
/// answer, apart from reading and writing. Private to the server.
#pragma once

#include "http/metrics.h"
#include "http/pool.h"
#include "http/rate_limit.h"
#include "http/server.h"

#include <atomic>
#include <chrono>
#include <optional>

namespace assent::http {

/// One request on its way. It lives until the last of connection, worker and responder lets go.
struct Exchange {
    Request request;
    Route const* route = nullptr;
    std::chrono::steady_clock::time_point started = std::chrono::steady_clock::now();
};

class Service {
public:
    Service(Settings settings, Router router, Metrics* metrics);

    Settings const& settings() const { return settings_; }

    Pool& pool() { return pool_; }

    std::atomic<std::size_t>& open_connections() { return open_connections_; }

    /// Who really asks: what a trusted proxy says, or the address of the connection.
    void identify(Request& request, std::string const& peer, bool secure) const;
    /// Finds the route. Gives the answer instead when there is none, or when the client asks too
    /// often.
    std::optional<Response> admit(Exchange& exchange);
    /// Access log and metrics; never the path or the query, which may name people.
    void finished(Exchange const& exchange, int status, std::size_t bytes) const;

private:
    Settings settings_;
    Router router_;
    std::vector<RouteMeter>
        meters_;  // by the route's index; the last one is for requests without a route
    RateLimiter limiter_;
    std::atomic<std::size_t> open_connections_ = 0;
    std::vector<std::shared_ptr<void>> watches_;
    Pool pool_;  // last: its threads end before what they use
};

Fault too_large(std::size_t limit);
Fault too_busy();
Fault not_in_time();

/// Calls a handler; an exception becomes a 500 and a log line without its text, which might hold
/// health data.
Response call(Handler const& handler, Request const& request);
void call(AsyncHandler const& handler, Request const& request, Responder const& responder);
Result<std::unique_ptr<BodySink>> call(UploadHandler const& handler, Request const& request);
Result<void> call(StreamHandler const& handler, Request const& request, EventStream const& stream);
Result<void> call_part(BodySink& sink, std::string_view bytes);
Response call_finish(BodySink& sink, Request const& request);

}  // namespace assent::http
