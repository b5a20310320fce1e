/// What reports and the board read of the list of open work: whose each case is, when it is due,
/// in the order in which cases are taken up. No member.
#pragma once

#include "base/result.h"
#include "base/typed.h"
#include "store/db.h"

#include <functional>
#include <optional>
#include <string>

namespace assent::views {

struct OpenWork {
    RequestId request;
    std::string queue;
    std::string assignee;  ///< account id
    std::optional<Instant> due_at;
    bool waits = false;
};

/// Faults: what reading a due time says.
Result<void> each_open_work(store::Db& db, PlanId const& plan,
                            std::function<void(OpenWork const&)> const& on_case);

}  // namespace assent::views
