#include "identity/signatures.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/param_build.h>

#include <cstdlib>
#include <memory>

namespace assent::identity {
namespace {

template <class T, void (*release)(T*)>
struct Release {
    void operator()(T* held) const { release(held); }
};

using Number = std::unique_ptr<BIGNUM, Release<BIGNUM, BN_free>>;
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY, EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Release<EVP_PKEY_CTX, EVP_PKEY_CTX_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Release<EVP_MD_CTX, EVP_MD_CTX_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Release<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Release<OSSL_PARAM, OSSL_PARAM_free>>;
using EcdsaSignature = std::unique_ptr<ECDSA_SIG, Release<ECDSA_SIG, ECDSA_SIG_free>>;

constexpr std::size_t p256_bytes = 32;
constexpr int rsa_bits_least = 2048;

unsigned char const* bytes(std::string_view text) {
    return reinterpret_cast<unsigned char const*>(text.data());
}

Number number_of(std::string_view big_endian) {
    return Number(BN_bin2bn(bytes(big_endian), static_cast<int>(big_endian.size()), nullptr));
}

Key key_from(char const* kind, OSSL_PARAM_BLD* builder) {
    Parameters const parameters(OSSL_PARAM_BLD_to_param(builder));
    KeyContext const context(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr));
    EVP_PKEY* made = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
        return nullptr;
    Key key(made);
    KeyContext const check(EVP_PKEY_CTX_new_from_pkey(nullptr, made, nullptr));
    return check && EVP_PKEY_public_check(check.get()) == 1 ? std::move(key) : nullptr;
}

Key make_key(EcKey const& key) {
    if (key.x.size() != p256_bytes || key.y.size() != p256_bytes) return nullptr;
    Builder const builder(OSSL_PARAM_BLD_new());
    auto const point = "\x04" + key.x + key.y;
    OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0);
    OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                     point.size());
    return key_from("EC", builder.get());
}

Key make_key(RsaKey const& key) {
    Builder const builder(OSSL_PARAM_BLD_new());
    auto const n = number_of(key.n);
    auto const e = number_of(key.e);
    if (!n || !e || BN_num_bits(n.get()) < rsa_bits_least) return nullptr;
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get());
    return key_from("RSA", builder.get());
}

}  // namespace

std::string hmac_sha1(std::string_view key, std::string_view message) {
    std::string digest(EVP_MAX_MD_SIZE, '\0');
    unsigned size = 0;
    auto const* done = HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), bytes(message),
                            message.size(), reinterpret_cast<unsigned char*>(digest.data()), &size);
    if (done == nullptr) std::abort();  // out of memory
    digest.resize(size);
    return digest;
}

bool signature_holds(PublicKey const& key, std::string_view message, std::string_view signature) {
    auto const made = std::visit([](auto const& parts) { return make_key(parts); }, key);
    Digest const digest(EVP_MD_CTX_new());
    bool const holds =
        made && digest &&
        EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, made.get()) == 1 &&
        EVP_DigestVerify(digest.get(), bytes(signature), signature.size(), bytes(message),
                         message.size()) == 1;
    ERR_clear_error();
    return holds;
}

std::string der_of_jws(std::string_view signature) {
    if (signature.size() != 2 * p256_bytes) return {};
    EcdsaSignature const parts(ECDSA_SIG_new());
    auto r = number_of(signature.substr(0, p256_bytes));
    auto s = number_of(signature.substr(p256_bytes));
    if (!parts || !r || !s || ECDSA_SIG_set0(parts.get(), r.get(), s.get()) != 1) return {};
    (void)r.release();  // both belong to the signature now
    (void)s.release();
    unsigned char* made = nullptr;
    auto const size = i2d_ECDSA_SIG(parts.get(), &made);
    if (size <= 0) return {};
    std::string der(reinterpret_cast<char const*>(made), static_cast<std::size_t>(size));
    OPENSSL_free(made);
    return der;
}

}  // namespace assent::identity
