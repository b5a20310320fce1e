#include "base/hash.h"

#include <sodium.h>

#include <cassert>
#include <cstdlib>

namespace assent {
namespace {

using Digest = std::array<unsigned char, crypto_hash_sha256_BYTES>;

void ready() {
    static bool const initialised = sodium_init() >= 0;
    if (!initialised) std::abort();  // no source of randomness: nothing that follows would be safe
}

unsigned char const* bytes(std::string_view text) {
    return reinterpret_cast<unsigned char const*>(text.data());
}

unsigned char* bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

std::string hex_of(unsigned char const* data, std::size_t size) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out(size * 2, '0');
    for (std::size_t i = 0; i < size; ++i) {
        out[2 * i] = digits[data[i] >> 4U];
        out[2 * i + 1] = digits[data[i] & 15U];
    }
    return out;
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// The bytes behind the hex, empty when it is not hex of exactly that many bytes.
std::string exactly(std::string_view hex, std::size_t size) {
    std::string bytes;
    if (auto const read = from_hex(hex); read && read->size() == size) bytes = *read;
    return bytes;
}

}  // namespace

struct Hasher::State {
    crypto_hash_sha256_state sodium{};
};

std::string sha256_hex(std::string_view text) {
    Digest digest{};
    crypto_hash_sha256(digest.data(), bytes(text), text.size());
    return hex_of(digest.data(), digest.size());
}

Hasher::Hasher() : state_(std::make_unique<State>()) { crypto_hash_sha256_init(&state_->sodium); }
Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;

void Hasher::add(std::string_view part) {
    crypto_hash_sha256_update(&state_->sodium, bytes(part), part.size());
}

std::string Hasher::finish_hex() {
    Digest digest{};
    crypto_hash_sha256_final(&state_->sodium, digest.data());
    crypto_hash_sha256_init(&state_->sodium);
    return hex_of(digest.data(), digest.size());
}

std::string to_hex(std::string_view text) { return hex_of(bytes(text), text.size()); }

Result<std::string> from_hex(std::string_view text) {
    auto const refused = [] {
        return invalid("bad_hex", {}, "This must be pairs of the digits 0 to 9 and a to f.");
    };
    if (text.size() % 2 != 0) return refused();
    std::string out(text.size() / 2, '\0');
    for (std::size_t i = 0; i < out.size(); ++i) {
        auto const high = hex_value(text[2 * i]);
        auto const low = hex_value(text[2 * i + 1]);
        if (high < 0 || low < 0) return refused();
        out[i] = static_cast<char>(high * 16 + low);
    }
    return out;
}

std::string random_hex(std::size_t count) {
    ready();
    std::string random(count, '\0');
    randombytes_buf(random.data(), random.size());
    return to_hex(random);
}

KeyPair make_key_pair() {
    ready();
    std::string public_key(crypto_sign_PUBLICKEYBYTES, '\0');
    std::string secret_key(crypto_sign_SECRETKEYBYTES, '\0');
    crypto_sign_keypair(bytes(public_key), bytes(secret_key));
    KeyPair pair{to_hex(public_key), to_hex(secret_key)};
    sodium_memzero(secret_key.data(), secret_key.size());
    return pair;
}

std::string sign_hex(std::string_view message, std::string_view secret_key_hex) {
    ready();
    auto secret_key = exactly(secret_key_hex, crypto_sign_SECRETKEYBYTES);
    assert(!secret_key.empty());
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(bytes(signature), nullptr, bytes(message), message.size(),
                         bytes(secret_key));
    sodium_memzero(secret_key.data(), secret_key.size());
    return to_hex(signature);
}

bool signature_holds(std::string_view message, std::string_view signature_hex,
                     std::string_view public_key_hex) {
    ready();
    auto const signature = exactly(signature_hex, crypto_sign_BYTES);
    auto const public_key = exactly(public_key_hex, crypto_sign_PUBLICKEYBYTES);
    if (signature.empty() || public_key.empty()) return false;
    return crypto_sign_verify_detached(bytes(std::string_view(signature)), bytes(message),
                                       message.size(), bytes(std::string_view(public_key))) == 0;
}

std::string seal_hex(std::string_view plain, std::string_view whose, std::string_view key_hex) {
    ready();
    static_assert(seal_key_bytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    auto key = exactly(key_hex, seal_key_bytes);
    assert(!key.empty());
    constexpr auto nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    std::string sealed(nonce_bytes + plain.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES,
                       '\0');
    randombytes_buf(sealed.data(), nonce_bytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes(sealed) + nonce_bytes, nullptr, bytes(plain),
                                               plain.size(), bytes(whose), whose.size(), nullptr,
                                               bytes(sealed), bytes(key));
    sodium_memzero(key.data(), key.size());
    return to_hex(sealed);
}

Result<std::string> open_sealed(std::string_view sealed_hex, std::string_view whose,
                                std::string_view key_hex) {
    ready();
    auto const not_ours = [] {
        return unavailable("not_ours", "What is kept encrypted does not open with this key.");
    };
    auto const sealed = from_hex(sealed_hex);
    auto key = exactly(key_hex, seal_key_bytes);
    constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    constexpr std::size_t extra = nonce_bytes + crypto_aead_xchacha20poly1305_ietf_ABYTES;
    if (!sealed || key.empty() || sealed->size() < extra) return not_ours();
    std::string plain(sealed->size() - extra, '\0');
    std::string_view const text(*sealed);
    auto const opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
        bytes(plain), nullptr, nullptr, bytes(text) + nonce_bytes, text.size() - nonce_bytes,
        bytes(whose), whose.size(), bytes(text), bytes(std::string_view(key)));
    sodium_memzero(key.data(), key.size());
    if (opened != 0) return not_ours();
    return plain;
}

std::string hash_password(std::string_view password) {
    ready();
    std::string stored(crypto_pwhash_STRBYTES, '\0');
    auto const done =
        crypto_pwhash_str(stored.data(), password.data(), password.size(),
                          crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE);
    if (done != 0) std::abort();  // out of memory
    stored.resize(stored.find('\0'));
    return stored;
}

bool password_matches(std::string_view password, std::string_view stored) {
    ready();
    if (stored.size() >= crypto_pwhash_STRBYTES) return false;
    std::string padded(stored);
    padded.resize(crypto_pwhash_STRBYTES, '\0');
    return crypto_pwhash_str_verify(padded.c_str(), password.data(), password.size()) == 0;
}

}  // namespace assent
