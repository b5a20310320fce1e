/// Forms not sent yet: an ordinary row an office shares, with a version so that two tabs do not
/// overwrite one another.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "base/typed.h"
#include "store/db.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace assent::records {

struct Draft {
    PlanId plan;
    std::string draft;         ///< a UUID of the page
    std::string organisation;  ///< whose people share it; empty: the owner alone
    std::string owner;         ///< account id
    std::string owner_name;
    std::string summary;  ///< JSON for lists
    std::string content;  ///< JSON of the form; health data
    std::int64_t version = 0;
    Instant created_at{};
    Instant updated_at{};
    std::string updated_by;
    std::string updated_by_name;
    std::string request;  ///< number, once it was sent
};

Result<std::optional<Draft>> find_draft(store::Db& db, PlanId const& plan,
                                        std::string const& draft);

struct DraftsOf {
    std::string organisation;
    std::string owner;  ///< empty: anybody's
    Instant since{};    ///< changed since
};
/// Not sent yet, last changed first, without their content.
Result<std::vector<Draft>> drafts_of(store::Db& db, PlanId const& plan, DraftsOf const& of,
                                     int limit);
Result<void> save_draft(store::Db& db, Draft const& draft);
Result<void> remove_draft(store::Db& db, PlanId const& plan, std::string const& draft);
/// It became this request: only the number stays.
Result<void> settle_draft(store::Db& db, PlanId const& plan, std::string const& draft,
                          RequestId const& request);
/// Removes what nobody changed since; returns how many.
Result<std::int64_t> purge_drafts(store::Db& db, PlanId const& plan, Instant before);

}  // namespace assent::records
