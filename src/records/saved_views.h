/// A person's saved searches: a name and the filters as they were sent.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "base/typed.h"
#include "store/db.h"

#include <string>
#include <vector>

namespace assent::records {

struct SavedView {
    PlanId plan;
    std::string account;
    std::string id;  ///< a UUID of the page
    std::string name;
    std::string filters;  ///< JSON; may name a member
    Instant updated_at{};
    std::string list = "requests";  ///< or `work`
};

/// By name. At most 200.
Result<std::vector<SavedView>> saved_views_of(store::Db& db, PlanId const& plan,
                                              std::string const& account, std::string const& list);
Result<void> save_view(store::Db& db, SavedView const& view);
Result<void> remove_view(store::Db& db, PlanId const& plan, std::string const& account,
                         std::string const& id);

}  // namespace assent::records
