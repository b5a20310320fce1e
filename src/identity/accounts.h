/// People who may sign in: account, role, organisation, licence. Passwords are argon2id.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "base/typed.h"
#include "store/db.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::identity {

struct Account {
    std::string id;
    std::string login;
    std::string name;
    std::string role;          ///< vocabulary.md 12
    std::string organisation;  ///< id; access boundary
    std::string organisation_name;
    PlanId plan;                ///< home plan
    std::vector<PlanId> plans;  ///< plans the account may work for; contains `plan`
    std::string licence;
    std::optional<Day> licence_until;
    std::string licence_type;               ///< `md`, `do`, `rn`, …
    std::string licence_state;              ///< who issued it: `CA`
    std::string licence_restriction;        ///< its words, empty: unrestricted
    std::optional<Day> licence_checked_on;  ///< at the primary source
    std::string specialty;
    std::string reports_to;              ///< account id of the superior; empty: nobody
    std::vector<std::string> superiors;  ///< filled when read: account ids, the nearest first
    bool disabled = false;
};

Result<void> save_account(store::Db& db, Account const& account, std::string const& password,
                          Instant at);
Result<void> save_organisation(store::Db& db, std::string const& id, std::string const& name,
                               std::string const& kind, Instant at);
Result<Account> find_account(store::Db& db, std::string const& id);
Result<std::optional<Account>> find_login(store::Db& db, std::string const& login);

/// Checks login and password in constant effort. Faults: `bad_log_in` (never says which),
/// `too_many_attempts` (kind busy) after five failures, with growing delay.
Result<Account> check_password(store::Db& db, std::string const& login, std::string const& password,
                               Instant now);
/// Remembers a failed or a good attempt; runs in a write.
Result<void> remember_attempt(store::Db& db, std::string const& login, bool good, Instant now);

}  // namespace assent::identity
