#include "identity/accounts.h"

#include "identity/sessions.h"
#include "store/testing.h"

#include <doctest/doctest.h>

namespace assent::identity {
namespace {

Instant moment(std::string_view text = "2026-11-24T10:00:00.000Z") {
    return parse_instant(text).value();
}

Account kim() {
    Account account;
    account.id = "kim-id";
    account.login = "Kim";
    account.name = "Kim Testcase";
    account.role = "nurse";
    account.organisation = "plan";
    account.plan = PlanId("harbor");
    account.plans = {PlanId("harbor"), PlanId("alameda")};
    account.licence = "RN-TEST-001";
    account.licence_until = parse_day("2030-12-31").value();
    account.licence_type = "rn";
    account.licence_state = "CA";
    account.licence_checked_on = parse_day("2026-01-15").value();
    return account;
}

Result<void> save(store::Store& store, Account const& account, std::string const& password) {
    return store.write("*", [&](store::Db& db) -> Result<void> {
        TRY(save_organisation(db, "plan", "Demo plan staff", "plan", moment()));
        return save_account(db, account, password, moment());
    });
}

Result<Account> check(store::Store& store, std::string const& login, std::string const& password,
                      Instant now) {
    return store.read([&](store::Db& db) { return check_password(db, login, password, now); });
}

void attempt(store::Store& store, bool good, Instant now) {
    REQUIRE(store.write("*", [&](store::Db& db) { return remember_attempt(db, "KIM ", good, now); })
                .ok());
}

TEST_CASE("an account comes back whole with its organisation, and its password opens it") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        REQUIRE(save(*store, kim(), "demo-assent").ok());
        auto const found = check(*store, " KIM ", "demo-assent", moment());
        REQUIRE(found.ok());
        CHECK(found->name == "Kim Testcase");
        CHECK(found->organisation_name == "Demo plan staff");
        CHECK(found->plans == kim().plans);
        CHECK(found->licence_until == kim().licence_until);
        CHECK(found->licence_type == "rn");
        CHECK(found->licence_state == "CA");
        CHECK(found->licence_restriction.empty());
        CHECK(found->licence_checked_on == kim().licence_checked_on);
        auto const rows = store->read(
            [](store::Db& db) { return db.query("select password from account limit 1"); });
        CHECK(rows.value().front().text(0).starts_with("$argon2id$"));
    }
}

TEST_CASE("a wrong log-in, a wrong password and a disabled account look the same") {
    auto const place = store::Place();
    auto const store = place.open();
    REQUIRE(save(*store, kim(), "demo-assent").ok());
    auto disabled = kim();
    disabled.id = "old-id";
    disabled.login = "old";
    disabled.disabled = true;
    REQUIRE(save(*store, disabled, "demo-assent").ok());
    auto const nobody = check(*store, "nobody", "demo-assent", moment());
    CHECK(nobody.fault().code == "bad_log_in");
    CHECK(check(*store, "kim", "demo-assenT", moment()).fault() == nobody.fault());
    CHECK(check(*store, "old", "demo-assent", moment()).fault() == nobody.fault());
}

TEST_CASE("after five failures the wait grows, and a good attempt ends it") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        REQUIRE(save(*store, kim(), "demo-assent").ok());
        auto const at = [](int seconds) { return moment() + std::chrono::seconds(seconds); };
        for (int i = 0; i < 4; ++i) attempt(*store, false, at(0));
        CHECK(check(*store, "kim", "demo-assent", at(1)).ok());
        attempt(*store, false, at(0));
        CHECK(check(*store, "kim", "demo-assent", at(29)).fault().code == "too_many_attempts");
        CHECK(check(*store, "kim", "demo-assent", at(30)).ok());
        attempt(*store, false, at(30));
        CHECK(check(*store, "kim", "demo-assent", at(89)).fault().code == "too_many_attempts");
        CHECK(check(*store, "kim", "demo-assent", at(90)).ok());
        for (int i = 0; i < 50; ++i) attempt(*store, false, at(90));
        CHECK(check(*store, "kim", "demo-assent", at(90 + 899)).fault().code ==
              "too_many_attempts");
        CHECK(check(*store, "kim", "demo-assent", at(90 + 900)).ok());
        attempt(*store, true, at(990));
        attempt(*store, false, at(990));
        CHECK(check(*store, "kim", "demo-assent", at(991)).ok());
    }
}

TEST_CASE("a weak password and a log-in of somebody else are refused") {
    auto const place = store::Place();
    auto const store = place.open();
    CHECK(save(*store, kim(), "too-short").fault().code == "weak_password");
    auto nameless = kim();
    nameless.login.clear();
    CHECK(save(*store, nameless, "demo-assent").fault().code == "required");
    REQUIRE(save(*store, kim(), "demo-assent").ok());
    auto twin = kim();
    twin.id = "twin";
    CHECK(save(*store, twin, "demo-assent").fault().code == "constraint");
}

struct SignedIn {
    store::Place place;
    std::unique_ptr<store::Store> store = place.open();
    Session session = open();

    Session open() {
        REQUIRE(save(*store, kim(), "demo-assent").ok());
        auto opened =
            store->write("*", [](store::Db& db) { return open_session(db, kim(), moment()); });
        return std::move(opened).take();
    }

    Result<Session> find(Instant now) {
        return store->read([&](store::Db& db) { return find_session(db, session.token, now); });
    }
};

TEST_CASE("a session ends after twenty idle minutes") {
    SignedIn in;
    CHECK(in.find(moment("2026-11-24T10:20:00.000Z")).ok());
    CHECK(in.find(moment("2026-11-24T10:20:00.001Z")).fault().code == "sign_in_required");
}

TEST_CASE("a session in use lives on, but no longer than twelve hours") {
    SignedIn in;
    for (auto now = moment(); now < moment("2026-11-24T22:00:00.000Z");
         now += std::chrono::minutes(19)) {
        auto const found = in.find(now);
        REQUIRE(found.ok());
        REQUIRE(in.store->write("*", [&](store::Db& db) { return touch_session(db, *found, now); })
                    .ok());
    }
    CHECK(in.find(moment("2026-11-24T22:00:00.000Z")).ok());
    CHECK(in.find(moment("2026-11-24T22:00:00.001Z")).fault().code == "sign_in_required");
}

TEST_CASE("a session ends by signing out or with its account, and only its hash is stored") {
    SignedIn in;
    CHECK(in.session.token.size() == 64);
    CHECK(in.session.csrf.size() == 32);
    auto const rows = in.store->read(
        [](store::Db& db) { return db.query("select token_hash, csrf from session limit 5"); });
    REQUIRE(rows.value().size() == 1);
    CHECK(rows->front().text(0) != in.session.token);
    auto const found = in.find(moment());
    REQUIRE(found.ok());
    CHECK(found->account.login == "kim");
    CHECK(found->csrf == in.session.csrf);
    auto disabled = kim();
    disabled.disabled = true;
    REQUIRE(save(*in.store, disabled, "demo-assent").ok());
    CHECK(in.find(moment()).fault().code == "sign_in_required");
    REQUIRE(save(*in.store, kim(), "demo-assent").ok());
    CHECK(in.find(moment()).ok());
    REQUIRE(
        in.store->write("*", [&](store::Db& db) { return end_session(db, in.session.token_hash); })
            .ok());
    CHECK(in.find(moment()).fault().code == "sign_in_required");
}

}  // namespace
}  // namespace assent::identity
