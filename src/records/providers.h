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
struct ProviderSearch {
    /// NPI, plan number, or words of name, specialty and city (folded, every word must begin a
    /// word).
    std::string text;
    bool accepting = false;  ///< only those who said that they take new patients
    std::string language;    ///< only those whose people speak it; a tag such as `es`
    int limit = 12;
};

Result<std::vector<directory::Provider>> search_providers(store::Db& db, PlanId const& plan,
                                                          ProviderSearch const& search);
Result<std::vector<directory::Provider>> providers_of(store::Db& db, PlanId const& plan,
                                                      std::string const& organisation);
Result<Saved> save_provider(store::Db& db, PlanId const& plan, directory::Provider const& provider,
                            Instant at, std::string const& source);

}  // namespace assent::records
