/// SQLite behind the seam of db.h. sqlite.cpp alone includes the library.
///
/// One connection writes and checkpoints. The version many systems ship can lose data when two
/// connections checkpoint, so a lock file keeps a second process from opening the same file as its
/// writer. A guest writes beside it: short transactions, and never a checkpoint.
#pragma once

#include "store/db.h"

#include <memory>
#include <string>

namespace assent::store {

enum class Mode { writer, reader, guest };

/// Faults: `data_in_use` (unavailable) when another process is this file's writer and a writer was
/// asked for, `database_away` when it cannot be opened.
Result<std::unique_ptr<Db>> open_sqlite(std::string const& path, Mode mode);

/// Copies a database that may be written meanwhile; the copy is one consistent moment.
Result<void> copy_sqlite(std::string const& path, std::string const& destination);

std::string sqlite_version();

}  // namespace assent::store
