/// For tests: keys that sign, by OpenSSL, so that what is checked was made by other code.
#pragma once

#include "identity/signatures.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <memory>
#include <string>

namespace assent::identity {

class SigningKey {
public:
    static SigningKey p256() { return SigningKey(EVP_EC_gen("P-256")); }
    static SigningKey rsa(unsigned bits = 2048) { return SigningKey(EVP_RSA_gen(bits)); }

    EcKey ec() const {
        return {number(OSSL_PKEY_PARAM_EC_PUB_X), number(OSSL_PKEY_PARAM_EC_PUB_Y)};
    }
    RsaKey rsa_key() const {
        return {number(OSSL_PKEY_PARAM_RSA_N), number(OSSL_PKEY_PARAM_RSA_E)};
    }

    /// DER for P-256.
    std::string sign(std::string const& message) const {
        std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> const context(EVP_MD_CTX_new(),
                                                                         EVP_MD_CTX_free);
        EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get());
        auto const* text = reinterpret_cast<unsigned char const*>(message.data());
        std::size_t size = 0;
        EVP_DigestSign(context.get(), nullptr, &size, text, message.size());
        std::string signature(size, '\0');
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                       text, message.size());
        signature.resize(size);
        return signature;
    }

private:
    explicit SigningKey(EVP_PKEY* key) : key_(key, EVP_PKEY_free) {}

    std::string number(char const* name) const {
        BIGNUM* made = nullptr;
        EVP_PKEY_get_bn_param(key_.get(), name, &made);
        bool const is_point = EVP_PKEY_get_base_id(key_.get()) == EVP_PKEY_EC;
        std::string bytes(static_cast<std::size_t>(is_point ? 32 : BN_num_bytes(made)), '\0');
        BN_bn2binpad(made, reinterpret_cast<unsigned char*>(bytes.data()),
                     static_cast<int>(bytes.size()));
        BN_free(made);
        return bytes;
    }

    std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)> key_;
};

}  // namespace assent::identity
