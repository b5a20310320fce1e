/// Brings a database to the tables this binary knows. The files under migrations/ are built into
/// the binary and applied in order of their number; adding a file there is all it takes. An applied
/// file is never edited.
///
/// In a file a statement ends at a semicolon that ends its line; dialect.h lists the tokens. Each
/// file is one transaction.
#pragma once

#include "store/db.h"

#include <span>
#include <string_view>

namespace assent::store {

struct Migration {
    int number;
    std::string_view name;
    std::string_view sql;
};

/// Generated at build time from the files.
std::span<Migration const> embedded_migrations();

/// Returns how many were applied now. Faults: `migration_changed` when an applied one has another
/// content than ours, `database_newer` when the database knows one that we do not.
Result<int> migrate(Db& db, std::span<Migration const> migrations);
/// Fault `data_in_use` when the database is not at our newest migration: its server is of another
/// version.
Result<void> must_be_current(Db& db, std::span<Migration const> migrations);

}  // namespace assent::store
