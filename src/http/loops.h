/// The I/O threads of a server: accepting, connections, time limits. loops.cpp alone includes the
/// network library.
#pragma once

#include "http/service.h"
#include "http/tls.h"

#include <cstdint>
#include <memory>

namespace assent::http {

class Loops {
public:
    /// Listens and starts the threads. `tls` may be null. Faults: `cannot_listen`.
    static Result<std::unique_ptr<Loops>> open(Service& service, TlsSettings tls);
    ~Loops();

    std::uint16_t port() const;
    /// No new connections; idle ones and event streams close, the others after their running
    /// request.
    void drain();
    /// Closes every connection and ends the threads.
    void end();

private:
    struct State;
    explicit Loops(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace assent::http
