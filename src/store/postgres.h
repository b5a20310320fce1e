/// PostgreSQL behind the seam of db.h. The files postgres*.cpp alone include the library.
///
/// The connection stays in pipeline mode: what `send`, `begin` and `savepoint` ask for travels with
/// the next call that waits, so a command costs a few round trips, not one for every statement. A
/// lost connection is opened again by the next `begin`, at most every few seconds.
#pragma once

#include "store/db.h"

#include <memory>
#include <string>

namespace assent::store {

/// Faults: `database_away`.
Result<std::unique_ptr<Db>> open_postgres(std::string const& url);

}  // namespace assent::store
