#include "identity/webauthn.h"

#include "base/base64.h"
#include "base/hash.h"
#include "identity/cose.h"

namespace assent::identity {
namespace {

// WebAuthn 6.1: authenticator data.
constexpr std::size_t hash_bytes = 32;
constexpr std::size_t flags_at = 32;
constexpr std::size_t count_at = 33;
constexpr std::size_t header_bytes = 37;
constexpr std::size_t id_length_at = header_bytes + 16;
constexpr std::size_t id_at = id_length_at + 2;
constexpr std::size_t id_most = 1023;
constexpr unsigned user_present = 0x01;
constexpr unsigned user_verified = 0x04;
constexpr unsigned with_key = 0x40;

Fault bad_passkey(std::string_view why) {
    return forbidden("bad_passkey", "/credential",
                     "This passkey cannot be used: " + std::string(why) + ".");
}

std::string sha256(std::string_view text) { return from_hex(sha256_hex(text)).value(); }

std::string part_of(json::Value const& credential, std::string_view name) {
    auto const* response = credential.find("response");
    if (response == nullptr) return {};
    auto const bytes = from_base64url(response->text(name));
    return bytes ? *bytes : std::string();
}

unsigned byte_at(std::string_view data, std::size_t at) {
    return static_cast<unsigned char>(data[at]);
}

std::int64_t count_in(std::string_view data) {
    std::int64_t count = 0;
    for (std::size_t i = 0; i < 4; ++i) count = count * 256 + byte_at(data, count_at + i);
    return count;
}

Result<void> check_client_data(std::string const& client_data, std::string_view type,
                               std::string const& challenge, Relying const& relying) {
    auto const said = json::parse(client_data);
    if (!said || !said->is_object()) return bad_passkey("the answer cannot be read");
    if (said->text("type") != type) return bad_passkey("it answers another question");
    if (challenge.empty() || said->text("challenge") != to_base64url(challenge))
        return bad_passkey("it answers an older question");
    if (said->text("origin") != relying.origin) return bad_passkey("it is for another address");
    auto const* crossed = said->find("crossOrigin");
    if (crossed != nullptr && crossed->is_bool() && crossed->as_bool())
        return bad_passkey("it was used inside another site");
    return fine();
}

Result<void> check_data(std::string_view data, Relying const& relying) {
    if (data.size() < header_bytes) return bad_passkey("the answer cannot be read");
    if (data.substr(0, hash_bytes) != sha256(relying.id))
        return bad_passkey("it is for another portal");
    auto const flags = byte_at(data, flags_at);
    if ((flags & user_present) == 0 || (flags & user_verified) == 0)
        return bad_passkey("the device did not make sure who uses it");
    return fine();
}

}  // namespace

Relying relying_of(std::string const& origin) {
    auto const host = origin.substr(origin.find("://") + 3);
    return {origin, host.substr(0, host.find(':'))};
}

Result<NewCredential> read_registration(json::Value const& credential, std::string const& challenge,
                                        Relying const& relying) {
    TRY(check_client_data(part_of(credential, "clientDataJSON"), "webauthn.create", challenge,
                          relying));
    auto const data = authenticator_data_of(part_of(credential, "attestationObject"));
    if (!data) return bad_passkey("the answer cannot be read");
    TRY(check_data(*data, relying));
    std::string_view const view = *data;
    if ((byte_at(view, flags_at) & with_key) == 0 || view.size() < id_at)
        return bad_passkey("it came without a key");
    auto const length = byte_at(view, id_length_at) * 256 + byte_at(view, id_length_at + 1);
    if (length == 0 || length > id_most || view.size() <= id_at + length)
        return bad_passkey("the answer cannot be read");
    auto key = read_cose_key(view.substr(id_at + length));
    if (!key) return bad_passkey("its kind of key is not known here");
    return NewCredential{to_base64url(view.substr(id_at, length)), std::move(key).take(),
                         count_in(view)};
}

Result<std::int64_t> check_assertion(json::Value const& credential, HeldCredential const& held,
                                     std::string const& challenge, Relying const& relying) {
    auto const client_data = part_of(credential, "clientDataJSON");
    TRY(check_client_data(client_data, "webauthn.get", challenge, relying));
    auto const data = part_of(credential, "authenticatorData");
    TRY(check_data(data, relying));
    if (!signature_holds(held.key, data + sha256(client_data), part_of(credential, "signature")))
        return bad_passkey("its signature does not hold");
    auto const count = count_in(data);
    // WebAuthn 7.2, 21: devices that do not count stay at zero.
    if ((count != 0 || held.sign_count != 0) && count <= held.sign_count)
        return bad_passkey("it was used elsewhere meanwhile and may be a copy");
    return count;
}

std::string challenge_in(json::Value const& credential) {
    auto const said = json::parse(part_of(credential, "clientDataJSON"));
    if (!said) return {};
    auto const challenge = from_base64url(said->text("challenge"));
    return challenge ? *challenge : std::string();
}

std::string credential_in(json::Value const& credential) {
    return std::string(credential.text("id"));
}

json::Value key_json(PublicKey const& key) {
    json::Value out;
    if (auto const* ec = std::get_if<EcKey>(&key)) {
        out.set("x", to_base64url(ec->x));
        out.set("y", to_base64url(ec->y));
    } else {
        auto const& rsa = std::get<RsaKey>(key);
        out.set("n", to_base64url(rsa.n));
        out.set("e", to_base64url(rsa.e));
    }
    return out;
}

Result<PublicKey> read_key_json(json::Value const& value) {
    if (value.find("x") != nullptr)
        return PublicKey(
            EcKey{TRY(from_base64url(value.text("x"))), TRY(from_base64url(value.text("y")))});
    return PublicKey(
        RsaKey{TRY(from_base64url(value.text("n"))), TRY(from_base64url(value.text("e")))});
}

}  // namespace assent::identity
