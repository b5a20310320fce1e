/// What others compute with OpenSSL's algorithms and we check: codes of code generators, signatures
/// of passkeys and of other log-ins. signatures.cpp alone includes the library.
#pragma once

#include <string>
#include <string_view>
#include <variant>

namespace assent::identity {

/// Twenty bytes (RFC 2104 with SHA-1, as RFC 4226 asks).
std::string hmac_sha1(std::string_view key, std::string_view message);

/// A point of P-256; both of 32 bytes.
struct EcKey {
    std::string x;
    std::string y;
};

/// Big-endian, without leading zeros or with them.
struct RsaKey {
    std::string n;
    std::string e;
};

using PublicKey = std::variant<EcKey, RsaKey>;

/// ES256 with a signature in DER, or RS256 (PKCS #1 v1.5), by the kind of key. False for anything
/// that is wrong, a key of fewer than 2048 bits or a point that is not on the curve included.
bool signature_holds(PublicKey const& key, std::string_view message, std::string_view signature);
/// ES256 as JWS writes it: two numbers of 32 bytes (RFC 7518 3.4). Empty when it is not that.
std::string der_of_jws(std::string_view signature);

}  // namespace assent::identity
