#include "identity/second_factor.h"

#include "identity/account_log.h"
#include "identity/sessions.h"
#include "identity/totp.h"
#include "store/testing.h"

#include <doctest/doctest.h>

#include <set>

namespace assent::identity {
namespace {

Instant at(int seconds) {
    return parse_instant("2026-11-24T10:00:00.000Z").value() + std::chrono::seconds(seconds);
}

struct Generator {
    std::unique_ptr<store::Store> store;
    store::TempFolder folder;
    Seal seal = Seal::in(folder.path()).value();
    std::string secret;

    explicit Generator(store::Place const& place) : store(place.open()) {
        secret =
            store->write("*", [&](store::Db& db) { return start_totp(db, seal, "kim", at(0)); })
                .value();
    }

    std::string code(int seconds) const {
        return totp_code(from_base32(secret).value(), totp_step(at(seconds)));
    }
    std::string confirm(std::string const& given, int now) {
        return said(store->write(
            "*", [&](store::Db& db) { return confirm_totp(db, seal, "kim", given, at(now)); }));
    }
    std::string use(std::string const& given, int now) {
        return said(store->write(
            "*", [&](store::Db& db) { return use_totp(db, seal, "kim", given, at(now)); }));
    }
    static std::string said(Result<void> const& result) {
        return result ? "taken" : result.fault().code;
    }
};

TEST_CASE("a code generator is in force once a code of it was given") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        Generator kim(*place);
        auto factors = [&] {
            return kim.store->read([](store::Db& db) { return second_factors_of(db, "kim"); })
                .value();
        };
        CHECK(kim.secret.size() == 32);
        CHECK_FALSE(factors().any());
        CHECK(kim.use(kim.code(0), 0) == "bad_code");
        CHECK(kim.confirm("000000", 0) == "bad_code");
        CHECK(kim.confirm(kim.code(0), 0) == "taken");
        CHECK(factors().any());
        CHECK(factors().totp_since == at(0));
        CHECK(kim.confirm(kim.code(30), 30) == "no_totp_pending");
        auto const again = kim.store->write(
            "*", [&](store::Db& db) { return start_totp(db, kim.seal, "kim", at(60)); });
        CHECK(again.fault().code == "totp_exists");
    }
}

TEST_CASE("who sees the database alone makes no codes") {
    auto const places = store::places();
    Generator kim(*places.front());
    auto const kept = kim.store
                          ->read([&](store::Db& db) -> Result<std::string> {
                              auto const rows = TRY(db.query("select secret from totp", {}));
                              return rows.front().text(0);
                          })
                          .value();
    CHECK(kept.find(kim.secret) == std::string::npos);
    CHECK(kim.seal.open(kept, "kim").value() == kim.secret);
    CHECK(kim.seal.open(kept, "lee").fault().code == "not_ours");
    CHECK(Seal::in(kim.folder.path()).value().open(kept, "kim").ok());
    store::TempFolder other;
    CHECK(Seal::in(other.path()).value().open(kept, "kim").fault().code == "not_ours");
}

TEST_CASE("where the key is lost, a recovery code signs in and a new generator is set up") {
    auto const places = store::places();
    Generator kim(*places.front());
    REQUIRE(kim.confirm(kim.code(0), 0) == "taken");
    auto const codes =
        kim.store->write("*", [](store::Db& db) { return make_recovery_codes(db, "kim", at(0)); });
    store::TempFolder other;
    kim.seal = Seal::in(other.path()).value();
    CHECK(kim.use(kim.code(60), 60) == "generator_unreadable");
    CHECK(kim.store
              ->write("*",
                      [&](store::Db& db) {
                          return use_recovery_code(db, "kim", codes.value().front(), at(60));
                      })
              .ok());
    auto const fresh = kim.store->write("*", [&](store::Db& db) -> Result<std::string> {
        TRY(remove_totp(db, "kim"));
        return start_totp(db, kim.seal, "kim", at(60));
    });
    kim.secret = fresh.value();
    CHECK(kim.confirm(kim.code(60), 60) == "taken");
}

TEST_CASE("a code is taken once, and half a minute early or late") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        Generator kim(*place);
        REQUIRE(kim.confirm(kim.code(0), 0) == "taken");
        CHECK(kim.use(kim.code(0), 1) == "code_used");
        CHECK(kim.use(kim.code(120), 60) == "bad_code");
        CHECK(kim.use(kim.code(60), 120) == "bad_code");
        CHECK(kim.use(kim.code(120), 90) == "taken");
        CHECK(kim.use(kim.code(120), 120) == "code_used");
        CHECK(kim.use(kim.code(90), 120) == "code_used");
        CHECK(kim.use(kim.code(150), 180) == "taken");
        CHECK(kim.use("", 300) == "bad_code");
        CHECK(kim.use(kim.code(300) + "0", 300) == "bad_code");
    }
}

TEST_CASE("ten recovery codes open once each, and new ones make the old ones void") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        auto make = [&] {
            return store
                ->write("*", [](store::Db& db) { return make_recovery_codes(db, "kim", at(0)); })
                .value();
        };
        auto use = [&](std::string const& code, std::string const& account = "kim") {
            return Generator::said(store->write(
                "*", [&](store::Db& db) { return use_recovery_code(db, account, code, at(0)); }));
        };
        auto left = [&] {
            return store->read([](store::Db& db) { return second_factors_of(db, "kim"); })
                .value()
                .recovery_codes_left;
        };
        auto const old = make();
        CHECK(std::set(old.begin(), old.end()).size() == 10);
        CHECK(old.front().size() == 19);
        auto const codes = make();
        CHECK(left() == 10);
        CHECK(use(old.front()) == "bad_code");
        CHECK(use(codes[0], "lee") == "bad_code");
        CHECK(use(codes[0]) == "taken");
        CHECK(use(codes[0]) == "bad_code");
        auto typed = codes[1];
        std::erase(typed, '-');
        CHECK(use(" " + typed) == "taken");
        CHECK(left() == 8);
        auto const rows = store->read(
            [](store::Db& db) { return db.query("select code_hash from recovery_code limit 1"); });
        CHECK(rows.value().front().text(0).size() == 64);
    }
}

TEST_CASE("who has a second factor owes it, and whose role must have one sets it up") {
    auto const place = store::Place();
    Generator kim(place);
    Account account;
    account.id = "kim";
    account.login = "kim";
    account.role = "nurse";
    REQUIRE(
        kim.store->write("*", [&](store::Db& db) { return save_account(db, account, "pw", at(0)); })
            .ok());
    auto needs = [&](bool passed, AccessRules const& rules = {}) {
        return kim.store
            ->read([&](store::Db& db) { return needs_of(db, account, passed, rules, at(0)); })
            .value();
    };
    AccessRules strict;
    strict.second_factor_roles = {"physician", "nurse"};
    CHECK(needs(false) == Needs::nothing);
    CHECK(needs(false, strict) == Needs::second_factor_setup);
    CHECK(needs(true, strict) == Needs::nothing);
    REQUIRE(kim.confirm(kim.code(0), 0) == "taken");
    CHECK(needs(false) == Needs::second_factor);
    CHECK(needs(true) == Needs::nothing);
    REQUIRE(
        kim.store->write("*", [](store::Db& db) { return remove_second_factors(db, "kim"); }).ok());
    CHECK(needs(false) == Needs::nothing);
}

TEST_CASE("a password alone does not forgive wrong second factors") {
    auto const place = store::Place();
    auto const store = place.open();
    Account account;
    account.id = "kim";
    account.login = "kim";
    account.role = "nurse";
    auto write = [&](auto deed) { REQUIRE(store->write("*", deed).ok()); };
    write([&](store::Db& db) { return save_account(db, account, "password of kim", at(0)); });
    for (int i = 0; i < 5; ++i)
        write([&](store::Db& db) { return remember_attempt(db, "kim", false, at(0)); });
    write([&](store::Db& db) {
        return open_session(db, account, {{}, Needs::second_factor, false}, at(0));
    });
    auto waits = [&](int now) {
        return !store->read([&](store::Db& db) { return must_not_wait(db, "kim", at(now)); }).ok();
    };
    CHECK(waits(29));
    CHECK_FALSE(waits(30));
    write([&](store::Db& db) {
        return open_session(db, account, {{}, Needs::nothing, true}, at(1));
    });
    CHECK_FALSE(waits(2));
}

}  // namespace
}  // namespace assent::identity
