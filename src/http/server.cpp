#include "http/server.h"

#include "base/log.h"
#include "http/loops.h"
#include "http/service.h"

#include <thread>

namespace assent::http {

struct Server::State {
    Service service;
    std::unique_ptr<Loops> loops;
    bool stopped = false;

    State(Settings settings, Router router, Metrics* metrics)
        : service(std::move(settings), std::move(router), metrics) {}
};

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}

Server::~Server() { stop(); }

Result<std::unique_ptr<Server>> Server::start(Settings settings, Router router, Metrics* metrics) {
    auto state = std::make_unique<State>(std::move(settings), std::move(router), metrics);
    auto const& chosen = state->service.settings();
    TlsSettings tls;
    if (!chosen.certificate_file.empty() || !chosen.key_file.empty())
        tls = TRY(make_tls(chosen.certificate_file, chosen.key_file));
    state->loops = TRY(Loops::open(state->service, std::move(tls)));
    log::info("listening",
              {{"address", chosen.address}, {"port", static_cast<int>(state->loops->port())}});
    return std::unique_ptr<Server>(new Server(std::move(state)));
}

std::uint16_t Server::port() const { return state_->loops->port(); }

std::size_t Server::open_connections() const { return state_->service.open_connections(); }

void Server::stop() {
    if (std::exchange(state_->stopped, true)) return;
    state_->loops->drain();
    auto const until = std::chrono::steady_clock::now() + state_->service.settings().shutdown_grace;
    while (open_connections() != 0 && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    if (open_connections() != 0)
        log::warning("connections_cut_off", {{"count", open_connections()}});
    state_->loops->end();
    state_->service.pool().end();
}

}  // namespace assent::http
