/// Signing in, step by step, and what people do with their own account. All of it is written to the
/// account's log.
#pragma once

#include "engine/engine.h"
#include "identity/access_rules.h"
#include "identity/account_log.h"

#include <string>
#include <vector>

namespace assent::engine {

/// Rows of accounts and of settings that belong to no plan.
std::string all_plans();
/// What other people's clocks say, whatever day a trial plays: telephones, other log-ins.
Instant real_time();

Result<identity::AccessRules> access_rules(store::Db& db);
Result<identity::AccessRules> access_rules(Engine& engine);
/// Faults: `right_required` and those of the rules.
Result<void> set_access_rules(Engine& engine, Asker const& asker,
                              identity::AccessRules const& rules);

Result<identity::Standing> standing_of(Engine& engine, identity::Account const& account);

/// Half or whole, without moving its limit. Faults: `sign_in_required`.
Result<identity::Session> any_session(Engine& engine, std::string const& token);
/// What a half session is told everywhere but at its next step. Faults: `second_factor_required`,
/// `password_expired`.
Result<void> must_be_whole(identity::Session const& session);
/// "Stay signed in."
Result<identity::Session> keep_session(Engine& engine, identity::Session const& session);

/// Ends all other sessions of the account and goes on under a new token. Faults at
/// `/current_password`: `bad_password`; `too_many_attempts`; at `/new_password` those of
/// identity/passwords.h.
Result<identity::Session> change_password(Engine& engine, identity::Session const& session,
                                          std::string const& current, std::string const& next);
/// Something that only the person may do, not who found the page open. Faults: `bad_password` at
/// `/password`, `too_many_attempts`.
Result<void> confirm_password(Engine& engine, identity::Account const& account,
                              std::string const& password, std::string const& where);

Result<std::vector<identity::Session>> sessions_of(Engine& engine,
                                                   identity::Account const& account);
/// One session of the account by its id. Faults: `unknown_session`.
Result<void> end_session_of(Engine& engine, Asker const& asker, identity::Account const& account,
                            std::string const& id);
/// All of them, but the one with this hash.
Result<void> end_sessions_of(Engine& engine, Asker const& asker, identity::Account const& account,
                             std::string const& but_hash);
Result<std::vector<identity::AccountEntry>> log_of(Engine& engine,
                                                   identity::Account const& account);

}  // namespace assent::engine
