/// The TLS side of a server: certificate, key and what we accept. tls.cpp alone configures the
/// library.
#pragma once

#include "base/result.h"

#include <memory>
#include <string>

struct ssl_ctx_st;

namespace assent::http {

struct TlsFree {
    void operator()(ssl_ctx_st* settings) const;
};

using TlsSettings = std::unique_ptr<ssl_ctx_st, TlsFree>;

/// TLS 1.2 and 1.3 with forward secrecy and authenticated encryption only. Faults:
/// `bad_certificate`.
Result<TlsSettings> make_tls(std::string const& certificate_file, std::string const& key_file);

}  // namespace assent::http
