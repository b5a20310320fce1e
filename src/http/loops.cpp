#include "http/loops.h"

#include "http/connection.ipp"
#include "http/listener.h"

#include <unistd.h>

#include <algorithm>

namespace assent::http {
namespace {

/// A named coroutine that owns the connection for as long as it is served.
Task<void> serve(std::shared_ptr<Connection> connection) { co_await connection->serve(); }

}  // namespace

struct Loops::State {
    Service& service;
    std::optional<asio::ssl::context> tls;
    std::vector<std::unique_ptr<Loop>> loops;
    std::unique_ptr<Listener> listener;
    std::size_t next = 0;
    bool ended = false;

    State(Service& s, std::unique_ptr<Listener> l) : service(s), listener(std::move(l)) {}

    /// On the listener's thread.
    void adopt(Accepted accepted) {
        auto& loop = *loops[next++ % loops.size()];
        Socket socket(loop.context.get_executor());
        error_code error;
        socket.assign(tcp::v4(), accepted.descriptor, error);
        if (error) {
            close(accepted.descriptor);
            return;
        }
        if (++service.open_connections() > service.settings().connections_max) {
            --service.open_connections();
            return;
        }
        auto connection = std::make_shared<Connection>(loop, service, std::move(socket),
                                                       std::move(accepted.peer));
        if (tls) connection->secure(*tls);
        asio::co_spawn(loop.context, serve(std::move(connection)), connection_ended);
    }

    void run(Loop& loop) {
        auto const quickest =
            std::min(service.settings().read_timeout, service.settings().write_timeout);
        auto const every = std::clamp<Clock::duration>(quickest / 4, std::chrono::milliseconds(20),
                                                       std::chrono::seconds(1));
        asio::co_spawn(loop.context, keep_time(loop, every), connection_ended);
        loop.thread = std::thread([&loop] { loop.context.run(); });
    }
};

Loops::Loops(std::unique_ptr<State> state) : state_(std::move(state)) {}

Loops::~Loops() { end(); }

Result<std::unique_ptr<Loops>> Loops::open(Service& service, TlsSettings tls) {
    auto const& settings = service.settings();
    auto listener = TRY(Listener::open(settings.address, settings.port));
    auto state = std::make_unique<State>(service, std::move(listener));
    if (tls) state->tls.emplace(tls.release());  // the context owns it
    for (std::size_t i = 0; i < std::max<std::size_t>(settings.io_threads, 1); ++i)
        state->run(*state->loops.emplace_back(std::make_unique<Loop>()));
    state->listener->start(
        [raw = state.get()](Accepted accepted) { raw->adopt(std::move(accepted)); });
    return std::unique_ptr<Loops>(new Loops(std::move(state)));
}

std::uint16_t Loops::port() const { return state_->listener->port(); }

void Loops::drain() {
    state_->listener->stop();
    for (auto& loop : state_->loops)
        loop->gate->post([raw = loop.get()] {
            raw->draining = true;
            for (auto* peer : raw->peers) peer->drain();
        });
}

void Loops::end() {
    if (std::exchange(state_->ended, true)) return;
    state_->listener->stop();
    for (auto& loop : state_->loops) {
        loop->gate->close();
        loop->context.stop();
        loop->thread.join();
    }
    state_->loops.clear();
}

}  // namespace assent::http
