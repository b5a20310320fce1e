#include "identity/id_token.h"

#include "base/base64.h"
#include "base/text.h"

#include <algorithm>
#include <optional>

namespace assent::identity {
namespace {

constexpr std::chrono::seconds forgiven{60};

Fault bad_id_token(std::string_view why) {
    return invalid("bad_id_token", "",
                   "The other log-in's answer cannot be used: " + std::string(why) + ".");
}

Result<json::Value> read_part(std::string_view part) {
    auto const bytes = from_base64url(part);
    if (!bytes) return bad_id_token("it is no token");
    auto parsed = json::parse(*bytes);
    if (!parsed || !parsed->is_object()) return bad_id_token("it is no token");
    return parsed;
}

std::string bytes_of(json::Value const& key, std::string_view name) {
    auto const bytes = from_base64url(key.text(name));
    return bytes ? *bytes : std::string();
}

std::optional<IssuerKey> read_key(json::Value const& value) {
    if (value.text("use", "sig") != "sig") return std::nullopt;
    IssuerKey key;
    key.id = value.text("kid");
    auto const kind = value.text("kty");
    if (kind == "RSA") {
        key.algorithm = "RS256";
        key.key = RsaKey{bytes_of(value, "n"), bytes_of(value, "e")};
    } else if (kind == "EC" && value.text("crv") == "P-256") {
        key.algorithm = "ES256";
        key.key = EcKey{bytes_of(value, "x"), bytes_of(value, "y")};
    } else {
        return std::nullopt;
    }
    if (value.text("alg", key.algorithm) != key.algorithm) return std::nullopt;
    return key;
}

std::optional<std::int64_t> seconds_in(json::Value const& claims, std::string_view name) {
    auto const* value = claims.find(name);
    if (value == nullptr || !value->is_number()) return std::nullopt;
    // Some issuers write a fraction; whole seconds are enough.
    auto const& text = value->as_number().text;
    auto const whole = json::to_int(json::Number{text.substr(0, text.find('.'))});
    return whole ? std::optional(*whole) : std::nullopt;
}

bool is_addressed_to(json::Value const& claims, std::string const& client) {
    auto const* audience = claims.find("aud");
    if (audience == nullptr) return false;
    if (audience->is_string()) return audience->as_string() == client;
    if (!audience->is_array()) return false;
    bool const named = std::ranges::any_of(audience->as_array(), [&](json::Value const& one) {
        return one.is_string() && one.as_string() == client;
    });
    // Of several the one it was issued to is named (3.1.3.7, 4 and 5).
    return named && (audience->as_array().size() == 1 || claims.text("azp") == client);
}

Result<void> check_claims(json::Value const& claims, ExpectedToken const& expected) {
    auto const now =
        std::chrono::floor<std::chrono::seconds>(expected.now).time_since_epoch().count();
    auto const expires = seconds_in(claims, "exp");
    auto const issued = seconds_in(claims, "iat");
    if (claims.text("iss") != expected.issuer) return bad_id_token("another one issued it");
    if (!is_addressed_to(claims, expected.client)) return bad_id_token("it is for another portal");
    if (!expires || *expires + forgiven.count() <= now) return bad_id_token("it is too old");
    if (!issued || *issued - forgiven.count() > now) return bad_id_token("it is from the future");
    if (claims.text("nonce") != expected.nonce || expected.nonce.empty())
        return bad_id_token("it answers another question");
    if (claims.text("sub").empty()) return bad_id_token("it names nobody");
    return fine();
}

}  // namespace

Result<std::vector<IssuerKey>> read_keys(json::Value const& jwks) {
    auto const* list = jwks.find("keys");
    if (list == nullptr || !list->is_array())
        return invalid("bad_keys", "", "The other log-in's keys cannot be read.");
    std::vector<IssuerKey> keys;
    for (auto const& value : list->as_array())
        if (auto key = read_key(value)) keys.push_back(std::move(*key));
    return keys;
}

Result<json::Value> read_id_token(std::string_view token, std::vector<IssuerKey> const& keys,
                                  ExpectedToken const& expected) {
    auto const parts = split(token, '.');
    if (parts.size() != 3) return bad_id_token("it is no token");
    auto const header = TRY(read_part(parts[0]));
    auto const claims = TRY(read_part(parts[1]));
    auto const signature = from_base64url(parts[2]);
    if (!signature) return bad_id_token("it is no token");
    auto const algorithm = header.text("alg");
    if (algorithm != "RS256" && algorithm != "ES256")
        return bad_id_token("it is signed in a way that is not allowed");
    // RFC 7515 4.1.11: what must be understood and is not.
    if (header.find("crit") != nullptr) return bad_id_token("it asks for more than is known here");
    auto const key = std::ranges::find_if(keys, [&](IssuerKey const& one) {
        return one.algorithm == algorithm &&
               (header.find("kid") == nullptr || one.id == header.text("kid"));
    });
    if (key == keys.end())
        return invalid("unknown_key", "", "The other log-in signed with an unknown key.");
    auto const signed_part = token.substr(0, parts[0].size() + 1 + parts[1].size());
    auto const der = algorithm == "ES256" ? der_of_jws(*signature) : *signature;
    if (!signature_holds(key->key, signed_part, der))
        return bad_id_token("its signature does not hold");
    TRY(check_claims(claims, expected));
    return claims;
}

}  // namespace assent::identity
