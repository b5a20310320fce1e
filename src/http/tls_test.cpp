#include "http/test_server.h"

#include <doctest/doctest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <cstdio>
#include <filesystem>

namespace assent::http {
namespace {

template <class T, void (*release)(T*)>
struct Release {
    void operator()(T* held) const { release(held); }
};

using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY, EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Release<X509, X509_free>>;
using Context = std::unique_ptr<SSL_CTX, Release<SSL_CTX, SSL_CTX_free>>;
using Session = std::unique_ptr<SSL, Release<SSL, SSL_free>>;

/// A key and a certificate it signed itself, in files that vanish afterwards.
class SelfSigned {
public:
    SelfSigned()
        : folder_(std::filesystem::temp_directory_path() /
                  ("assent-tls-" + std::to_string(getpid()))) {
        std::filesystem::create_directories(folder_);
        Key const key(EVP_EC_gen("P-256"));
        Certificate const certificate(X509_new());
        X509_set_version(certificate.get(), 2);
        ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
        X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
        X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
        X509_set_pubkey(certificate.get(), key.get());
        X509_sign(certificate.get(), key.get(), EVP_sha256());
        write(key_file(), [&](std::FILE* file) {
            PEM_write_PrivateKey(file, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
        });
        write(certificate_file(),
              [&](std::FILE* file) { PEM_write_X509(file, certificate.get()); });
    }

    ~SelfSigned() { std::filesystem::remove_all(folder_); }

    SelfSigned(SelfSigned const&) = delete;
    SelfSigned& operator=(SelfSigned const&) = delete;

    std::string key_file() const { return folder_ / "key.pem"; }

    std::string certificate_file() const { return folder_ / "certificate.pem"; }

    Settings settings() const {
        Settings settings;
        settings.certificate_file = certificate_file();
        settings.key_file = key_file();
        return settings;
    }

private:
    static void write(std::string const& path, auto print) {
        auto* file = std::fopen(path.c_str(), "w");
        REQUIRE(file);
        print(file);
        std::fclose(file);
    }

    std::filesystem::path folder_;
};

/// What a TLS client gets when it offers at most this version; empty when the handshake fails.
std::string ask_over_tls(std::uint16_t port, int newest_version, std::string const& question) {
    TestClient const wire(port);
    Context const context(SSL_CTX_new(TLS_client_method()));
    SSL_CTX_set_security_level(context.get(), 0);  // so that it is the server that refuses
    SSL_CTX_set_min_proto_version(context.get(), TLS1_VERSION);
    SSL_CTX_set_max_proto_version(context.get(), newest_version);
    Session const session(SSL_new(context.get()));
    SSL_set_fd(session.get(), wire.descriptor());
    if (SSL_connect(session.get()) != 1) return {};
    SSL_write(session.get(), question.data(), static_cast<int>(question.size()));
    std::string answer;
    std::array<char, 16384> part{};
    for (;;) {
        auto const count = SSL_read(session.get(), part.data(), static_cast<int>(part.size()));
        if (count <= 0) return answer;
        answer.append(part.data(), static_cast<std::size_t>(count));
    }
}

Router secure_routes() {
    Router router;
    router.get("/hello", [](Request const& request) {
        return text(200, request.secure ? "secure" : "plain");
    });
    router.get("/large",
               [](Request const&) { return text(200, std::string(2'000'000, 'x') + "the end"); });
    return router;
}

std::string last(std::string_view path) {
    return "GET " + std::string(path) + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
}

TEST_CASE("http: TLS 1.2 and 1.3 are served, and browsers are told to stay with it") {
    SelfSigned const self;
    auto const server = serve(secure_routes(), self.settings());
    for (int const version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        auto const answer = ask_over_tls(server->port(), version, last("/hello"));
        CHECK(answer.ends_with("\r\n\r\nsecure"));
        CHECK(answer.find("Strict-Transport-Security: max-age=31536000") != std::string::npos);
    }
    CHECK(ask_over_tls(server->port(), TLS1_3_VERSION, last("/large")).ends_with("the end"));
}

TEST_CASE("http: TLS 1.1 and older are refused") {
    SelfSigned const self;
    auto const server = serve(secure_routes(), self.settings());
    CHECK(ask_over_tls(server->port(), TLS1_1_VERSION, last("/hello")).empty());
    CHECK(ask_over_tls(server->port(), TLS1_VERSION, last("/hello")).empty());
}

TEST_CASE("http: a client that never finishes its TLS greeting is closed") {
    SelfSigned const self;
    auto settings = self.settings();
    settings.read_timeout = std::chrono::milliseconds(100);
    auto const server = serve(secure_routes(), settings);
    TestClient silent(server->port());
    CHECK(silent.is_closed());
    TestClient plain(server->port());
    CHECK(plain.ask(get("/hello")).status == 0);
}

TEST_CASE("http: a server with a wrong certificate or key does not start") {
    SelfSigned const self;
    auto settings = self.settings();
    settings.key_file = self.certificate_file();
    auto const server = Server::start(settings, secure_routes());
    REQUIRE_FALSE(server.ok());
    CHECK(server.fault().code == "bad_certificate");
}

}  // namespace
}  // namespace assent::http
