/// Small things every dated row needs: opaque ids and the state of an installation's settings.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "base/typed.h"
#include "store/db.h"

#include <optional>
#include <string>
#include <string_view>

namespace assent::records {

/// Rows that belong to no plan stand under this one.
inline constexpr std::string_view installation = "*";

Result<std::optional<std::string>> find_setting(store::Db& db, std::string_view plan,
                                                std::string_view name);
Result<void> save_setting(store::Db& db, std::string_view plan, std::string_view name,
                          std::string_view value);
/// A secret made once per plan: ids of members derive from it, so they cannot be guessed from a
/// member number.
Result<std::string> ensure_salt(store::Db& db, PlanId const& plan);
/// When a new version counts as recorded: now, or just behind the last one when both fall into one
/// millisecond.
std::string version_after(std::string const& last, Instant at);

}  // namespace assent::records
