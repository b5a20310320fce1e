/// Which handler answers which method and path. Patterns are literal segments, `{name}` for one
/// segment and, at the end, `{name...}` for the rest: `/api/requests/{number}`. A route also says
/// where its handler runs and how large a body it takes, so that a handler is a plain function.
#pragma once

#include "http/events.h"
#include "http/message.h"

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace assent::http {

/// Answers a request later and from any thread. The first answer counts. When every copy is dropped
/// without one, the client gets a 500, so no connection hangs on a forgotten answer.
class Responder {
public:
    explicit Responder(std::function<void(Response)> deliver);
    void operator()(Response response) const;

private:
    struct Answer;
    std::shared_ptr<Answer> answer_;
};

/// Takes an upload part by part, on a worker thread; parts are at most about 256 KiB.
struct BodySink {
    virtual ~BodySink() = default;
    virtual Result<void> part(std::string_view bytes) = 0;
    virtual Response finish(Request const& request) = 0;
};

using Handler = std::function<Response(Request const&)>;
/// The request lives until the responder's last copy is gone.
using AsyncHandler = std::function<void(Request const&, Responder)>;
/// Sees the head of the request; refusing here refuses before the body is read.
using UploadHandler = std::function<Result<std::unique_ptr<BodySink>>(Request const&)>;
/// Keeps the stream handle somewhere and returns; a fault is answered as a problem instead.
using StreamHandler = std::function<Result<void>(Request const&, EventStream)>;

/// Where a handler runs. Only what never blocks and takes microseconds may run on the I/O thread.
enum class Run { pooled, inline_ };

struct RouteOptions {
    Run run = Run::pooled;
    std::size_t body_limit = 8u << 20;
};

/// No limit: for uploads that are streamed.
inline constexpr std::size_t any_size = static_cast<std::size_t>(-1);

struct Route {
    std::string method;
    std::string pattern;
    RouteOptions options;
    std::variant<Handler, AsyncHandler, UploadHandler, StreamHandler> handler;
    std::size_t index = 0;  ///< its place in Router::routes(), for tables beside it
};

struct Match {
    Route const* route = nullptr;
    Pairs parameters;
    std::string
        allow;  ///< the methods that exist here, when the path is known but the method is not
};

class Router {
public:
    Router();
    ~Router();
    Router(Router&&) noexcept;
    Router& operator=(Router&&) noexcept;

    void get(std::string pattern, Handler handler, RouteOptions options = {});
    void post(std::string pattern, Handler handler, RouteOptions options = {});
    void put(std::string pattern, Handler handler, RouteOptions options = {});
    void patch(std::string pattern, Handler handler, RouteOptions options = {});
    void remove(std::string pattern, Handler handler, RouteOptions options = {});  ///< DELETE
    /// Any method, any kind of handler. Registering the same method and pattern twice is a defect.
    void add(Route route);
    /// Answers GET and HEAD of paths no route knows, outside /api, /fhir and the other machine
    /// paths.
    void otherwise(Handler handler, RouteOptions options = {});

    /// Faults: `bad_request` for a path with a broken escape or a dot segment.
    Result<Match> find(std::string_view method, std::string_view path) const;

    std::vector<Route const*> const& routes() const { return routes_; }

private:
    struct Node;
    std::unique_ptr<Node> root_;
    std::unique_ptr<Route> otherwise_;
    std::vector<Route const*> routes_;
};

}  // namespace assent::http
