/// Who signed in and who changed what about an account: append-only.
#pragma once

#include "base/names.h"
#include "base/result.h"
#include "base/time.h"
#include "store/db.h"

#include <string>
#include <vector>

namespace assent::identity {

enum class AccountAct {
    account_added,
    account_changed,
    account_disabled,
    account_enabled,
    rights_withheld,
    rights_given_back,
    signed_in,
    sign_in_failed,
    signed_out,
    session_ended,
    sessions_ended,
    unlocked,
    password_changed,
    password_expired,
    password_link_sent,
    second_factor_added,
    second_factor_removed,
    recovery_codes_made,
    recovery_code_used
};

struct AccountEntry {
    Instant at{};
    std::string account;
    std::string by;       ///< account id; of somebody not signed in: empty
    std::string by_name;  ///< filled when read
    AccountAct act = AccountAct::account_changed;
    std::string detail;  ///< names of fields, addresses; no secrets and no values of people
};

Result<void> log_account(store::Db& db, AccountEntry const& entry);
/// Newest first.
Result<std::vector<AccountEntry>> account_log_of(store::Db& db, std::string const& account,
                                                 int limit);

}  // namespace assent::identity
