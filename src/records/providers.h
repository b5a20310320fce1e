/// Providers as dated rows.
#pragma once

#include "base/result.h"
#include "directory/provider.h"
#include "records/saved.h"
#include "store/db.h"

#include <string>
#include <vector>

namespace assent::records {

/// Faults: `unknown_provider`.
Result<directory::Provider> find_provider(store::Db& db, PlanId const& plan, ProviderId const& id);
/// By NPI, plan number, or words of name, specialty and city (folded, every word must begin a
/// word). At most `limit`.
Result<std::vector<directory::Provider>> search_providers(store::Db& db, PlanId const& plan,
                                                          std::string const& text, int limit);
Result<std::vector<directory::Provider>> providers_of(store::Db& db, PlanId const& plan,
                                                      std::string const& organisation);
Result<Saved> save_provider(store::Db& db, PlanId const& plan, directory::Provider const& provider,
                            Instant at, std::string const& source);

}  // namespace assent::records
