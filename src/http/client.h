/// Asks another server, for the few things that need it: the other log-in of single sign-on. One
/// question at a time, on the caller's thread.
#pragma once

#include "base/result.h"
#include "http/message.h"

#include <chrono>
#include <string>
#include <string_view>

namespace assent::http {

struct Address {
    bool secure = true;
    std::string host;
    std::string port;
    std::string target;  ///< path and query
};

/// `https://host[:port]/path`, or `http://` where the host is this machine. Faults: `bad_address`.
Result<Address> read_address(std::string_view url);

struct Question {
    std::string method = "GET";
    std::string url;
    Pairs headers;
    std::string body;
};

struct Reply {
    int status = 0;
    std::string body;
};

/// The certificate is checked against the system's authorities and the host's name. The whole may
/// take ten seconds and a reply has at most 1 MiB. Redirects are not followed. Faults:
/// `bad_address`, `server_away` (unavailable).
Result<Reply> ask(Question const& question);

}  // namespace assent::http
