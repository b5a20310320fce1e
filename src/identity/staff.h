/// Who works for a plan and may be given its requests.
#pragma once

#include "base/result.h"
#include "identity/accounts.h"
#include "identity/permissions.h"
#include "store/db.h"

#include <vector>

namespace assent::identity {

/// Accounts for the plan whose role holds the right, not disabled, by name. At most 1,000.
Result<std::vector<Account>> accounts_for(store::Db& db, PlanId const& plan, Right right);

}  // namespace assent::identity
