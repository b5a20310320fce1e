/// How much there is to do: open requests by person and by queue, and what was submitted by whom.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "base/typed.h"
#include "store/db.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace assent::views {

/// Open requests by account they are assigned to.
Result<std::map<std::string, std::int64_t>> open_by_assignee(store::Db& db, PlanId const& plan);

struct QueueLoad {
    std::string queue;
    std::int64_t open = 0;
    std::int64_t overdue = 0;
    std::int64_t unassigned = 0;
};
/// Queues that have open requests, by name.
Result<std::vector<QueueLoad>> queue_loads(store::Db& db, PlanId const& plan);

/// What one person submitted of one kind that came to one status.
struct SubmitterRow {
    std::string submitter;  ///< account id
    std::string submitter_name;
    std::string kind;
    std::string status;
    std::int64_t count = 0;
    std::int64_t closed = 0;
    std::optional<double> hours_median;  ///< from receipt to the end, of those that are closed
    std::optional<double> hours_longest;
};
struct Submitted {
    std::optional<std::string> organisation;  ///< with an own part in it; absent: the plan
    Instant from{};
    Instant before{};
};
/// By name, kind and status.
Result<std::vector<SubmitterRow>> submitters(store::Db& db, PlanId const& plan,
                                             Submitted const& asked);

}  // namespace assent::views
