#include "http/tls.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

namespace assent::http {
namespace {

constexpr auto ciphers_of_tls12 =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"
    "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";

Fault bad_certificate(std::string message) {
    ERR_clear_error();
    return invalid("bad_certificate", "", std::move(message));
}

}  // namespace

void TlsFree::operator()(ssl_ctx_st* settings) const { SSL_CTX_free(settings); }

Result<TlsSettings> make_tls(std::string const& certificate_file, std::string const& key_file) {
    TlsSettings context(SSL_CTX_new(TLS_server_method()));
    if (!context) return bad_certificate("TLS cannot be set up.");
    auto* raw = context.get();
    SSL_CTX_set_min_proto_version(raw, TLS1_2_VERSION);
    SSL_CTX_set_options(raw, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_mode(raw, SSL_MODE_RELEASE_BUFFERS);
    if (SSL_CTX_set_cipher_list(raw, ciphers_of_tls12) != 1)
        return bad_certificate("TLS cannot be set up.");
    if (SSL_CTX_use_certificate_chain_file(raw, certificate_file.c_str()) != 1)
        return bad_certificate("The certificate file cannot be read: " + certificate_file);
    if (SSL_CTX_use_PrivateKey_file(raw, key_file.c_str(), SSL_FILETYPE_PEM) != 1)
        return bad_certificate("The key file cannot be read: " + key_file);
    if (SSL_CTX_check_private_key(raw) != 1)
        return bad_certificate("The key does not belong to the certificate.");
    return context;
}

}  // namespace assent::http
