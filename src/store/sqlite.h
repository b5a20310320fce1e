/// SQLite behind the seam of db.h. sqlite.cpp alone includes the library.
///
/// One connection writes and checkpoints; all others only read. The version many systems ship can
/// lose data when two connections checkpoint, so a lock file keeps a second process from opening
/// the same file for writing.
#pragma once

#include "store/db.h"

#include <memory>
#include <string>

namespace assent::store {

enum class Mode { writer, reader };

/// Faults: `data_in_use` (unavailable) when another process writes this file, `database_away` when
/// it cannot be opened.
Result<std::unique_ptr<Db>> open_sqlite(std::string const& path, Mode mode);

/// Copies a database that may be written meanwhile; the copy is one consistent moment.
Result<void> copy_sqlite(std::string const& path, std::string const& destination);

std::string sqlite_version();

}  // namespace assent::store
