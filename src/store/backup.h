/// A copy of an installation while it is in use, and the way back. The database is copied in one
/// piece of time; the documents are complete because they are written before the database names
/// them.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace assent::store {

struct BackupReport {
    std::int64_t files = 0;
    std::int64_t bytes = 0;
};

/// Copies `assent.sqlite`, `blobs/` and `keys/` of the data folder into a new folder, with a
/// manifest of SHA-256 hashes. Safe while a server runs: the database is read by the online backup
/// interface. Faults: `folder_exists`, `no_data_folder`, `storage_full`.
Result<BackupReport> backup(std::filesystem::path const& data, std::filesystem::path const& folder);

/// Makes a data folder from a backup after checking every hash. Faults: `folder_exists`,
/// `backup_damaged` naming the file.
Result<BackupReport> restore(std::filesystem::path const& folder,
                             std::filesystem::path const& data);

}  // namespace assent::store
