#include "http/listener.h"

#include "base/log.h"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>

namespace assent::http {
namespace {

Fault cannot_listen(std::string const& address, std::uint16_t port) {
    return unavailable("cannot_listen", "Cannot listen on " + address + ":" + std::to_string(port) +
                                            ". Is another server running there?");
}

std::string address_text(sockaddr_storage const& address, socklen_t size) {
    std::array<char, NI_MAXHOST> host{};
    auto const* plain = static_cast<sockaddr const*>(static_cast<void const*>(&address));
    if (getnameinfo(plain, size, host.data(), host.size(), nullptr, 0, NI_NUMERICHOST) != 0)
        return {};
    std::string text = host.data();
    constexpr std::string_view mapped = "::ffff:";  // an IPv4 client on an IPv6 socket
    if (text.starts_with(mapped) && text.find('.') != std::string::npos)
        text.erase(0, mapped.size());
    return text;
}

std::uint16_t port_of(int descriptor) {
    sockaddr_storage bound{};
    socklen_t size = sizeof bound;
    if (getsockname(descriptor, static_cast<sockaddr*>(static_cast<void*>(&bound)), &size) != 0)
        return 0;
    if (bound.ss_family == AF_INET6)
        return ntohs(static_cast<sockaddr_in6*>(static_cast<void*>(&bound))->sin6_port);
    return ntohs(static_cast<sockaddr_in*>(static_cast<void*>(&bound))->sin_port);
}

}  // namespace

Result<std::unique_ptr<Listener>> Listener::open(std::string const& address, std::uint16_t port) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE;
    addrinfo* found = nullptr;
    if (getaddrinfo(address.c_str(), std::to_string(port).c_str(), &hints, &found) != 0)
        return cannot_listen(address, port);
    std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> const held(found, freeaddrinfo);
    auto const descriptor = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor < 0) return cannot_listen(address, port);
    int const on = 1;
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    auto const wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (wake < 0 || bind(descriptor, found->ai_addr, found->ai_addrlen) != 0 ||
        listen(descriptor, SOMAXCONN) != 0) {
        close(descriptor);
        if (wake >= 0) close(wake);
        return cannot_listen(address, port);
    }
    return std::unique_ptr<Listener>(new Listener(descriptor, wake, port_of(descriptor)));
}

Listener::~Listener() {
    stop();
    if (descriptor_ >= 0) close(descriptor_);
    close(wake_);
}

void Listener::start(std::function<void(Accepted)> receive) {
    receive_ = std::move(receive);
    thread_ = std::thread([this] { accept_loop(); });
}

void Listener::stop() {
    if (!thread_.joinable()) return;
    eventfd_write(wake_, 1);
    thread_.join();
    close(descriptor_);
    descriptor_ = -1;
}

void Listener::accept_loop() {
    for (;;) {
        std::array<pollfd, 2> watched{pollfd{descriptor_, POLLIN, 0}, pollfd{wake_, POLLIN, 0}};
        poll(watched.data(), watched.size(), -1);
        if (watched[1].revents != 0) return;
        sockaddr_storage address{};
        socklen_t size = sizeof address;
        auto const accepted =
            accept4(descriptor_, static_cast<sockaddr*>(static_cast<void*>(&address)), &size,
                    SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (accepted < 0) {
            if (errno != EMFILE && errno != ENFILE && errno != ENOBUFS && errno != ENOMEM) continue;
            log::warning("cannot_accept", {{"error", errno}});
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            continue;
        }
        int const on = 1;
        setsockopt(accepted, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        receive_({accepted, address_text(address, size)});
    }
}

}  // namespace assent::http
