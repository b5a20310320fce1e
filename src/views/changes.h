/// Which requests changed between two places of a plan's log, as they stand now.
#pragma once

#include "base/result.h"
#include "base/typed.h"
#include "store/db.h"

#include <cstdint>
#include <string>
#include <vector>

namespace assent::views {

struct Change {
    std::int64_t seq = 0;  ///< of its last event in the span
    RequestId request;
    std::int64_t version = 0;
    std::string status;
    bool closed = false;
    std::string submitted_by;  ///< account id
};

/// Behind the first, up to and with the second.
struct LogSpan {
    std::int64_t after = 0;
    std::int64_t until = 0;
};

/// Each request once, at most `limit`, in the order of their last change.
Result<std::vector<Change>> changes_between(store::Db& db, PlanId const& plan, LogSpan span,
                                            int limit);

}  // namespace assent::views
