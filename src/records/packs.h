/// Pack folders on disk and pack versions kept forever: a decision's pack can be read back years
/// later.
#pragma once

#include "base/result.h"
#include "policy/pack.h"
#include "store/db.h"

#include <filesystem>
#include <string>

namespace assent::records {

/// Files of one edition folder by relative name (sub-folders included). Faults: `no_such_folder`,
/// `unreadable`.
Result<policy::PackFiles> read_pack_files(std::filesystem::path const& folder);
/// All editions under `packs/<plan>/<edition>/`. The fault names the edition and what load_pack
/// said.
Result<policy::Packs> load_packs(std::filesystem::path const& folder);
/// Text of packs/law.toml.
Result<std::string> read_law(std::filesystem::path const& folder);

/// Keeps the files of a version; nothing happens when it is already kept.
Result<void> keep_pack(store::Db& db, policy::Pack const& pack, policy::PackFiles const& files,
                       Instant at);
/// Faults: `unknown_pack_version`.
Result<policy::Pack> kept_pack(store::Db& db, PlanId const& plan, PackVersion const& version);

}  // namespace assent::records
