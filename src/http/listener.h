/// The listening socket and the thread that accepts from it. Accepted sockets are handed out one by
/// one; a second server on the same port is refused, as connections would otherwise be split
/// between the two.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <thread>

namespace assent::http {

/// An accepted connection: its descriptor, now the receiver's to close, and the client's address.
struct Accepted {
    int descriptor = -1;
    std::string peer;
};

class Listener {
public:
    /// Faults: `cannot_listen`.
    static Result<std::unique_ptr<Listener>> open(std::string const& address, std::uint16_t port);
    ~Listener();
    Listener(Listener const&) = delete;
    Listener& operator=(Listener const&) = delete;

    std::uint16_t port() const { return port_; }

    void start(std::function<void(Accepted)> receive);
    /// Closes the socket; clients are refused from here on.
    void stop();

private:
    Listener(int descriptor, int wake, std::uint16_t port)
        : descriptor_(descriptor), wake_(wake), port_(port) {}

    void accept_loop();

    int descriptor_;
    int wake_;
    std::uint16_t port_;
    std::function<void(Accepted)> receive_;
    std::thread thread_;
};

}  // namespace assent::http
