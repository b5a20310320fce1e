/// New passwords and old ones: what one must be like, when one is to be changed.
#pragma once

#include "base/result.h"
#include "identity/access_rules.h"
#include "identity/accounts.h"

#include <string>

namespace assent::identity {

/// Faults at `where`: `weak_password`, `password_is_login`.
Result<void> must_be_strong(std::string const& password, std::string const& login,
                            AccessRules const& rules, std::string const& where);
/// Checks a new one against the rules, the present one and the one before, and gives its hash.
/// Slow on purpose: not inside a write. Faults at `where`: those of must_be_strong,
/// `password_used_before`.
Result<std::string> hash_new_password(store::Db& db, Account const& account,
                                      std::string const& password, AccessRules const& rules,
                                      std::string const& where);
Result<void> save_password(store::Db& db, std::string const& account, std::string const& hash,
                           Instant now);
/// It was given by somebody else, or is older than the rules allow.
Result<bool> must_change_password(store::Db& db, Account const& account, AccessRules const& rules,
                                  Instant now);
Result<void> expire_password(store::Db& db, std::string const& account);

}  // namespace assent::identity
