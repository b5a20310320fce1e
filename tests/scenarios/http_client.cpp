#include "scenarios/http_client.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

#include <optional>

namespace assent::play {
namespace {

namespace beast = boost::beast;
using tcp = boost::asio::ip::tcp;
using Request = beast::http::request<beast::http::string_body>;
using Response = beast::http::response<beast::http::string_body>;

constexpr unsigned http_1_1 = 11;

Request request_of(Sent const& sent) {
    Request request;
    request.version(http_1_1);
    request.method_string(sent.method);
    request.target(sent.path);
    request.set(beast::http::field::host, "localhost");
    for (auto const& [name, value] : sent.headers) request.set(name, value);
    if (!sent.content_type.empty())
        request.set(beast::http::field::content_type, sent.content_type);
    request.body() = sent.body;
    request.prepare_payload();
    return request;
}

Result<Reply> reply_of(Response const& response) {
    Reply reply;
    reply.status = static_cast<int>(response.result_int());
    std::string const cookie(response[beast::http::field::set_cookie]);
    reply.cookie = cookie.substr(0, cookie.find(';'));
    if (!response.body().empty()) reply.body = TRY(json::parse(response.body()));
    return reply;
}

Kind kind_of(int status) {
    switch (status) {
        case 401:
        case 403: return Kind::forbidden;
        case 404: return Kind::not_found;
        case 409:
        case 412: return Kind::conflict;
        case 429:
        case 503: return Kind::busy;
        case 500: return Kind::broken;
        default: return Kind::invalid;
    }
}

}  // namespace

Fault fault_of(Reply const& reply) {
    auto const text = [&](std::string_view name) { return std::string(reply.body.text(name)); };
    auto code = text("code");
    if (code.empty()) code = "status_" + std::to_string(reply.status);
    return {kind_of(reply.status), std::move(code), text("pointer"), text("detail")};
}

struct HttpClient::Connection {
    explicit Connection(std::uint16_t port) : socket(context) {
        socket.connect({boost::asio::ip::address_v4::loopback(), port}, error);
        if (!error) socket.set_option(tcp::no_delay(true), error);
    }

    std::optional<Response> exchange(Request const& request) {
        if (!error) beast::http::write(socket, request, error);
        if (error) return std::nullopt;
        beast::http::response_parser<beast::http::string_body> parser;
        parser.body_limit(boost::none);
        beast::http::read(socket, buffer, parser, error);
        if (error) return std::nullopt;
        if (!parser.get().keep_alive()) error = beast::http::error::end_of_stream;
        return parser.release();
    }

    boost::asio::io_context context;
    tcp::socket socket;
    beast::flat_buffer buffer;
    boost::system::error_code error;
};

HttpClient::HttpClient(std::uint16_t port) : port_(port) {}
HttpClient::~HttpClient() = default;

Result<Reply> HttpClient::send(Sent const& sent) {
    auto const request = request_of(sent);
    for (int attempt = 0; attempt < 2; ++attempt) {
        if (!connection_ || connection_->error) connection_ = std::make_unique<Connection>(port_);
        if (auto const response = connection_->exchange(request)) return reply_of(*response);
    }
    return unavailable("no_answer", "The server does not answer: " + connection_->error.message());
}

}  // namespace assent::play
