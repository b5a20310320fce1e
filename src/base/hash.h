/// SHA-256 (blobs, event chain, pack versions), Ed25519 signatures (proofs), secret-key encryption
/// and passwords. hash.cpp alone includes libsodium.
#pragma once

#include "base/result.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace assent {

/// Lower-case hex of the SHA-256 of the text.
std::string sha256_hex(std::string_view text);

/// SHA-256 of a stream, part by part.
class Hasher {
public:
    Hasher();
    ~Hasher();
    Hasher(Hasher&&) noexcept;
    Hasher& operator=(Hasher&&) noexcept;
    void add(std::string_view part);
    std::string finish_hex();

private:
    struct State;
    std::unique_ptr<State> state_;
};

std::string to_hex(std::string_view bytes);
Result<std::string> from_hex(std::string_view text);  // fault `bad_hex`
std::string random_hex(std::size_t bytes);            // not for pure modules

/// Ed25519. Keys and signatures travel as lower-case hex.
struct KeyPair {
    std::string public_key;
    std::string secret_key;
};
KeyPair make_key_pair();  // not for pure modules
std::string sign_hex(std::string_view message, std::string_view secret_key_hex);
bool signature_holds(std::string_view message, std::string_view signature_hex,
                     std::string_view public_key_hex);

/// Encryption with a secret key of `seal_key_bytes` in hex (XChaCha20-Poly1305). `whose` is not
/// encrypted but must be the same to open. Sealed text is hex. Closing is not for pure modules.
inline constexpr std::size_t seal_key_bytes = 32;
std::string seal_hex(std::string_view plain, std::string_view whose, std::string_view key_hex);
Result<std::string> open_sealed(std::string_view sealed_hex, std::string_view whose,
                                std::string_view key_hex);  // fault `not_ours`

/// argon2id (libsodium crypto_pwhash_str). Slow on purpose: about 35 ms.
std::string hash_password(std::string_view password);
bool password_matches(std::string_view password, std::string_view stored);

}  // namespace assent
