/// For tests: a server on a free port, quiet and with two workers.
#pragma once

#include "http/server.h"
#include "http/test_client.h"

#include <doctest/doctest.h>

#include <functional>
#include <memory>
#include <thread>
#include <utility>

namespace assent::http {

inline std::unique_ptr<Server> serve(Router router, Settings settings = {},
                                     Metrics* metrics = nullptr) {
    settings.port = 0;
    settings.access_log = false;
    settings.workers = 2;
    auto server = Server::start(settings, std::move(router), metrics);
    REQUIRE(server.ok());
    return std::move(server).take();
}

inline bool has_code(Answer const& answer, std::string const& code) {
    return answer.says("Content-Type: application/problem+json") &&
           answer.body.find("\"urn:assent:fault:" + code + "\"") != std::string::npos;
}

/// Waits up to five seconds for something another thread does.
inline bool soon(std::function<bool()> const& happened) {
    for (int i = 0; i < 1000 && !happened(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    return happened();
}

}  // namespace assent::http
