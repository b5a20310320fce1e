/// Turns the bytes of a connection into requests, without a socket: fed bytes in any portions, it
/// tells when a head or a body part is complete, and refuses what is malformed or too large.
/// reader.cpp alone includes the parser.
#pragma once

#include "http/message.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace assent::http {

class RequestReader {
public:
    enum class Step { more, ready, failed };

    explicit RequestReader(std::size_t header_limit);
    ~RequestReader();
    RequestReader(RequestReader const&) = delete;
    RequestReader& operator=(RequestReader const&) = delete;

    /// Where the next bytes from the socket go, and how many came.
    std::span<char> space();
    void filled(std::size_t bytes);
    /// Bytes of a following request are already here (pipelining).
    bool holds_bytes() const;
    /// Gives the buffer back: nothing more will be read from this connection.
    void forget_bytes();

    /// Begins another request; bytes that are already here belong to it.
    void next();
    Step read_head();
    /// Reads on until the body is complete or holds at least `part_size` bytes; see `body_done`.
    Step read_body(std::size_t part_size);
    /// Why a step failed: `bad_request`, `header_too_large`, `too_large`.
    Fault const& fault() const;

    // Answerable once the head is ready.
    /// Fills method, target, headers. Faults: `bad_request`.
    Result<void> fill(Request& request) const;
    bool keep_alive() const;
    bool modern() const;  ///< HTTP/1.1
    bool wants_continue() const;
    bool body_done() const;
    std::optional<std::uint64_t> announced_length() const;
    void limit_body(std::size_t bytes);
    /// What of the body has been read since the last take.
    std::string take_body();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace assent::http
