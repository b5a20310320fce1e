#include "http/router.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace assent::http {
namespace {

constexpr std::array machine_paths{"api",     "fhir",   "cds-services", "x12",
                                   "healthz", "readyz", "metrics"};

bool is_parameter(std::string_view segment) {
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

std::vector<std::string_view> segments_of(std::string_view path) {
    assert(path.starts_with('/'));
    path.remove_prefix(1);
    return path.empty() ? std::vector<std::string_view>{} : split(path, '/');
}

}  // namespace

struct Responder::Answer {
    std::function<void(Response)> deliver;
    std::atomic<bool> given = false;

    explicit Answer(std::function<void(Response)> to) : deliver(std::move(to)) {}

    Answer(Answer const&) = delete;
    Answer& operator=(Answer const&) = delete;

    ~Answer() {
        if (!given.exchange(true))
            deliver(problem(broken("no_answer", "The server did not answer.")));
    }
};

Responder::Responder(std::function<void(Response)> deliver)
    : answer_(std::make_shared<Answer>(std::move(deliver))) {}

void Responder::operator()(Response response) const {
    if (!answer_->given.exchange(true)) answer_->deliver(std::move(response));
}

struct Router::Node {
    std::vector<std::pair<std::string, std::unique_ptr<Node>>> literals;
    std::unique_ptr<Node> parameter;
    std::vector<std::unique_ptr<Route>> here;
    std::vector<std::unique_ptr<Route>> rest;  // routes whose pattern ends in {name...}

    Node& literal(std::string_view segment) {
        for (auto& [name, node] : literals)
            if (name == segment) return *node;
        return *literals.emplace_back(std::string(segment), std::make_unique<Node>()).second;
    }

    /// The routes at a path: literal segments win over parameters, those over the rest of a path.
    std::vector<std::unique_ptr<Route>> const* find(std::vector<std::string> const& path,
                                                    std::size_t depth) const {
        if (depth == path.size()) return !here.empty() ? &here : (rest.empty() ? nullptr : &rest);
        for (auto const& [name, node] : literals) {
            if (name != path[depth]) continue;
            if (auto const* found = node->find(path, depth + 1)) return found;
        }
        if (parameter && !path[depth].empty())
            if (auto const* found = parameter->find(path, depth + 1)) return found;
        return rest.empty() ? nullptr : &rest;
    }
};

namespace {

Route const* pick(std::vector<std::unique_ptr<Route>> const& routes, std::string_view method) {
    for (auto const& route : routes)
        if (route->method == method) return route.get();
    return nullptr;
}

std::string allowed_methods(std::vector<std::unique_ptr<Route>> const& routes) {
    std::vector<std::string> methods;
    for (auto const& route : routes) {
        methods.push_back(route->method);
        if (route->method == "GET") methods.emplace_back("HEAD");
    }
    return join(methods, ", ");
}

Pairs parameters_of(Route const& route, std::vector<std::string> const& path) {
    Pairs parameters;
    auto const pattern = segments_of(route.pattern);
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (!is_parameter(pattern[i])) continue;
        auto name = pattern[i].substr(1, pattern[i].size() - 2);
        if (!name.ends_with("...")) {
            parameters.emplace_back(name, path[i]);
            continue;
        }
        name.remove_suffix(3);
        auto const tail = path.begin() + static_cast<std::ptrdiff_t>(i);
        parameters.emplace_back(name, join(std::vector<std::string>(tail, path.end()), "/"));
    }
    return parameters;
}

Result<std::vector<std::string>> decoded_segments(std::string_view path) {
    std::vector<std::string> decoded;
    for (auto const segment : segments_of(path)) {
        auto text = TRY(decode_percent(segment));
        if (text == "." || text == "..")
            return invalid("bad_request", "", "The address of the request is not valid.");
        decoded.push_back(std::move(text));
    }
    return decoded;
}

}  // namespace

Router::Router() : root_(std::make_unique<Node>()) {}

Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

void Router::get(std::string pattern, Handler handler, RouteOptions options) {
    add({"GET", std::move(pattern), options, std::move(handler)});
}

void Router::post(std::string pattern, Handler handler, RouteOptions options) {
    add({"POST", std::move(pattern), options, std::move(handler)});
}

void Router::put(std::string pattern, Handler handler, RouteOptions options) {
    add({"PUT", std::move(pattern), options, std::move(handler)});
}

void Router::patch(std::string pattern, Handler handler, RouteOptions options) {
    add({"PATCH", std::move(pattern), options, std::move(handler)});
}

void Router::remove(std::string pattern, Handler handler, RouteOptions options) {
    add({"DELETE", std::move(pattern), options, std::move(handler)});
}

void Router::add(Route route) {
    auto held = std::make_unique<Route>(std::move(route));
    held->index = routes_.size();
    routes_.push_back(held.get());
    Node* node = root_.get();
    for (auto const segment : segments_of(held->pattern)) {
        if (is_parameter(segment) && segment.ends_with("...}")) {
            assert(!pick(node->rest, held->method));
            node->rest.push_back(std::move(held));
            return;
        }
        if (is_parameter(segment)) {
            if (!node->parameter) node->parameter = std::make_unique<Node>();
            node = node->parameter.get();
        } else {
            node = &node->literal(segment);
        }
    }
    assert(!pick(node->here, held->method));
    node->here.push_back(std::move(held));
}

void Router::otherwise(Handler handler, RouteOptions options) {
    assert(!otherwise_);
    otherwise_ = std::make_unique<Route>(Route{"GET", "/*", options, std::move(handler)});
    otherwise_->index = routes_.size();
    routes_.push_back(otherwise_.get());
}

Result<Match> Router::find(std::string_view method, std::string_view path) const {
    auto const segments = TRY(decoded_segments(path));
    auto const reading = method == "GET" || method == "HEAD";
    Match match;
    if (auto const* routes = root_->find(segments, 0)) {
        match.route = pick(*routes, method);
        if (!match.route && method == "HEAD") match.route = pick(*routes, "GET");
        if (match.route) match.parameters = parameters_of(*match.route, segments);
        else match.allow = allowed_methods(*routes);
        return match;
    }
    auto const is_machine =
        !segments.empty() && std::find(machine_paths.begin(), machine_paths.end(),
                                       segments.front()) != machine_paths.end();
    if (otherwise_ && reading && !is_machine) match.route = otherwise_.get();
    return match;
}

}  // namespace assent::http
