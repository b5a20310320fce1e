#include "identity/id_token.h"

#include "base/base64.h"
#include "identity/signing_key_test.h"
#include "identity/single_sign_on.h"

#include <doctest/doctest.h>

namespace assent::identity {
namespace {

Instant const now = parse_instant("2026-11-24T10:00:00.000Z").value();
std::int64_t const now_s = 1795514400;

/// What DER says of two numbers, as JWS writes them.
std::string jws_of(std::string const& der) {
    auto number = [&](std::size_t at) {
        auto const size = static_cast<std::size_t>(der[at + 1]);
        auto bytes = der.substr(at + 2, size);
        while (bytes.size() > 32) bytes.erase(0, 1);
        return std::string(32 - bytes.size(), '\0') + bytes;
    };
    return number(2) + number(4 + static_cast<std::size_t>(der[3]));
}

struct Issuer {
    SigningKey rsa = SigningKey::rsa();
    SigningKey ec = SigningKey::p256();
    std::vector<IssuerKey> keys{{"r", "RS256", rsa.rsa_key()}, {"e", "ES256", ec.ec()}};
    ExpectedToken expected{"https://log-in.example", "assent", "n-1", now};

    json::Value claims() const {
        json::Value value;
        value.set("iss", expected.issuer);
        value.set("sub", "person-7");
        value.set("aud", "assent");
        value.set("exp", now_s + 300);
        value.set("iat", now_s);
        value.set("nonce", "n-1");
        return value;
    }

    std::string token(json::Value const& body, std::string const& algorithm = "RS256",
                      std::string const& key = "r") const {
        json::Value header;
        header.set("alg", algorithm);
        header.set("kid", key);
        auto const text = to_base64url(json::write(header)) + "." + to_base64url(json::write(body));
        auto const signature = algorithm == "ES256" ? jws_of(ec.sign(text)) : rsa.sign(text);
        return text + "." + to_base64url(signature);
    }

    std::string said(std::string const& text) const {
        auto const read = read_id_token(text, keys, expected);
        return read ? "holds" : read.fault().code;
    }
    std::string said_of(std::string const& name, json::Value value) const {
        auto changed = claims();
        changed.set(name, std::move(value));
        return said(token(changed));
    }
};

TEST_CASE("the signature of RFC 7515, appendix A.3, holds") {
    auto bytes = [](std::string_view text) { return from_base64url(text).value(); };
    std::string const payload =
        "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cn"
        "VlfQ";
    EcKey const ec{bytes("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"),
                   bytes("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0")};
    auto const signature = bytes(
        "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q");
    auto const der = der_of_jws(signature);
    CHECK(signature_holds(ec, "eyJhbGciOiJFUzI1NiJ9." + payload, der));
    CHECK_FALSE(signature_holds(ec, "eyJhbGciOiJFUzI1NiJ9." + payload + "x", der));
    CHECK_FALSE(signature_holds(ec, "eyJhbGciOiJFUzI1NiJ9." + payload, signature));
    CHECK_FALSE(signature_holds(EcKey{ec.y, ec.x}, "eyJhbGciOiJFUzI1NiJ9." + payload, der));
    CHECK(der_of_jws("short").empty());
}

TEST_CASE("a token that holds tells who it is, signed either way") {
    Issuer const issuer;
    auto const read = read_id_token(issuer.token(issuer.claims()), issuer.keys, issuer.expected);
    REQUIRE(read.ok());
    CHECK(read->text("sub") == "person-7");
    CHECK(issuer.said(issuer.token(issuer.claims(), "ES256", "e")) == "holds");
}

TEST_CASE("a token is refused for what it says of itself") {
    Issuer const issuer;
    CHECK(issuer.said_of("iss", "https://other.example") == "bad_id_token");
    CHECK(issuer.said_of("aud", "another portal") == "bad_id_token");
    CHECK(issuer.said_of("aud", json::Array{"assent", "x"}) == "bad_id_token");
    CHECK(issuer.said_of("aud", json::Array{"assent"}) == "holds");
    auto several = issuer.claims();
    several.set("aud", json::Array{"x", "assent"});
    several.set("azp", "assent");
    CHECK(issuer.said(issuer.token(several)) == "holds");
    CHECK(issuer.said_of("exp", now_s - 59) == "holds");
    CHECK(issuer.said_of("exp", now_s - 60) == "bad_id_token");
    CHECK(issuer.said_of("exp", "soon") == "bad_id_token");
    CHECK(issuer.said_of("iat", now_s + 60) == "holds");
    CHECK(issuer.said_of("iat", now_s + 61) == "bad_id_token");
    CHECK(issuer.said_of("nonce", "n-2") == "bad_id_token");
    CHECK(issuer.said_of("sub", "") == "bad_id_token");
}

TEST_CASE("a token is refused for how it is signed") {
    Issuer const issuer;
    auto const good = issuer.token(issuer.claims());
    CHECK(issuer.said(good.substr(0, good.rfind('.') + 1)) == "bad_id_token");
    CHECK(issuer.said("a.b") == "bad_id_token");
    CHECK(issuer.said(issuer.token(issuer.claims(), "none")) == "bad_id_token");
    CHECK(issuer.said(issuer.token(issuer.claims(), "HS256")) == "bad_id_token");
    CHECK(issuer.said(issuer.token(issuer.claims(), "RS256", "old")) == "unknown_key");
    // A key is taken for its own algorithm only.
    CHECK(issuer.said(issuer.token(issuer.claims(), "RS256", "e")) == "unknown_key");
    Issuer const other;
    CHECK(issuer.said(other.token(issuer.claims())) == "bad_id_token");
    CHECK(issuer.said(other.token(issuer.claims(), "ES256", "e")) == "bad_id_token");
}

TEST_CASE("keys are read by kind, and short ones do not count") {
    Issuer const issuer;
    auto key = [](auto... members) {
        json::Value value;
        (value.set(members.first, members.second), ...);
        return value;
    };
    auto pair = [](std::string name, std::string value) { return std::pair(name, value); };
    auto const n = to_base64url(issuer.rsa.rsa_key().n);
    json::Value jwks;
    jwks.set("keys",
             json::Array{key(pair("kty", "RSA"), pair("kid", "1"), pair("n", n), pair("e", "AQAB")),
                         key(pair("kty", "RSA"), pair("use", "enc"), pair("n", n)),
                         key(pair("kty", "RSA"), pair("alg", "PS256"), pair("n", n)),
                         key(pair("kty", "OKP")), key(pair("kty", "EC"), pair("crv", "P-521"))});
    auto const keys = read_keys(jwks);
    REQUIRE(keys.value().size() == 1);
    CHECK(keys->front().id == "1");
    CHECK(read_keys(json::Value()).fault().code == "bad_keys");
    auto const weak = SigningKey::rsa(1024);
    CHECK_FALSE(signature_holds(weak.rsa_key(), "text", weak.sign("text")));
    CHECK(signature_holds(issuer.rsa.rsa_key(), "text", issuer.rsa.sign("text")));
}

TEST_CASE("the first role that the claims fit counts") {
    SsoProvider provider;
    provider.claim = "groups";
    provider.role = {{"um-doctors", "physician", "plan", {PlanId("harbor")}},
                     {"um-nurses", "nurse", "plan", {PlanId("harbor")}}};
    auto with = [&](json::Value groups) {
        json::Value claims;
        claims.set("groups", std::move(groups));
        auto const mapping = mapped_role(provider, claims);
        return mapping ? mapping->role : std::string("none");
    };
    CHECK(with("um-nurses") == "nurse");
    CHECK(with(json::Array{"um-nurses", "um-doctors"}) == "physician");
    CHECK(with(json::Array{"UM-nurses"}) == "none");
    CHECK(with(json::Value()) == "none");
}

TEST_CASE("another log-in is described whole, over https, and gives no role of the program's own") {
    SsoProvider good;
    good.id = "clinic";
    good.name = "Clinic";
    good.issuer = "https://log-in.example";
    good.client_id = "assent";
    good.role = {{"staff", "nurse", "plan", {PlanId("harbor")}}};
    CHECK(check_provider(good).ok());
    auto refused = [&](auto change) {
        auto provider = good;
        change(provider);
        auto const checked = check_provider(provider);
        return checked ? std::string("good") : checked.fault().code;
    };
    CHECK(refused([](auto& p) { p.id = "The Clinic"; }) == "required");
    CHECK(refused([](auto& p) { p.client_id.clear(); }) == "required");
    CHECK(refused([](auto& p) { p.issuer = "http://log-in.example"; }) == "bad_address");
    CHECK(refused([](auto& p) { p.issuer = "http://localhost:9000"; }) == "good");
    CHECK(refused([](auto& p) { p.role[0].role = "system"; }) == "unknown_role");
    CHECK(refused([](auto& p) { p.role[0].plans.clear(); }) == "required");
}

}  // namespace
}  // namespace assent::identity
