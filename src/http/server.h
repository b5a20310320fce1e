/// The HTTP server: listens, reads, routes, answers, and ends gracefully. It knows no business
/// route; `main` gives it a router. Threads: a few for sockets, a few for handlers that block.
#pragma once

#include "http/router.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace assent::http {

class Metrics;

struct Settings {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  ///< 0 picks a free one, see Server::port
    std::size_t io_threads = 2;
    std::size_t workers = 8;
    std::size_t waiting_max = 1000;  ///< requests waiting for a worker; more are answered 503
    std::size_t connections_max = 8192;
    std::size_t header_limit = 16 * 1024;
    std::chrono::milliseconds read_timeout{30'000};  ///< for a head, and for each portion of a body
    std::chrono::milliseconds write_timeout{30'000};  ///< for each portion of an answer
    std::chrono::milliseconds idle_timeout{75'000};   ///< between requests of a connection
    std::chrono::milliseconds heartbeat{15'000};      ///< on event streams
    std::chrono::milliseconds shutdown_grace{10'000};
    std::string certificate_file;  ///< PEM chain; with key_file: TLS 1.2 and newer only
    std::string key_file;
    /// Proxies whose X-Forwarded-For and X-Forwarded-Proto are believed.
    std::vector<std::string> trusted_proxies;
    double requests_per_second = 0;  ///< for one client address; 0 means no limit
    double request_burst = 0;
    bool access_log = true;
};

class Server {
public:
    /// Listens and serves from here on. `metrics` may be null and otherwise outlives the server.
    /// Faults: `cannot_listen`, `bad_certificate`.
    static Result<std::unique_ptr<Server>> start(Settings settings, Router router,
                                                 Metrics* metrics = nullptr);
    ~Server();

    std::uint16_t port() const;
    std::size_t open_connections() const;
    /// Stops accepting, closes idle connections and event streams, lets running requests finish
    /// within the grace, then closes the rest. Returns when everything has ended.
    void stop();

private:
    struct State;
    explicit Server(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace assent::http
