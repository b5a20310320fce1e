/// One I/O thread with its event loop, and what it knows of its connections. Part of loops.cpp,
/// which alone includes it: a header of its own would carry the network library's types to others.
#pragma once

#include "http/gate.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <chrono>
#include <exception>
#include <memory>
#include <thread>
#include <tuple>
#include <unordered_set>

// Rules for coroutines with this compiler: no braced list and no temporary aggregate in the operand
// of co_await, no capturing lambda as a coroutine, results of co_await named before they are taken
// apart.

namespace assent::http {
namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;
using Executor = asio::io_context::executor_type;
template <class T>
using Task = asio::awaitable<T, Executor>;
using Socket = asio::basic_stream_socket<tcp, Executor>;
using TlsStream = asio::ssl::stream<Socket&>;
using Timer = asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor>;

constexpr auto token = asio::as_tuple(asio::use_awaitable_t<Executor>{});
constexpr auto never = Clock::time_point::max();
constexpr std::size_t part_size = 256 * 1024;
constexpr std::size_t tls_record_size = 16 * 1024;
/// A body must bring this much in every read timeout.
constexpr std::size_t progress_size = 16 * 1024;
constexpr std::chrono::seconds farewell_time{2};

/// A connection as its loop sees it. Everything here happens on the loop's thread.
struct Peer {
    Clock::time_point deadline = never;
    bool idle = false;     // between requests: may be closed without harm
    bool aborted = false;  // the socket is closed; whatever waits shall end

    virtual ~Peer() = default;
    virtual void abort() = 0;
    virtual void drain() = 0;
};

struct Loop {
    std::unordered_set<Peer*> peers;
    bool draining = false;
    asio::io_context context{1};
    std::shared_ptr<Gate> gate =
        std::make_shared<Gate>([this](Gate::Work work) { asio::post(context, std::move(work)); });
    Timer sweep{context.get_executor()};
    std::thread thread;
};

/// One timer a thread instead of one an operation: closes what passed its deadline.
inline Task<void> keep_time(Loop& loop, Clock::duration every) {
    for (;;) {
        loop.sweep.expires_after(every);
        auto const waited = co_await loop.sweep.async_wait(token);
        if (std::get<0>(waited)) co_return;
        auto const now = Clock::now();
        for (auto* peer : loop.peers)
            if (peer->deadline < now) peer->abort();
    }
}

/// Only running out of memory throws as far as here, and then the process ends.
inline void connection_ended(std::exception_ptr failure) {
    if (failure) std::terminate();
}

}  // namespace assent::http
