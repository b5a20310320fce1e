#include "http/service.h"

#include "base/log.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <exception>
#include <new>
#include <typeinfo>

namespace assent::http {
namespace {

constexpr std::array known_methods{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};

std::string_view loggable(std::string const& method) {
    auto const* known = std::find(known_methods.begin(), known_methods.end(), method);
    return known != known_methods.end() ? *known : "other";
}

Fault handler_failed(std::exception const& failure) {
    // Out of memory is no fault of a request: the process ends and is started again.
    if (dynamic_cast<std::bad_alloc const*>(&failure) != nullptr) std::terminate();
    log::error("handler_failed", {{"exception", typeid(failure).name()}});
    return broken("internal_error",
                  "Something went wrong on our side. Nothing was changed by this request.");
}

bool contains(std::vector<std::string> const& texts, std::string const& text) {
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

}  // namespace

Service::Service(Settings settings, Router router, Metrics* metrics)
    : settings_(std::move(settings)),
      router_(std::move(router)),
      limiter_(settings_.requests_per_second, settings_.request_burst),
      pool_(settings_.workers, settings_.waiting_max) {
    if (!metrics) return;
    for (auto const* route : router_.routes()) meters_.push_back(metrics->route(*route));
    meters_.push_back(metrics->route({"any", "none", {}, Handler(), 0}));
    watches_.push_back(
        metrics->watch("assent_http_open_connections", "Connections open now",
                       [this] { return static_cast<double>(open_connections_.load()); }));
    watches_.push_back(metrics->watch("assent_http_waiting_requests",
                                      "Requests waiting for a worker",
                                      [this] { return static_cast<double>(pool_.waiting()); }));
}

void Service::identify(Request& request, std::string const& peer, bool secure) const {
    request.peer = peer;
    request.secure = secure;
    if (!contains(settings_.trusted_proxies, peer)) return;
    // The last address is the one our own proxy saw; those before it may be invented.
    auto const forwarded = split(request.header("x-forwarded-for"), ',');
    if (auto const address = trim(forwarded.back()); !address.empty()) request.peer = address;
    if (same_ignoring_case(request.header("x-forwarded-proto"), "https")) request.secure = true;
}

std::optional<Response> Service::admit(Exchange& exchange) {
    auto& request = exchange.request;
    if (!limiter_.allow(request.peer))
        return problem(
            busy("rate_limited", "Too many requests came from this address. Wait a moment."));
    auto found = router_.find(request.method, request.path);
    if (!found.ok()) return problem(found.fault());
    exchange.route = found->route;
    request.parameters = std::move(found->parameters);
    if (exchange.route) return std::nullopt;
    if (found->allow.empty())
        return problem(not_found("no_such_address", "", "There is nothing at this address."));
    return problem(invalid("method_not_allowed", "", "This address does not offer that method."))
        .with("Allow", found->allow);
}

void Service::finished(Exchange const& exchange, int status, std::size_t bytes) const {
    auto const took = std::chrono::steady_clock::now() - exchange.started;
    auto const microseconds = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
    if (!meters_.empty()) {
        auto const& meter = exchange.route ? meters_[exchange.route->index] : meters_.back();
        meter.observe(status, std::chrono::duration<double>(took).count());
    }
    if (!settings_.access_log) return;
    log::info("request",
              {{"method", loggable(exchange.request.method)},
               {"route", exchange.route ? std::string_view(exchange.route->pattern) : "none"},
               {"status", status},
               {"duration_us", static_cast<std::int64_t>(microseconds)},
               {"bytes", bytes},
               {"request_id", exchange.request.id}});
}

Fault too_large(std::size_t limit) {
    return invalid("too_large", "",
                   "The body is larger than the " + std::to_string(limit) + " bytes allowed here.");
}

Fault too_busy() {
    return busy("too_busy", "Too many requests are waiting. Try again in a moment.");
}

Fault not_in_time() { return invalid("timed_out", "", "The request did not arrive in time."); }

Response call(Handler const& handler, Request const& request) {
    try {
        return handler(request);
    } catch (std::exception const& failure) {
        return problem(handler_failed(failure));
    }
}

void call(AsyncHandler const& handler, Request const& request, Responder const& responder) {
    try {
        handler(request, responder);
    } catch (std::exception const& failure) {
        responder(problem(handler_failed(failure)));
    }
}

Result<std::unique_ptr<BodySink>> call(UploadHandler const& handler, Request const& request) {
    try {
        return handler(request);
    } catch (std::exception const& failure) {
        return handler_failed(failure);
    }
}

Result<void> call(StreamHandler const& handler, Request const& request, EventStream const& stream) {
    try {
        return handler(request, stream);
    } catch (std::exception const& failure) {
        return handler_failed(failure);
    }
}

Result<void> call_part(BodySink& sink, std::string_view bytes) {
    try {
        return sink.part(bytes);
    } catch (std::exception const& failure) {
        return handler_failed(failure);
    }
}

Response call_finish(BodySink& sink, Request const& request) {
    try {
        return sink.finish(request);
    } catch (std::exception const& failure) {
        return problem(handler_failed(failure));
    }
}

}  // namespace assent::http
