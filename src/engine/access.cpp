#include "engine/access.h"

#include "identity/passwords.h"
#include "records/settings.h"

#include <algorithm>
#include <chrono>

namespace assent::engine {
namespace {

constexpr std::string_view rules_name = "access_rules";
constexpr int log_page = 100;

using identity::AccountAct;
using identity::Needs;
using identity::Session;

}  // namespace

std::string all_plans() { return std::string(records::installation); }

Instant real_time() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

Result<identity::AccessRules> access_rules(store::Db& db) {
    auto const kept = TRY(records::find_setting(db, records::installation, rules_name));
    if (!kept) return identity::AccessRules{};
    return from_json<identity::AccessRules>(TRY(json::parse(*kept)));
}

Result<identity::AccessRules> access_rules(Engine& engine) {
    return engine.store().read([](store::Db& db) { return access_rules(db); });
}

Result<void> set_access_rules(Engine& engine, Asker const& asker,
                              identity::AccessRules const& rules) {
    if (!identity::has_right(asker.account, identity::Right::administer))
        return forbidden("right_required", "", "Only an administrator sets how people sign in.");
    TRY(identity::check_rules(rules));
    return engine.store().write(all_plans(), [&](store::Db& db) {
        return records::save_setting(db, records::installation, rules_name,
                                     json::write(to_json(rules)));
    });
}

Result<Session> Engine::sign_in(std::string const& login, std::string const& password,
                                identity::Visitor const& visitor) {
    auto const now = clock_.now();
    auto account = store_->read(
        [&](store::Db& db) { return identity::check_password(db, login, password, now); });
    if (account)
        return store_->write(all_plans(), [&](store::Db& db) -> Result<Session> {
            auto const rules = TRY(access_rules(db));
            auto const needs = TRY(identity::needs_of(db, *account, false, rules, now));
            auto session = TRY(identity::open_session(db, *account, {visitor, needs, false}, now));
            if (needs == Needs::nothing)
                TRY(identity::log_account(
                    db,
                    {now, account->id, account->id, {}, AccountAct::signed_in, visitor.address}));
            return session;
        });
    if (account.fault().code == "bad_log_in")
        TRY(store_->write(all_plans(), [&](store::Db& db) -> Result<void> {
            TRY(identity::remember_attempt(db, login, false, now));
            auto const meant = TRY(identity::find_login(db, login));
            if (!meant) return fine();
            return identity::log_account(
                db, {now, meant->id, {}, {}, AccountAct::sign_in_failed, visitor.address});
        }));
    return account.fault();
}

Result<identity::Standing> standing_of(Engine& engine, identity::Account const& account) {
    auto const now = engine.clock().now();
    return engine.store().read(
        [&](store::Db& db) { return identity::standing_of(db, account.id, now); });
}

Result<Session> any_session(Engine& engine, std::string const& token) {
    auto const now = engine.clock().now();
    return engine.store().read([&](store::Db& db) -> Result<Session> {
        return identity::find_session(db, token, TRY(access_rules(db)), now);
    });
}

Result<void> must_be_whole(Session const& session) {
    switch (session.needs) {
        case Needs::nothing: return fine();
        case Needs::password:
            return forbidden("password_expired", "", "Choose a new password first.");
        case Needs::second_factor:
        case Needs::second_factor_setup: break;
    }
    return forbidden("second_factor_required", "", "Give your second factor first.");
}

Result<Session> Engine::session(std::string const& token, Sliding sliding) {
    auto const now = clock_.now();
    auto session = TRY(any_session(*this, token));
    TRY(must_be_whole(session));
    if (sliding == Sliding::not_with_this || now <= session.seen_at + std::chrono::minutes(1))
        return session;
    // Not waited for: a full disk must not end sessions, it only leaves the last touch that was
    // kept.
    store_->write_async(
        all_plans(),
        [session, now](store::Db& db) { return identity::touch_session(db, session, now); },
        [](Result<void> const&) {});
    session.seen_at = now;
    return session;
}

Result<Session> keep_session(Engine& engine, Session const& session) {
    auto kept = session;
    kept.seen_at = engine.clock().now();
    TRY(engine.store().write(all_plans(), [&](store::Db& db) {
        return identity::touch_session(db, kept, kept.seen_at);
    }));
    return kept;
}

Result<Asker> Engine::asker_named(std::string const& login, std::string channel) {
    return store_->read([&](store::Db& db) -> Result<Asker> {
        auto const found = TRY(identity::find_login(db, login));
        if (!found || found->disabled)
            return not_found("unknown_account", "/as", "Nobody signs in by that name.");
        return Asker{TRY(identity::find_account(db, found->id)), channel};
    });
}

Result<void> Engine::sign_out(std::string const& token) {
    auto const session = TRY(any_session(*this, token));
    auto const now = clock_.now();
    return store_->write(all_plans(), [&](store::Db& db) -> Result<void> {
        TRY(identity::end_session(db, session.token_hash));
        return identity::log_account(db, {now,
                                          session.account.id,
                                          session.account.id,
                                          {},
                                          AccountAct::signed_out,
                                          session.visitor.address});
    });
}

Result<void> confirm_password(Engine& engine, identity::Account const& account,
                              std::string const& password, std::string const& where) {
    auto const now = engine.clock().now();
    auto const checked = engine.store().read(
        [&](store::Db& db) { return identity::check_password(db, account.login, password, now); });
    if (checked) return fine();
    if (checked.fault().code != "bad_log_in") return checked.fault();
    TRY(engine.store().write(all_plans(), [&](store::Db& db) {
        return identity::remember_attempt(db, account.login, false, now);
    }));
    return forbidden("bad_password", where, "That is not your password.");
}

Result<Session> change_password(Engine& engine, Session const& session, std::string const& current,
                                std::string const& next) {
    auto const& account = session.account;
    auto const now = engine.clock().now();
    TRY(confirm_password(engine, account, current, "/current_password"));
    auto const rules = TRY(access_rules(engine));
    auto const hash = TRY(engine.store().read([&](store::Db& db) {
        return identity::hash_new_password(db, account, next, rules, "/new_password");
    }));
    return engine.store().write(all_plans(), [&](store::Db& db) -> Result<Session> {
        TRY(identity::save_password(db, account.id, hash, now));
        TRY(identity::end_sessions(db, account.id, session.token_hash));
        TRY(identity::log_account(db, {now,
                                       account.id,
                                       account.id,
                                       {},
                                       AccountAct::password_changed,
                                       session.visitor.address}));
        return identity::go_on(db, session, false, rules, now);
    });
}

Result<std::vector<Session>> sessions_of(Engine& engine, identity::Account const& account) {
    auto const now = engine.clock().now();
    return engine.store().read([&](store::Db& db) -> Result<std::vector<Session>> {
        return identity::sessions_of(db, account, TRY(access_rules(db)), now);
    });
}

Result<void> end_session_of(Engine& engine, Asker const& asker, identity::Account const& account,
                            std::string const& id) {
    auto const open = TRY(sessions_of(engine, account));
    auto const named = std::ranges::find_if(open, [&](auto const& s) { return s.id() == id; });
    if (named == open.end())
        return not_found("unknown_session", "/id", "That session has ended already.");
    return engine.store().write(all_plans(), [&](store::Db& db) -> Result<void> {
        TRY(identity::end_session(db, named->token_hash));
        return identity::log_account(db, {engine.clock().now(),
                                          account.id,
                                          asker.account.id,
                                          {},
                                          AccountAct::session_ended,
                                          named->visitor.address});
    });
}

Result<void> end_sessions_of(Engine& engine, Asker const& asker, identity::Account const& account,
                             std::string const& but_hash) {
    return engine.store().write(all_plans(), [&](store::Db& db) -> Result<void> {
        TRY(identity::end_sessions(db, account.id, but_hash));
        return identity::log_account(db, {engine.clock().now(),
                                          account.id,
                                          asker.account.id,
                                          {},
                                          AccountAct::sessions_ended,
                                          {}});
    });
}

Result<std::vector<identity::AccountEntry>> log_of(Engine& engine,
                                                   identity::Account const& account) {
    return engine.store().read(
        [&](store::Db& db) { return identity::account_log_of(db, account.id, log_page); });
}

}  // namespace assent::engine
