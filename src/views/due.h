/// One row for each running clock of a stream, whatever the stream is: what the clock worker has to
/// do and when. Written with the stream's read model; never anywhere else.
#pragma once

#include "base/result.h"
#include "base/typed.h"
#include "policy/running_clock.h"
#include "store/db.h"

#include <utility>
#include <vector>

namespace assent::views {

struct ClockDue {
    policy::Alarm alarm;
    Instant due_at{};
};

/// Replaces the rows of the stream.
Result<void> write_due(store::Db& db, PlanId const& plan, std::string const& stream,
                       std::vector<ClockDue> const& clocks);

/// The due time as lists sort by it: streams without one stand last.
std::string due_key(std::optional<Instant> due);
Result<std::optional<Instant>> read_due_key(std::string const& key);

}  // namespace assent::views
