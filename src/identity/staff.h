/// Who works for a plan and may be given its requests.
#pragma once

#include "base/result.h"
#include "identity/accounts.h"
#include "identity/permissions.h"
#include "store/db.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::identity {

/// Accounts for the plan that hold the right, not disabled, by name; of one organisation or, when
/// it is not named, of any. At most 1,000.
Result<std::vector<Account>> accounts_for(
    store::Db& db, PlanId const& plan, Right right,
    std::optional<std::string> const& organisation = std::nullopt);

}  // namespace assent::identity
