/// People who may sign in: account, role, organisation, licence. Passwords are argon2id.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "base/typed.h"
#include "identity/permissions.h"
#include "store/db.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::identity {

struct Account {
    std::string id;
    std::string login;
    std::string name;
    std::string email;
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
    std::vector<Right> withheld;          ///< rights of the role taken from this account (ACC-02)
    std::vector<Right> withheld_by_plan;  ///< those of them that only the plan gives back
};

bool is_withheld(Account const& account, Right right);
/// The role brings it, and it was not taken from the account.
bool has_right(Account const& account, Right right);
std::vector<std::string_view> rights_of(Account const& account);
/// Faults: `right_withheld`, or `right_required` with the sentence for whose role has it not.
Result<void> require_right(Account const& account, Right right, std::string_view otherwise);

/// What an account's row tells beside the account itself.
struct Standing {
    std::int64_t version = 0;
    bool password_set = false;
    bool password_expired = false;
    std::optional<Instant> password_at;
    std::optional<Instant> locked_until;  ///< no attempt counts before
    std::optional<Instant> signed_in_at;
};

struct AccountRow {
    Account account;  ///< without superiors
    Standing standing;
};

enum class AccountsShown { active, disabled, all };

struct AccountFilter {
    std::string text;          ///< part of the log-in, the name or the address
    std::string role;          ///< empty: any
    std::string organisation;  ///< id; empty: any
    AccountsShown state = AccountsShown::active;
    std::string after;  ///< log-in of the last one seen
    int limit = 50;
};

struct AccountPage {
    std::vector<AccountRow> rows;  ///< by log-in
    std::string next;              ///< empty: that was all
};

struct Organisation {
    std::string id;
    std::string name;
    std::string kind;  ///< `office`, `delegate`, `plan`
};

/// Adds an account, or writes all of one anew. An empty password opens nothing.
/// Faults: `required`, `bad_email`, `constraint` for a log-in of somebody else.
Result<void> save_account(store::Db& db, Account const& account, std::string const& password,
                          Instant at);
/// Everything but the password. Faults: those of saving, `stale_version`, `unknown_account`.
Result<void> change_account(store::Db& db, Account const& account, std::int64_t version,
                            Instant at);
/// Writes which rights of the role the account does not have. Faults: `stale_version`,
/// `unknown_account`.
Result<void> save_withheld(store::Db& db, Account const& account, std::int64_t version, Instant at);
/// None for an account that is not known: then the role alone decides.
Result<std::vector<Right>> withheld_from(store::Db& db, std::string const& account);
Result<void> save_organisation(store::Db& db, std::string const& id, std::string const& name,
                               std::string const& kind, Instant at);
Result<std::vector<Organisation>> organisations(store::Db& db);
/// Faults: `unknown_account`.
Result<Account> find_account(store::Db& db, std::string const& id);
Result<Standing> standing_of(store::Db& db, std::string const& id, Instant now);
Result<std::optional<Account>> find_login(store::Db& db, std::string const& login);
Result<AccountPage> find_accounts(store::Db& db, AccountFilter const& filter, Instant now);
/// One address, without a name beside it.
bool is_email_address(std::string_view text);

/// Checks login and password in constant effort. Faults: `bad_log_in` (never says which),
/// `too_many_attempts` (kind busy) after five failures, with growing delay.
Result<Account> check_password(store::Db& db, std::string const& login, std::string const& password,
                               Instant now);
/// Whether attempts may be made now. Faults: `too_many_attempts`, `unknown_account`.
Result<void> must_not_wait(store::Db& db, std::string const& account, Instant now);
/// Remembers a failed or a good attempt; runs in a write. Good is only what opened a session.
Result<void> remember_attempt(store::Db& db, std::string const& login, bool good, Instant now);

}  // namespace assent::identity
