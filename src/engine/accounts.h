/// Accounts as an administrator keeps them, and an office administrator those of the own office
/// (ACC-03B). Who may not see an account is told that there is none.
#pragma once

#include "engine/engine.h"
#include "identity/second_factor.h"

#include <string>
#include <string_view>
#include <vector>

namespace assent::engine {

/// An account as the list of accounts shows it.
struct KnownAccount {
    identity::Account account;
    identity::Standing standing;
    identity::SecondFactors factors;
    std::int64_t sessions = 0;
};

struct KnownAccounts {
    std::vector<KnownAccount> accounts;
    std::string next;
};

/// Adds an account whose person chooses the password by a one-time link. Faults: those of adding,
/// `required` at `/email`.
Result<std::string> invite_account(Engine& engine, Asker const& asker,
                                   identity::Account const& account, std::string const& origin);
/// Faults: `right_required`.
Result<KnownAccounts> list_accounts(Engine& engine, Asker const& asker,
                                    identity::AccountFilter filter);
/// Faults: `unknown_account`.
Result<KnownAccount> read_account(Engine& engine, Asker const& asker, std::string const& id);
/// Also for who reviews accesses. Faults: `unknown_account`.
Result<identity::Account> account_for_audit(Engine& engine, Asker const& asker,
                                            std::string const& id);
/// Everything but the password; disabling ends the sessions in the same write. Faults:
/// `unknown_account`, `stale_version`, `own_account`, `log_in_taken` and those of adding.
Result<KnownAccount> change_account(Engine& engine, Asker const& asker, identity::Account changed,
                                    std::int64_t version);
/// Rights of the role that the account shall not have; those left out it has again, but for what
/// the plan took: only its administrator gives that back (ACC-02). Works at once wherever the
/// person is signed in. Faults: `unknown_account`, `stale_version`, `own_account`,
/// `right_not_of_role`, `withheld_by_plan`.
Result<KnownAccount> withhold_rights(Engine& engine, Asker const& asker, std::string const& id,
                                     std::vector<identity::Right> const& rights,
                                     std::int64_t version);
/// Attempts count anew. Faults: `unknown_account`.
Result<void> unlock_account(Engine& engine, Asker const& asker, std::string const& id);
/// A new password is due at the next sign-in; sessions end. Faults: `unknown_account`.
Result<void> expire_password(Engine& engine, Asker const& asker, std::string const& id);

Result<std::vector<identity::Organisation>> list_organisations(Engine& engine, Asker const& asker);
/// Faults: `right_required`, `required`, `unknown_value`.
Result<void> save_organisation(Engine& engine, Asker const& asker,
                               identity::Organisation const& organisation);
/// Roles the asker may give; empty: may not manage accounts.
std::vector<std::string_view> roles_to_give(Asker const& asker);

}  // namespace assent::engine
