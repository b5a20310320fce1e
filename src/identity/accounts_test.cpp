#include "identity/accounts.h"

#include "identity/account_log.h"
#include "identity/passwords.h"
#include "identity/sessions.h"
#include "store/testing.h"

#include <doctest/doctest.h>

#include <algorithm>

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

TEST_CASE("no log-in, a broken address and a log-in of somebody else are refused") {
    auto const place = store::Place();
    auto const store = place.open();
    auto nameless = kim();
    nameless.login.clear();
    CHECK(save(*store, nameless, "demo-assent").fault().code == "required");
    REQUIRE(save(*store, kim(), "demo-assent").ok());
    auto astray = kim();
    astray.email = "kim at example.org";
    CHECK(save(*store, astray, "demo-assent").fault().code == "bad_email");
    auto twin = kim();
    twin.id = "twin";
    CHECK(save(*store, twin, "demo-assent").fault().code == "constraint");
}

struct SignedIn {
    Needs needs = Needs::nothing;
    store::Place place = store::Place();
    std::unique_ptr<store::Store> store = place.open();
    Session session = open();

    Session open() {
        REQUIRE(save(*store, kim(), "demo-assent").ok());
        auto opened = store->write("*", [&](store::Db& db) {
            return open_session(db, kim(), {{"192.0.2.7", "Browser"}, needs, false}, moment());
        });
        return std::move(opened).take();
    }

    Result<Session> find(Instant now, AccessRules const& rules = {}) {
        return store->read(
            [&](store::Db& db) { return find_session(db, session.token, rules, now); });
    }
};

TEST_CASE("a session ends after twenty idle minutes") {
    SignedIn in;
    CHECK(in.find(moment("2026-11-24T10:20:00.000Z")).ok());
    CHECK(in.find(moment("2026-11-24T10:20:00.001Z")).fault().code == "sign_in_required");
}

TEST_CASE("how long it may be idle is a setting, and what is half lasts ten minutes") {
    SignedIn in;
    AccessRules rules;
    rules.idle_minutes = 5;
    CHECK(in.find(moment("2026-11-24T10:05:00.000Z"), rules).ok());
    CHECK(in.find(moment("2026-11-24T10:05:00.001Z"), rules).fault().code == "sign_in_required");
    SignedIn half{Needs::password};
    CHECK(half.find(moment("2026-11-24T10:10:00.000Z"))->needs == Needs::password);
    CHECK_FALSE(half.find(moment("2026-11-24T10:10:00.001Z")).ok());
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

TEST_CASE("the sessions of an account are listed and ended, all but one or all") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        REQUIRE(save(*store, kim(), "demo-assent").ok());
        auto open = [&](std::string const& agent) {
            return store->write("*", [&](store::Db& db) {
                return open_session(db, kim(), {{"192.0.2.7", agent}, Needs::nothing, false},
                                    moment());
            });
        };
        auto listed = [&](Instant now) {
            return store
                ->read([&](store::Db& db) { return sessions_of(db, kim(), AccessRules{}, now); })
                .value();
        };
        auto const first = open("First");
        auto const second = open(std::string(500, 'x'));
        REQUIRE(listed(moment()).size() == 2);
        CHECK(listed(moment("2026-11-24T10:20:00.001Z")).empty());
        CHECK(second->visitor.agent.size() == 200);
        CHECK(first->id() != second->id());
        auto end = [&](std::string const& but) {
            return store->write("*",
                                [&](store::Db& db) { return end_sessions(db, "kim-id", but); });
        };
        CHECK(end(first->token_hash).value() == 1);
        REQUIRE(listed(moment()).size() == 1);
        CHECK(listed(moment()).front().visitor.agent == "First");
        CHECK(end("").value() == 1);
        CHECK(listed(moment()).empty());
    }
}

TEST_CASE("each step goes on under a new token") {
    SignedIn in{Needs::password};
    auto const half = in.find(moment());
    REQUIRE(half.ok());
    auto const whole = in.store->write(
        "*", [&](store::Db& db) { return go_on(db, *half, false, AccessRules{}, moment()); });
    REQUIRE(whole.ok());
    CHECK(whole->needs == Needs::nothing);
    CHECK(whole->token != in.session.token);
    CHECK(whole->csrf != half->csrf);
    CHECK_FALSE(in.find(moment()).ok());
    auto const log =
        in.store->read([](store::Db& db) { return account_log_of(db, "kim-id", 10); }).value();
    REQUIRE(log.size() == 1);
    CHECK(log.front().act == AccountAct::signed_in);
    CHECK(log.front().by_name == "Kim Testcase");
    CHECK(log.front().detail == "192.0.2.7");
}

TEST_CASE("a new password is long, without the log-in, and none of the last two") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        REQUIRE(save(*store, kim(), "first password of kim's").ok());
        auto account = kim();
        account.login = "kim-id";
        auto change = [&](std::string const& password) {
            auto const hash = store->read([&](store::Db& db) {
                return hash_new_password(db, account, password, AccessRules{}, "/new_password");
            });
            if (!hash) return hash.fault().code;
            auto const saved = store->write(
                "*", [&](store::Db& db) { return save_password(db, account.id, *hash, moment()); });
            return saved ? std::string("taken") : saved.fault().code;
        };
        CHECK(change("eleven char") == "weak_password");
        CHECK(change(std::string(1025, 'x')) == "weak_password");
        CHECK(change("I am Kim-ID, and so") == "password_is_login");
        CHECK(change("first password of kim's") == "password_used_before");
        CHECK(change("twelve chars") == "taken");
        CHECK(change("first password of kim's") == "password_used_before");
        CHECK(change("twelve chars") == "password_used_before");
        CHECK(change("a third password") == "taken");
        CHECK(change("first password of kim's") == "taken");
        CHECK(check(*store, "kim", "first password of kim's", moment()).ok());
    }
}

TEST_CASE("a password is due when somebody else chose it, or when it is too old") {
    auto const place = store::Place();
    auto const store = place.open();
    REQUIRE(save(*store, kim(), "demo-assent").ok());
    auto due = [&](AccessRules const& rules, Instant now) {
        return store
            ->read([&](store::Db& db) { return must_change_password(db, kim(), rules, now); })
            .value();
    };
    AccessRules ninety;
    ninety.password_days = 90;
    CHECK_FALSE(due({}, moment("2036-11-24T10:00:00.000Z")));
    CHECK_FALSE(due(ninety, moment("2027-02-22T09:59:59.999Z")));
    CHECK(due(ninety, moment("2027-02-22T10:00:00.000Z")));
    REQUIRE(store->write("*", [](store::Db& db) { return expire_password(db, "kim-id"); }).ok());
    CHECK(due({}, moment()));
}

TEST_CASE("accounts are found by words, role, organisation and state, page by page") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        auto add = [&](std::string const& login, std::string const& role, bool disabled) {
            auto account = kim();
            account.id = login + "-id";
            account.login = login;
            account.name = login + " Test_case";
            account.role = role;
            account.disabled = disabled;
            REQUIRE(save(*store, account, "demo-assent").ok());
        };
        add("anna", "nurse", false);
        add("bert", "physician", false);
        add("cleo", "nurse", true);
        auto find = [&](auto narrow) {
            AccountFilter filter;
            narrow(filter);
            auto const page =
                store->read([&](store::Db& db) { return find_accounts(db, filter, moment()); });
            std::string logins;
            for (auto const& row : page.value().rows) logins += row.account.login + " ";
            return logins + page.value().next;
        };
        CHECK(find([](auto&) {}) == "anna bert ");
        CHECK(find([](auto& f) { f.state = AccountsShown::disabled; }) == "cleo ");
        CHECK(find([](auto& f) { f.role = "nurse"; }) == "anna ");
        CHECK(find([](auto& f) { f.organisation = "elsewhere"; }).empty());
        CHECK(find([](auto& f) { f.text = "ERT TEST_"; }) == "bert ");
        CHECK(find([](auto& f) { f.text = "%"; }).empty());
        auto two_of_all = [](AccountFilter& filter) {
            filter.state = AccountsShown::all;
            filter.limit = 2;
        };
        CHECK(find(two_of_all) == "anna bert bert");
        CHECK(find([&](auto& f) {
                  two_of_all(f);
                  f.after = "bert";
              }) == "cleo ");
    }
}

TEST_CASE("of two who change an account the second is told") {
    auto const place = store::Place();
    auto const store = place.open();
    REQUIRE(save(*store, kim(), "demo-assent").ok());
    auto changed = kim();
    changed.role = "supervisor";
    changed.email = "kim@example.org";
    auto change = [&](std::int64_t version) {
        return store->write(
            "*", [&](store::Db& db) { return change_account(db, changed, version, moment()); });
    };
    CHECK(change(1).ok());
    CHECK(change(1).fault().code == "stale_version");
    auto const found =
        store->read([](store::Db& db) { return find_account(db, "kim-id"); }).value();
    CHECK(found.role == "supervisor");
    CHECK(found.email == "kim@example.org");
    CHECK(check(*store, "kim", "demo-assent", moment()).ok());
    changed.id = "nobody";
    CHECK(change(1).fault().code == "unknown_account");
}

TEST_CASE("a right that was taken away is gone until it is given back, whatever else changes") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        REQUIRE(save(*store, kim(), "demo-assent").ok());
        auto const held = [&] {
            return store->read([](store::Db& db) { return find_account(db, "kim-id"); }).value();
        };
        CHECK(has_right(held(), Right::decide));
        auto without = held();
        without.withheld = {Right::decide, Right::void_};
        without.withheld_by_plan = {Right::void_};
        auto const take = [&](std::int64_t version) {
            return store->write(
                "*", [&](store::Db& db) { return save_withheld(db, without, version, moment()); });
        };
        CHECK(take(7).fault().code == "stale_version");
        REQUIRE(take(1).ok());
        CHECK_FALSE(has_right(held(), Right::decide));
        CHECK(has_right(held(), Right::note));
        CHECK(held().withheld_by_plan == std::vector{Right::void_});
        CHECK(require_right(held(), Right::void_, "No.").fault().code == "right_withheld");
        CHECK(require_right(held(), Right::deny, "No.").fault().code == "right_required");
        auto const names = rights_of(held());
        CHECK(std::ranges::count(names, "decide") == 0);
        CHECK(std::ranges::count(names, "extend") == 1);

        auto renamed = held();
        renamed.name = "Kim Renamed";
        REQUIRE(store
                    ->write("*",
                            [&](store::Db& db) { return change_account(db, renamed, 2, moment()); })
                    .ok());
        CHECK_FALSE(has_right(held(), Right::decide));
        auto const kept =
            store->read([](store::Db& db) { return withheld_from(db, "kim-id"); }).value();
        CHECK(kept == std::vector{Right::decide, Right::void_});
        CHECK(
            store->read([](store::Db& db) { return withheld_from(db, "nobody"); }).value().empty());
    }
}

TEST_CASE("rules of access lie within what is allowed") {
    CHECK(check_rules({}).ok());
    auto refused = [](auto change) {
        AccessRules rules;
        change(rules);
        return check_rules(rules).fault().code;
    };
    CHECK(refused([](auto& r) { r.idle_minutes = 31; }) == "out_of_range");
    CHECK(refused([](auto& r) { r.idle_minutes = 4; }) == "out_of_range");
    CHECK(refused([](auto& r) { r.password_length_min = 11; }) == "out_of_range");
    CHECK(refused([](auto& r) { r.account_request_days = {7, 5}; }) == "out_of_range");
    CHECK(refused([](auto& r) { r.second_factor_roles = {"king"}; }) == "unknown_role");
    CHECK(refused([](auto& r) { r.origin = "http://portal.example"; }) == "bad_origin");
    CHECK(refused([](auto& r) { r.origin = "https://portal.example/"; }) == "bad_origin");
    CHECK(refused([](auto& r) { r.agreement.version.clear(); }) == "required");
    AccessRules local;
    local.origin = "http://localhost:8080";
    CHECK(check_rules(local).ok());
}

}  // namespace
}  // namespace assent::identity
