#include "http/reader.h"

#include <boost/beast/core/buffers_range.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>

#include <algorithm>
#include <utility>

namespace assent::http {
namespace {

namespace beast = boost::beast;
namespace bhttp = boost::beast::http;

constexpr std::size_t buffer_size = 64 * 1024;
constexpr std::size_t reserved_body_max = 256 * 1024;

/// A body kept as text that never reserves what a client merely announces.
struct TextBody {
    using value_type = std::string;

    class reader {
    public:
        template <bool is_request, class Fields>
        reader(bhttp::header<is_request, Fields>&, value_type& body) : body_(body) {}

        void init(boost::optional<std::uint64_t> const& length, beast::error_code& error) {
            error = {};
            if (length)
                body_.reserve(
                    static_cast<std::size_t>(std::min<std::uint64_t>(*length, reserved_body_max)));
        }

        template <class Buffers>
        std::size_t put(Buffers const& buffers, beast::error_code& error) {
            error = {};
            std::size_t taken = 0;
            for (auto part : beast::buffers_range_ref(buffers)) {
                body_.append(static_cast<char const*>(part.data()), part.size());
                taken += part.size();
            }
            return taken;
        }

        void finish(beast::error_code& error) { error = {}; }

    private:
        value_type& body_;
    };
};

Fault fault_of(beast::error_code error) {
    if (error == bhttp::error::header_limit)
        return invalid("header_too_large", "", "The header of the request is too large.");
    if (error == bhttp::error::body_limit)
        return invalid("too_large", "", "The body of the request is too large.");
    return invalid("bad_request", "", "The request is not valid HTTP.");
}

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

}  // namespace

struct RequestReader::State {
    explicit State(std::size_t limit) : header_limit(limit) { buffer.reserve(buffer_size); }

    std::size_t header_limit;
    beast::flat_buffer buffer;
    std::optional<bhttp::request_parser<TextBody>> parser;
    Fault fault;

    /// One call of the parser on what the buffer holds.
    Step advance() {
        beast::error_code error;
        auto const used = parser->put(buffer.data(), error);
        buffer.consume(used);
        if (!error) return Step::ready;
        if (error == bhttp::error::need_more) {
            // Chunk headers and trailers have no limit in the parser, so a full buffer it cannot
            // use is one.
            if (used != 0 || buffer.size() < buffer_size) return Step::more;
            error = bhttp::error::header_limit;
        }
        fault = fault_of(error);
        return Step::failed;
    }
};

RequestReader::RequestReader(std::size_t header_limit)
    : state_(std::make_unique<State>(header_limit)) {}

RequestReader::~RequestReader() = default;

std::span<char> RequestReader::space() {
    auto& buffer = state_->buffer;
    auto const room = buffer.capacity() > buffer.size() ? buffer.capacity() - buffer.size() : 0;
    auto const area = buffer.prepare(std::max<std::size_t>(room, 4096));
    return {static_cast<char*>(area.data()), area.size()};
}

void RequestReader::filled(std::size_t bytes) { state_->buffer.commit(bytes); }

bool RequestReader::holds_bytes() const { return state_->buffer.size() != 0; }

void RequestReader::forget_bytes() {
    state_->buffer.clear();
    state_->buffer.shrink_to_fit();
}

void RequestReader::next() {
    state_->parser.emplace();
    state_->parser->header_limit(static_cast<std::uint32_t>(state_->header_limit));
    state_->parser->body_limit(boost::none);
    state_->parser->eager(false);
}

RequestReader::Step RequestReader::read_head() {
    auto& parser = *state_->parser;
    if (!holds_bytes()) return Step::more;
    while (!parser.is_header_done()) {
        auto const step = state_->advance();
        if (step != Step::ready) return step;
    }
    parser.eager(true);
    return Step::ready;
}

RequestReader::Step RequestReader::read_body(std::size_t part_size) {
    auto& parser = *state_->parser;
    while (!parser.is_done() && parser.get().body().size() < part_size) {
        if (!holds_bytes()) return Step::more;
        auto const step = state_->advance();
        if (step == Step::failed) return step;
        if (step == Step::more && !parser.is_done() && parser.get().body().size() < part_size)
            return step;
    }
    return Step::ready;
}

Fault const& RequestReader::fault() const { return state_->fault; }

Result<void> RequestReader::fill(Request& request) const {
    auto const& message = state_->parser->get();
    request.method = view(message.method_string());
    for (auto const& field : message)
        request.headers.emplace_back(view(field.name_string()), view(field.value()));
    if (message.version() >= 11 && message.count(bhttp::field::host) != 1)
        return invalid("bad_request", "", "The request must name one host.");
    return read_target(view(message.target()), request);
}

bool RequestReader::keep_alive() const { return state_->parser->keep_alive(); }

bool RequestReader::modern() const { return state_->parser->get().version() >= 11; }

bool RequestReader::wants_continue() const {
    auto const& message = state_->parser->get();
    auto const expect = message.find(bhttp::field::expect);
    return modern() && expect != message.end() &&
           same_ignoring_case(view(expect->value()), "100-continue");
}

bool RequestReader::body_done() const { return state_->parser->is_done(); }

std::optional<std::uint64_t> RequestReader::announced_length() const {
    auto const length = state_->parser->content_length();
    return length ? std::optional<std::uint64_t>(*length) : std::nullopt;
}

void RequestReader::limit_body(std::size_t bytes) { state_->parser->body_limit(bytes); }

std::string RequestReader::take_body() { return std::exchange(state_->parser->get().body(), {}); }

}  // namespace assent::http
