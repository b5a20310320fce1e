#include "http/client.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include <algorithm>

namespace assent::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;
using Plain = beast::tcp_stream;
using Secure = beast::ssl_stream<beast::tcp_stream>;

constexpr std::chrono::seconds time_for_all{10};
constexpr std::uint64_t reply_most = 1U << 20;

Fault server_away(std::string_view host, std::string_view why) {
    return unavailable("server_away",
                       std::string(host) + " did not answer: " + std::string(why) + ".");
}

/// Runs one step of the exchange to its end; the stream's own time limit ends it.
template <class Start>
error_code finished(asio::io_context& loop, Start start) {
    error_code outcome = asio::error::would_block;
    start([&outcome](error_code const& error, auto&&...) { outcome = error; });
    loop.restart();
    loop.run();
    return outcome;
}

beast::http::request<beast::http::string_body> message_of(Question const& question,
                                                          Address const& address) {
    beast::http::request<beast::http::string_body> message;
    message.version(11);
    message.method_string(question.method);
    message.target(address.target);
    message.set(beast::http::field::host, address.port == (address.secure ? "443" : "80")
                                              ? address.host
                                              : address.host + ":" + address.port);
    message.set(beast::http::field::user_agent, "assent");
    message.set(beast::http::field::connection, "close");
    for (auto const& [name, value] : question.headers) message.set(name, value);
    message.body() = question.body;
    message.prepare_payload();
    return message;
}

template <class Stream>
Result<Reply> exchange(asio::io_context& loop, Stream& stream, Question const& question,
                       Address const& address) {
    auto message = message_of(question, address);
    if (auto const error = finished(
            loop, [&](auto done) { beast::http::async_write(stream, message, std::move(done)); }))
        return server_away(address.host, error.message());
    beast::flat_buffer buffer;
    beast::http::response_parser<beast::http::string_body> parser;
    parser.body_limit(reply_most);
    if (auto const error = finished(loop, [&](auto done) {
            beast::http::async_read(stream, buffer, parser, std::move(done));
        }))
        return server_away(address.host, error.message());
    return Reply{static_cast<int>(parser.get().result_int()), std::move(parser.get().body())};
}

Result<void> connect(asio::io_context& loop, beast::tcp_stream& stream, Address const& address) {
    asio::ip::tcp::resolver resolver(loop);
    error_code error;
    auto const places = resolver.resolve(address.host, address.port, error);
    if (error) return server_away(address.host, error.message());
    stream.expires_after(time_for_all);
    error = finished(loop, [&](auto done) { stream.async_connect(places, std::move(done)); });
    return error ? Result<void>(server_away(address.host, error.message())) : fine();
}

Result<Reply> ask_plain(Question const& question, Address const& address) {
    asio::io_context loop(1);
    Plain stream(loop);
    TRY(connect(loop, stream, address));
    return exchange(loop, stream, question, address);
}

Result<Reply> ask_securely(Question const& question, Address const& address) {
    asio::io_context loop(1);
    asio::ssl::context settings(asio::ssl::context::tls_client);
    error_code error;
    settings.set_default_verify_paths(error);
    settings.set_verify_mode(asio::ssl::verify_peer);
    Secure stream(loop, settings);
    SSL_set_min_proto_version(stream.native_handle(), TLS1_2_VERSION);
    auto name = address.host;
    if (error || SSL_ctrl(stream.native_handle(), SSL_CTRL_SET_TLSEXT_HOSTNAME,
                          TLSEXT_NAMETYPE_host_name, name.data()) != 1)
        return server_away(address.host, "TLS cannot be set up");
    stream.set_verify_callback(asio::ssl::host_name_verification(address.host));
    TRY(connect(loop, beast::get_lowest_layer(stream), address));
    error = finished(loop, [&](auto done) {
        stream.async_handshake(asio::ssl::stream_base::client, std::move(done));
    });
    if (error) return server_away(address.host, error.message());
    return exchange(loop, stream, question, address);
}

bool is_this_machine(std::string_view host) { return host == "localhost" || host == "127.0.0.1"; }

}  // namespace

Result<Address> read_address(std::string_view url) {
    auto const bad = invalid("bad_address", "", "This is not an https address.");
    Address address;
    address.secure = url.starts_with("https://");
    if (!address.secure && !url.starts_with("http://")) return bad;
    url.remove_prefix(address.secure ? 8 : 7);
    auto const end = std::min(url.find_first_of("/?#"), url.size());
    auto const place = url.substr(0, end);
    address.target = url.substr(end, url.find('#') - end);
    if (!address.target.starts_with('/')) address.target = "/" + address.target;
    auto const colon = place.find(':');
    address.host = place.substr(0, colon);
    address.port = colon == std::string_view::npos ? (address.secure ? "443" : "80")
                                                   : std::string(place.substr(colon + 1));
    bool const readable =
        std::ranges::all_of(address.target, [](char c) { return c > ' ' && c < 127; }) &&
        !address.host.empty() &&
        address.host.find_first_not_of(
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-") ==
            std::string::npos &&
        !address.port.empty() && address.port.size() <= 5 &&
        address.port.find_first_not_of("0123456789") == std::string::npos;
    // Without TLS anybody between could answer.
    if (!readable || (!address.secure && !is_this_machine(address.host))) return bad;
    return address;
}

Result<Reply> ask(Question const& question) {
    auto const address = TRY(read_address(question.url));
    return address.secure ? ask_securely(question, address) : ask_plain(question, address);
}

}  // namespace assent::http
