/// What SQLite's planner is told of tables that hold nothing yet. Every key leads with the plan,
/// and without statistics SQLite takes the plan for a narrow choice: it would walk all of a plan's
/// rows where an index finds the few. Nearly all rows belong to one plan, so that is what is
/// written down.
#pragma once

#include "store/db.h"

namespace assent::store {

/// Writes statistics for every index that has none. Does nothing on PostgreSQL, which counts
/// itself.
Result<void> assume_one_plan(Db& db);

}  // namespace assent::store
