/// Setting up a second factor and signing in with it. Its codes run with real time, also in a
/// trial.
#pragma once

#include "engine/engine.h"
#include "identity/second_factor.h"

#include <functional>
#include <string>
#include <vector>

namespace assent::engine {

Result<identity::SecondFactors> second_factors_of(Engine& engine, identity::Account const& account);
/// Whether the account's role signs in with two factors only.
Result<bool> must_have_second_factor(Engine& engine, identity::Account const& account);

struct GivenFactor {
    std::string code;           ///< of the code generator
    std::string recovery_code;  ///< where that is lost; looked at when there is no code
};

/// The second step of signing in; wrong ones count for the lock-out. Faults: `bad_code`,
/// `code_used`, `too_many_attempts`, `no_second_factor` where none is asked for.
Result<identity::Session> give_second_factor(Engine& engine, identity::Session const& session,
                                             GivenFactor const& given);

/// Gives the secret in base32. Faults: `totp_exists`.
Result<std::string> start_totp(Engine& engine, identity::Account const& account);

/// A factor that is in force now: the session goes on, with recovery codes when it is the first.
struct FactorAdded {
    std::vector<std::string> recovery_codes;
    identity::Session session;
};
/// Faults: `bad_code`, `no_totp_pending`, `too_many_attempts`.
Result<FactorAdded> confirm_totp(Engine& engine, identity::Session const& session,
                                 std::string const& code);
/// Removes one factor; with the last one go the recovery codes. Faults: `second_factor_needed` and
/// those of removing.
Result<void> remove_factor(Engine& engine, Asker const& asker, std::string const& kind,
                           std::function<Result<void>(store::Db&)> const& remove);
/// Faults: `bad_password`, `second_factor_needed`.
Result<void> remove_totp(Engine& engine, Asker const& asker, std::string const& password);
/// Faults: `bad_password`, `no_second_factor`.
Result<std::vector<std::string>> renew_recovery_codes(Engine& engine, Asker const& asker,
                                                      std::string const& password);
/// An administrator's help for who lost all of them; sessions end. Faults: `unknown_account`.
Result<void> reset_second_factor(Engine& engine, Asker const& asker, std::string const& account);

}  // namespace assent::engine
