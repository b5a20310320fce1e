/// One connection to a server on this machine, kept open: a request out, the answer in.
/// http_client.cpp alone includes the library behind it.
#pragma once

#include "base/json.h"
#include "base/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace assent::play {

struct Sent {
    std::string method;
    std::string path;
    std::string content_type;  ///< empty: no body
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
};

struct Reply {
    int status = 0;
    json::Value body;    ///< null when there is none
    std::string cookie;  ///< `name=value` of Set-Cookie, empty when there is none

    bool good() const { return status >= 200 && status < 300; }
};

/// What a problem document says. Its kind follows from the status.
Fault fault_of(Reply const& reply);

class HttpClient {
public:
    explicit HttpClient(std::uint16_t port);
    ~HttpClient();
    HttpClient(HttpClient const&) = delete;
    HttpClient& operator=(HttpClient const&) = delete;

    /// Connects again once when the server closed an idle connection. Faults: `no_answer`, and
    /// `bad_json` for a body that is not JSON.
    Result<Reply> send(Sent const& sent);

private:
    struct Connection;
    std::uint16_t port_;
    std::unique_ptr<Connection> connection_;
};

}  // namespace assent::play
