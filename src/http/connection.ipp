/// One connection from its first byte to its last: reading, handlers, answers, uploads, events.
/// Part of loops.cpp, which alone includes it.
#pragma once

#include "http/head.h"
#include "http/loop.ipp"
#include "http/reader.h"
#include "http/service.h"

#include <array>
#include <memory>
#include <optional>

namespace assent::http {

class Connection : public Peer, public std::enable_shared_from_this<Connection> {
public:
    Connection(Loop& loop, Service& service, Socket socket, std::string peer)
        : loop_(loop),
          service_(service),
          socket_(std::move(socket)),
          wake_(loop.context.get_executor()),
          reader_(service.settings().header_limit),
          peer_(std::move(peer)) {}

    ~Connection() override {
        loop_.peers.erase(this);
        --service_.open_connections();
    }

    /// Speaks TLS from the first byte.
    void secure(asio::ssl::context& settings) { tls_.emplace(socket_, settings); }

    Task<void> serve() {
        loop_.peers.insert(this);
        if (tls_) {
            deadline = Clock::now() + service_.settings().read_timeout;
            auto const shaken =
                co_await tls_->async_handshake(asio::ssl::stream_base::server, token);
            if (std::get<0>(shaken)) co_return;
        }
        bool again = true;
        while (again) again = co_await serve_one();
        co_await say_farewell();
    }

    void abort() override {
        aborted = true;
        error_code ignored;
        socket_.close(ignored);
        wake_.cancel();
    }

    void drain() override {
        if (idle) abort();
        if (events_) events_->close();
    }

private:
    template <class T>
    using Slot = std::shared_ptr<std::optional<T>>;

    Task<std::size_t> receive(asio::mutable_buffer area) {
        if (tls_) {
            auto const read = co_await tls_->async_read_some(area, token);
            co_return std::get<0>(read) ? 0 : std::get<1>(read);
        }
        auto const read = co_await socket_.async_read_some(area, token);
        co_return std::get<0>(read) ? 0 : std::get<1>(read);
    }

    using TwoAreas = std::array<asio::const_buffer, 2>;

    Task<bool> transmit(TwoAreas areas) {
        if (tls_) {
            auto const written = co_await asio::async_write(*tls_, areas, token);
            co_return !std::get<0>(written);
        }
        auto const written = co_await asio::async_write(socket_, areas, token);
        co_return !std::get<0>(written);
    }

    /// Reads once into the reader's buffer; nothing when the client has gone or was too slow.
    Task<std::size_t> read_some() {
        auto const space = reader_.space();
        auto const area = asio::buffer(space.data(), space.size());
        auto const count = co_await receive(area);
        reader_.filled(count);
        co_return count;
    }

    /// Reads a head. False when there is nothing to answer; a malformed head is answered by the
    /// caller.
    Task<bool> read_head() {
        auto const& settings = service_.settings();
        reader_.next();
        idle = !reader_.holds_bytes();
        auto const first = requests_++ == 0;
        deadline = Clock::now() + (idle && !first ? settings.idle_timeout : settings.read_timeout);
        for (;;) {
            step_ = reader_.read_head();
            if (step_ != RequestReader::Step::more) break;
            if (loop_.draining && idle) co_return false;
            if (co_await read_some() == 0) co_return false;
            if (idle && !first) deadline = Clock::now() + settings.read_timeout;
            idle = false;
        }
        idle = false;
        co_return true;
    }

    /// One request and its answer; false when the connection is to be closed.
    Task<bool> serve_one() {
        if (!co_await read_head()) co_return false;
        auto const exchange = std::make_shared<Exchange>();
        auto& request = exchange->request;
        request.id = make_request_id();
        keep_ = false;
        auto refusal = begin(*exchange);
        if (!refusal) {
            auto const& handler = exchange->route->handler;
            if (auto const* stream = std::get_if<StreamHandler>(&handler))
                co_return co_await serve_events(exchange, *stream);
            if (auto const* upload = std::get_if<UploadHandler>(&handler)) {
                auto answer = co_await take_upload(exchange, *upload);
                co_return co_await send(*exchange, std::move(answer));
            }
        }
        auto const limit = refusal ? progress_size : exchange->route->options.body_limit;
        auto failed = co_await read_body(request, limit, refusal ? Body::unwanted : Body::wanted);
        if (failed && !refusal) refusal = std::move(failed);
        if (refusal) co_return co_await send(*exchange, std::move(*refusal));
        auto answer = co_await respond(exchange);
        co_return co_await send(*exchange, std::move(answer));
    }

    /// Understands a head that was read; gives an answer when it ends here.
    std::optional<Response> begin(Exchange& exchange) {
        if (step_ == RequestReader::Step::failed) return problem(reader_.fault());
        if (auto const filled = reader_.fill(exchange.request); !filled.ok())
            return problem(filled.fault());
        keep_ = reader_.keep_alive();
        service_.identify(exchange.request, peer_, tls_.has_value());
        return service_.admit(exchange);
    }

    enum class Body { wanted, unwanted };

    /// Reads the body into the request. Gives the answer when it is too large or broken; then the
    /// connection ends, as the rest of the body is unread.
    Task<std::optional<Response>> read_body(Request& request, std::size_t limit, Body body) {
        if (step_ == RequestReader::Step::failed) co_return std::nullopt;
        if (reader_.body_done()) co_return std::nullopt;
        auto const announces_more = reader_.announced_length().value_or(0) > limit;
        if (announces_more || (body == Body::unwanted && reader_.wants_continue())) {
            keep_ = false;
            co_return problem(too_large(limit));
        }
        reader_.limit_body(limit);
        if (!co_await invite_body()) co_return gone();
        if (!co_await read_part(any_size)) {
            keep_ = false;
            co_return step_ == RequestReader::Step::failed ? problem(reader_.fault()) : gone();
        }
        request.body = reader_.take_body();
        co_return std::nullopt;
    }

    /// Never seen by anybody: the client has left.
    Response gone() {
        keep_ = false;
        return problem(not_in_time());
    }

    Task<bool> invite_body() {
        if (!reader_.wants_continue() || reader_.holds_bytes()) co_return true;
        deadline = Clock::now() + service_.settings().write_timeout;
        constexpr std::string_view line = "HTTP/1.1 100 Continue\r\n\r\n";
        TwoAreas const areas{asio::buffer(line.data(), line.size()), asio::const_buffer()};
        co_return co_await transmit(areas);
    }

    /// Reads on until the body is complete or `size` bytes of it are here.
    Task<bool> read_part(std::size_t size) {
        auto const timeout = service_.settings().read_timeout;
        std::size_t progress = 0;
        deadline = Clock::now() + timeout;
        for (;;) {
            step_ = reader_.read_body(size);
            if (step_ != RequestReader::Step::more) co_return step_ == RequestReader::Step::ready;
            auto const count = co_await read_some();
            if (count == 0) co_return false;
            progress += count;
            if (progress < progress_size) continue;
            progress = 0;
            deadline = Clock::now() + timeout;
        }
    }

    /// Waits until another thread has filled the slot; nothing when the connection was closed
    /// meanwhile.
    template <class T>
    Task<std::optional<T>> wait_for(Slot<T> slot) {
        deadline = never;
        while (!*slot && !aborted) {
            wake_.expires_at(never);
            co_await wake_.async_wait(token);
        }
        co_return std::move(*slot);
    }

    /// Fills the slot on this loop's thread and wakes the connection, if it still exists. For any
    /// thread.
    template <class T>
    std::function<void(T)> deliver_to(Slot<T> slot) {
        return [gate = loop_.gate, self = weak_from_this(), slot](T value) {
            gate->post([self, slot, held = std::make_shared<T>(std::move(value))] {
                auto const connection = self.lock();
                if (!connection || *slot) return;
                slot->emplace(std::move(*held));
                connection->wake_.cancel();
            });
        };
    }

    /// Runs work on a worker thread and waits for what it gives; nothing when too much is waiting
    /// there.
    template <class T>
    Task<std::optional<T>> on_pool(std::function<T()> work) {
        auto const slot = std::make_shared<std::optional<T>>();
        auto deliver = deliver_to<T>(slot);
        std::function<void()> job = [work = std::move(work), deliver = std::move(deliver)] {
            deliver(work());
        };
        if (!service_.pool().run(std::move(job))) co_return std::nullopt;
        auto value = co_await wait_for<T>(slot);
        co_return value;
    }

    Task<Response> respond(std::shared_ptr<Exchange> exchange) {
        auto const& route = *exchange->route;
        if (auto const* handler = std::get_if<Handler>(&route.handler)) {
            if (route.options.run == Run::inline_) co_return call(*handler, exchange->request);
            std::function<Response()> work = [exchange, handler] {
                return call(*handler, exchange->request);
            };
            auto answer = co_await on_pool<Response>(std::move(work));
            co_return answer ? std::move(*answer) : problem(too_busy());
        }
        auto const slot = std::make_shared<std::optional<Response>>();
        start(exchange, deliver_to<Response>(slot));
        auto answer = co_await wait_for<Response>(slot);
        if (answer) co_return std::move(*answer);
        co_return gone();
    }

    /// Hands the request to a handler that answers later. Nothing here keeps a responder, so one
    /// that is forgotten is noticed; the responder keeps the request, so it lives as long as
    /// anybody may still answer it.
    void start(std::shared_ptr<Exchange> const& exchange, std::function<void(Response)> deliver) {
        auto const& handler = std::get<AsyncHandler>(exchange->route->handler);
        Responder const responder([exchange, deliver = std::move(deliver)](Response response) {
            deliver(std::move(response));
        });
        if (exchange->route->options.run == Run::inline_) {
            call(handler, exchange->request, responder);
            return;
        }
        std::function<void()> job = [exchange, &handler, responder] {
            call(handler, exchange->request, responder);
        };
        if (!service_.pool().run(std::move(job))) responder(problem(too_busy()));
    }

    using Sink = std::shared_ptr<BodySink>;

    Task<Response> take_upload(std::shared_ptr<Exchange> exchange, UploadHandler const& handler) {
        keep_ = false;  // until the whole body has been read
        auto const limit = exchange->route->options.body_limit;
        if (reader_.announced_length().value_or(0) > limit) co_return problem(too_large(limit));
        if (limit != any_size) reader_.limit_body(limit);
        std::function<Result<Sink>()> open = [exchange, &handler]() -> Result<Sink> {
            return Sink(TRY(call(handler, exchange->request)));
        };
        auto const opened = co_await on_pool<Result<Sink>>(std::move(open));
        if (!opened || !opened->ok()) co_return problem(opened ? opened->fault() : too_busy());
        auto const sink = **opened;
        if (!co_await invite_body()) co_return gone();
        while (!reader_.body_done()) {
            if (!co_await read_part(part_size))
                co_return step_ == RequestReader::Step::failed ? problem(reader_.fault()) : gone();
            auto const part = std::make_shared<std::string>(reader_.take_body());
            std::function<Result<void>()> store = [sink, part] { return call_part(*sink, *part); };
            auto const stored = co_await on_pool<Result<void>>(std::move(store));
            if (!stored || !stored->ok()) co_return problem(stored ? stored->fault() : too_busy());
        }
        keep_ = reader_.keep_alive();
        std::function<Response()> finish = [sink, exchange] {
            return call_finish(*sink, exchange->request);
        };
        auto answer = co_await on_pool<Response>(std::move(finish));
        co_return answer ? std::move(*answer) : problem(too_busy());
    }

    HeadFacts head_facts(Exchange const& exchange) const {
        HeadFacts facts;
        facts.request_id = exchange.request.id;
        facts.secure = exchange.request.secure;
        facts.modern = step_ != RequestReader::Step::failed && reader_.modern();
        facts.afterwards = keep_ ? Afterwards::keep_open : Afterwards::close;
        return facts;
    }

    /// Sends an answer; true when the connection may serve another request.
    Task<bool> send(Exchange const& exchange, Response response) {
        if (loop_.draining) keep_ = false;
        auto head = write_head(response, head_facts(exchange));
        auto const content =
            exchange.request.method == "HEAD" ? std::string_view{} : response.content();
        auto const size = head.size() + content.size();
        auto const sent = co_await write(std::move(head), content);
        service_.finished(exchange, response.status, size);
        co_return sent&& keep_;
    }

    /// Head and content in one gathered write; long content in portions, each with its own
    /// deadline.
    Task<bool> write(std::string head, std::string_view content) {
        auto const timeout = service_.settings().write_timeout;
        if (tls_ && content.size() <= tls_record_size) {  // TLS does not gather: two records else
            head.append(content);
            content = {};
        }
        std::string_view first = head;
        do {
            auto const part = content.substr(0, part_size);
            content.remove_prefix(part.size());
            deadline = Clock::now() + timeout;
            TwoAreas const areas{asio::buffer(first.data(), first.size()),
                                 asio::buffer(part.data(), part.size())};
            if (!co_await transmit(areas)) co_return false;
            first = {};
        } while (!content.empty());
        co_return true;
    }

    Task<bool> serve_events(std::shared_ptr<Exchange> exchange, StreamHandler const& handler) {
        keep_ = false;
        auto const queue = std::make_shared<EventQueue>();
        std::function<Result<void>()> open = [exchange, queue, &handler] {
            return call(handler, exchange->request, EventStream(queue));
        };
        auto const opened = co_await on_pool<Result<void>>(std::move(open));
        if (!opened || !opened->ok()) {
            queue->close();
            auto refusal = problem(opened ? opened->fault() : too_busy());
            co_return co_await send(*exchange, std::move(refusal));
        }
        reader_.forget_bytes();
        events_ = queue;
        queue->on_change([gate = loop_.gate, self = weak_from_this()] {
            gate->post([self] {
                if (auto const connection = self.lock()) connection->wake_.cancel();
            });
        });
        Response response;
        response.content_type = "text/event-stream";
        auto facts = head_facts(*exchange);
        facts.follows = Follows::events;
        auto head = write_head(response, facts);
        auto const size = head.size();
        if (co_await write(std::move(head), {})) {
            asio::co_spawn(loop_.context, watch_for_leaving(shared_from_this()), connection_ended);
            co_await send_events(*queue);
        }
        events_.reset();
        queue->close();
        service_.finished(*exchange, response.status, size);
        abort();  // which also ends the watching
        co_return false;
    }

    Task<void> send_events(EventQueue& queue) {
        if (loop_.draining) queue.close();
        while (!aborted && !reader_left_) {
            auto const closed = queue.closed();
            auto text = queue.take();
            if (text.empty()) {
                if (closed) co_return;
                deadline = never;
                wake_.expires_after(service_.settings().heartbeat);
                auto const waited = co_await wake_.async_wait(token);
                if (std::get<0>(waited)) continue;
                text = ":\n\n";
            }
            if (!co_await write(std::move(text), {})) co_return;
        }
    }

    /// A client says nothing on an event stream; reading tells when it has left.
    static Task<void> watch_for_leaving(std::shared_ptr<Connection> self) {
        std::array<char, 512> scrap{};
        auto const area = asio::buffer(scrap);
        while (co_await self->receive(area) != 0) {
        }
        self->reader_left_ = true;
        self->wake_.cancel();
    }

    /// Closes so that the last answer arrives: a socket closed with unread bytes would reset the
    /// connection.
    Task<void> say_farewell() {
        if (aborted) co_return;
        deadline = Clock::now() + farewell_time;
        if (tls_) {
            auto const shut = co_await tls_->async_shutdown(token);
            if (std::get<0>(shut)) co_return;
        }
        error_code error;
        socket_.shutdown(Socket::shutdown_send, error);
        auto const all_read =
            step_ == RequestReader::Step::ready && reader_.body_done() && !reader_.holds_bytes();
        if (all_read) co_return;
        std::array<char, 4096> scrap{};
        auto const area = asio::buffer(scrap);
        while (!error) {
            auto const done = co_await socket_.async_read_some(area, token);
            error = std::get<0>(done);
        }
    }

    Loop& loop_;
    Service& service_;
    Socket socket_;
    std::optional<TlsStream> tls_;
    Timer wake_;
    RequestReader reader_;
    std::string peer_;
    RequestReader::Step step_ = RequestReader::Step::more;
    bool keep_ = false;
    bool reader_left_ = false;
    std::size_t requests_ = 0;
    std::shared_ptr<EventQueue> events_;
};

}  // namespace assent::http
