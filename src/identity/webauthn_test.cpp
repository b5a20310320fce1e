#include "identity/webauthn.h"

#include "base/base64.h"
#include "base/hash.h"
#include "identity/passkeys.h"
#include "identity/signing_key_test.h"
#include "store/testing.h"

#include <doctest/doctest.h>

namespace assent::identity {
namespace {

std::string const challenge = "a question of this portal";
Relying const relying{"https://portal.example", "portal.example"};

std::string sha256(std::string_view text) { return from_hex(sha256_hex(text)).value(); }

// CBOR as RFC 8949 writes it, without the library that reads it.
std::string head(int major, std::size_t size) {
    auto const first = static_cast<char>(major << 5);
    if (size < 24) return {static_cast<char>(first | static_cast<char>(size))};
    if (size < 256) return {static_cast<char>(first | 24), static_cast<char>(size)};
    return {static_cast<char>(first | 25), static_cast<char>(size >> 8), static_cast<char>(size)};
}
std::string number(int value) {
    return value < 0 ? head(1, static_cast<std::size_t>(-1 - value))
                     : head(0, static_cast<std::size_t>(value));
}
std::string bytes(std::string const& value) { return head(2, value.size()) + value; }
std::string text(std::string const& value) { return head(3, value.size()) + value; }
std::string map(std::size_t pairs) { return head(5, pairs); }

/// A device with a key, and everything about its answers that may be wrong.
struct Device {
    SigningKey key = SigningKey::p256();
    std::string id = "credential-1";
    std::string type_new = "webauthn.create";
    std::string type_use = "webauthn.get";
    std::string asked = challenge;
    std::string origin = "https://portal.example";
    std::string rp = "portal.example";
    unsigned flags = 0x01 | 0x04;
    std::uint32_t count = 1;
    std::string crossed;

    std::string client_data(std::string const& type) const {
        return R"({"type":")" + type + R"(","challenge":")" + to_base64url(asked) +
               R"(","origin":")" + origin + "\"" + crossed + "}";
    }
    std::string data(unsigned more = 0) const {
        std::string out = sha256(rp);
        out += static_cast<char>(flags | more);
        for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(count >> shift);
        return out;
    }
    std::string cose_key() const {
        auto const ec = key.ec();
        return map(5) + number(1) + number(2) + number(3) + number(-7) + number(-1) + number(1) +
               number(-2) + bytes(ec.x) + number(-3) + bytes(ec.y);
    }
    std::string attested(std::string const& cose) const {
        return data(0x40) + std::string(16, '\0') + std::string(1, '\0') +
               static_cast<char>(id.size()) + id + cose;
    }
    json::Value registration(std::string const& authenticator_data) const {
        json::Value response;
        response.set("clientDataJSON", to_base64url(client_data(type_new)));
        response.set("attestationObject",
                     to_base64url(map(3) + text("fmt") + text("none") + text("attStmt") + map(0) +
                                  text("authData") + bytes(authenticator_data)));
        return answer(std::move(response));
    }
    json::Value registration() const { return registration(attested(cose_key())); }
    json::Value assertion() const {
        json::Value response;
        response.set("clientDataJSON", to_base64url(client_data(type_use)));
        response.set("authenticatorData", to_base64url(data()));
        response.set("signature", to_base64url(key.sign(data() + sha256(client_data(type_use)))));
        return answer(std::move(response));
    }
    json::Value answer(json::Value response) const {
        json::Value out;
        out.set("id", to_base64url(id));
        out.set("type", "public-key");
        out.set("response", std::move(response));
        return out;
    }
};

std::string made(json::Value const& credential) {
    auto const read = read_registration(credential, challenge, relying);
    return read ? "good" : read.fault().code;
}

std::string used(Device const& device, std::int64_t count_before = 0) {
    auto const checked =
        check_assertion(device.assertion(), {device.key.ec(), count_before}, challenge, relying);
    return checked ? "good" : checked.fault().code;
}

TEST_CASE("a new passkey is read with its id, key and count") {
    Device const device;
    auto const read = read_registration(device.registration(), challenge, relying);
    REQUIRE(read.ok());
    CHECK(read->id == to_base64url("credential-1"));
    CHECK(std::get<EcKey>(read->key).x == device.key.ec().x);
    CHECK(std::get<EcKey>(read->key).y == device.key.ec().y);
    CHECK(read->sign_count == 1);
    CHECK(challenge_in(device.registration()) == challenge);
    CHECK(credential_in(device.registration()) == read->id);
}

TEST_CASE("a key for RS256 is read, and one of another kind refused") {
    Device const device;
    auto const rsa = SigningKey::rsa().rsa_key();
    auto const cose = map(4) + number(1) + number(3) + number(3) + number(-257) + number(-1) +
                      bytes(rsa.n) + number(-2) + bytes(rsa.e);
    auto const read =
        read_registration(device.registration(device.attested(cose)), challenge, relying);
    REQUIRE(read.ok());
    CHECK(std::get<RsaKey>(read->key).n == rsa.n);
    auto const eddsa = map(2) + number(1) + number(1) + number(3) + number(-8);
    CHECK(made(device.registration(device.attested(eddsa))) == "bad_passkey");
}

/// The same things make a new passkey and its use worthless.
template <class Change>
void refuse_both(Change change) {
    Device device;
    change(device);
    CHECK(made(device.registration()) == "bad_passkey");
    CHECK(used(device) == "bad_passkey");
}

TEST_CASE("an answer to another question, for another portal or from nobody known is refused") {
    refuse_both([](Device& d) { d.type_new = d.type_use = "payment.get"; });
    refuse_both([](Device& d) { d.asked = "an older question"; });
    refuse_both([](Device& d) { d.origin = "https://portal.example.evil"; });
    refuse_both([](Device& d) { d.rp = "other.example"; });
    refuse_both([](Device& d) { d.flags = 0x01; });  // somebody was there, but who?
    refuse_both([](Device& d) { d.flags = 0x04; });
    refuse_both([](Device& d) { d.crossed = R"(,"crossOrigin":true)"; });
    Device device;
    device.crossed = R"(,"crossOrigin":false)";
    CHECK(made(device.registration()) == "good");
    CHECK(used(device) == "good");
}

TEST_CASE("an answer that is cut short is refused at any length") {
    Device const device;
    auto const whole = device.attested(device.cose_key());
    for (std::size_t size = 0; size < whole.size(); ++size) {
        CAPTURE(size);
        CHECK(made(device.registration(whole.substr(0, size))) == "bad_passkey");
    }
    CHECK(made(json::Value()) == "bad_passkey");
    auto keyless = device.data() + whole.substr(37);
    CHECK(made(device.registration(keyless)) == "bad_passkey");
}

TEST_CASE("a signature of another key, or of other bytes, does not hold") {
    Device const device;
    CHECK(used(device) == "good");
    Device const other;
    auto const checked =
        check_assertion(other.assertion(), {device.key.ec(), 0}, challenge, relying);
    CHECK(checked.fault().code == "bad_passkey");
}

TEST_CASE("a count that does not grow is that of a copy, and who never counts may stay at zero") {
    Device device;
    device.count = 7;
    CHECK(used(device, 6) == "good");
    CHECK(used(device, 7) == "bad_passkey");
    CHECK(used(device, 8) == "bad_passkey");
    device.count = 0;
    CHECK(used(device, 0) == "good");
    CHECK(used(device, 1) == "bad_passkey");
}

TEST_CASE("the portal's name for passkeys is the host of its address") {
    CHECK(relying_of("https://portal.example:8443").id == "portal.example");
    CHECK(relying_of("http://localhost:8080").origin == "http://localhost:8080");
}

TEST_CASE("passkeys are kept, used in order, named and removed by their owner only") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        auto const at = parse_instant("2026-11-24T10:00:00.000Z").value();
        Device const device;
        Passkey const passkey{"id-1", "kim", "Telephone", {device.key.ec(), 3}, at, std::nullopt};
        auto write = [&](auto deed) {
            auto const done = store->write("*", deed);
            return done ? std::string("done") : done.fault().code;
        };
        CHECK(write([&](store::Db& db) { return save_passkey(db, passkey); }) == "done");
        CHECK(write([&](store::Db& db) { return save_passkey(db, passkey); }) == "passkey_exists");
        CHECK(write([&](store::Db& db) { return use_passkey(db, passkey, 4, at); }) == "done");
        CHECK(write([&](store::Db& db) { return use_passkey(db, passkey, 5, at); }) ==
              "bad_passkey");
        auto rename = [&](std::string const& who) {
            return write([&](store::Db& db) { return name_passkey(db, who, "id-1", "Key"); });
        };
        CHECK(rename("lee") == "unknown_passkey");
        CHECK(rename("kim") == "done");
        auto const found =
            store->read([](store::Db& db) { return passkeys_of(db, "kim"); }).value();
        REQUIRE(found.size() == 1);
        CHECK(found[0].name == "Key");
        CHECK(found[0].held.sign_count == 4);
        CHECK(found[0].used_at == at);
        CHECK(std::get<EcKey>(found[0].held.key).x == device.key.ec().x);
        auto remove = [&](std::string const& who) {
            return write([&](store::Db& db) { return remove_passkey(db, who, "id-1"); });
        };
        CHECK(remove("lee") == "unknown_passkey");
        CHECK(remove("kim") == "done");
    }
}

}  // namespace
}  // namespace assent::identity
