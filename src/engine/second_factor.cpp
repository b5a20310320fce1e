#include "engine/second_factor.h"

#include "engine/access.h"
#include "engine/accounts.h"

#include <algorithm>

namespace assent::engine {
namespace {

using identity::AccountAct;
using identity::Session;

/// Whoever guesses wrong waits longer and longer, as with passwords.
Result<void> count_attempt(Engine& engine, identity::Account const& account, Fault const& fault) {
    if (fault.code != "bad_code" && fault.code != "code_used") return fine();
    auto const now = engine.clock().now();
    return engine.store().write(all_plans(), [&](store::Db& db) -> Result<void> {
        TRY(identity::remember_attempt(db, account.login, false, now));
        return identity::log_account(
            db, {now, account.id, {}, {}, AccountAct::sign_in_failed, "second factor"});
    });
}

Fault second_factor_needed() {
    return conflict("second_factor_needed", "",
                    "Your role signs in with a second factor. Add another one first.");
}

}  // namespace

Result<identity::SecondFactors> second_factors_of(Engine& engine,
                                                  identity::Account const& account) {
    return engine.store().read(
        [&](store::Db& db) { return identity::second_factors_of(db, account.id); });
}

Result<bool> must_have_second_factor(Engine& engine, identity::Account const& account) {
    auto const rules = TRY(access_rules(engine));
    return std::ranges::find(rules.second_factor_roles, account.role) !=
           rules.second_factor_roles.end();
}

Result<Session> give_second_factor(Engine& engine, Session const& session,
                                   GivenFactor const& given) {
    if (session.needs != identity::Needs::second_factor)
        return conflict("no_second_factor", "", "No second factor is asked for now.");
    auto const& account = session.account;
    auto const now = engine.clock().now();
    auto const rules = TRY(access_rules(engine));
    TRY(engine.store().read(
        [&](store::Db& db) { return identity::must_not_wait(db, account.id, now); }));
    auto opened = engine.store().write(all_plans(), [&](store::Db& db) -> Result<Session> {
        if (!given.code.empty()) {
            TRY(identity::use_totp(db, engine.seal(), account.id, given.code, real_time()));
        } else {
            TRY(identity::use_recovery_code(db, account.id, given.recovery_code, now));
            TRY(identity::log_account(db, {now,
                                           account.id,
                                           account.id,
                                           {},
                                           AccountAct::recovery_code_used,
                                           session.visitor.address}));
        }
        return identity::go_on(db, session, true, rules, now);
    });
    if (!opened) TRY(count_attempt(engine, account, opened.fault()));
    return opened;
}

Result<std::string> start_totp(Engine& engine, identity::Account const& account) {
    auto const now = engine.clock().now();
    return engine.store().write(all_plans(), [&](store::Db& db) {
        return identity::start_totp(db, engine.seal(), account.id, now);
    });
}

Result<FactorAdded> confirm_totp(Engine& engine, Session const& session, std::string const& code) {
    auto const& account = session.account;
    auto const now = engine.clock().now();
    auto const rules = TRY(access_rules(engine));
    TRY(engine.store().read(
        [&](store::Db& db) { return identity::must_not_wait(db, account.id, now); }));
    auto added = engine.store().write(all_plans(), [&](store::Db& db) -> Result<FactorAdded> {
        bool const first = !TRY(identity::second_factors_of(db, account.id)).any();
        TRY(identity::confirm_totp(db, engine.seal(), account.id, code, real_time()));
        FactorAdded factor;
        if (first) factor.recovery_codes = TRY(identity::make_recovery_codes(db, account.id, now));
        TRY(identity::log_account(
            db, {now, account.id, account.id, {}, AccountAct::second_factor_added, "totp"}));
        factor.session = TRY(identity::go_on(db, session, true, rules, now));
        return factor;
    });
    if (!added) TRY(count_attempt(engine, account, added.fault()));
    return added;
}

Result<void> remove_factor(Engine& engine, Asker const& asker, std::string const& kind,
                           std::function<Result<void>(store::Db&)> const& remove) {
    auto const& account = asker.account;
    bool const must_have = TRY(must_have_second_factor(engine, account));
    auto const now = engine.clock().now();
    return engine.store().write(all_plans(), [&](store::Db& db) -> Result<void> {
        TRY(remove(db));
        if (!TRY(identity::second_factors_of(db, account.id)).any()) {
            if (must_have) return second_factor_needed();
            TRY(identity::remove_second_factors(db, account.id));
        }
        return identity::log_account(
            db, {now, account.id, account.id, {}, AccountAct::second_factor_removed, kind});
    });
}

Result<void> remove_totp(Engine& engine, Asker const& asker, std::string const& password) {
    auto const& account = asker.account;
    TRY(confirm_password(engine, account, password, "/password"));
    return remove_factor(engine, asker, "totp",
                         [&](store::Db& db) { return identity::remove_totp(db, account.id); });
}

Result<std::vector<std::string>> renew_recovery_codes(Engine& engine, Asker const& asker,
                                                      std::string const& password) {
    auto const& account = asker.account;
    TRY(confirm_password(engine, account, password, "/password"));
    auto const now = engine.clock().now();
    return engine.store().write(
        all_plans(), [&](store::Db& db) -> Result<std::vector<std::string>> {
            if (!TRY(identity::second_factors_of(db, account.id)).any())
                return conflict("no_second_factor", "", "Set up a second factor first.");
            TRY(identity::log_account(
                db, {now, account.id, account.id, {}, AccountAct::recovery_codes_made, {}}));
            return identity::make_recovery_codes(db, account.id, now);
        });
}

Result<void> reset_second_factor(Engine& engine, Asker const& asker, std::string const& account) {
    auto const known = TRY(read_account(engine, asker, account));
    auto const now = engine.clock().now();
    return engine.store().write(all_plans(), [&](store::Db& db) -> Result<void> {
        TRY(identity::remove_second_factors(db, known.account.id));
        TRY(identity::end_sessions(db, known.account.id));
        return identity::log_account(db, {now,
                                          known.account.id,
                                          asker.account.id,
                                          {},
                                          AccountAct::second_factor_removed,
                                          "all"});
    });
}

}  // namespace assent::engine
