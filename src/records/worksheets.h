/// Unfinished review work, one row for each person and request. The body is health data: it is in
/// the database only.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "base/typed.h"
#include "store/db.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::records {

struct Worksheet {
    std::string account;
    std::string name;
    std::int64_t version = 0;
    Private<std::string> body;  ///< JSON as the page sent it
    Instant started_at{};
    Instant saved_at{};
};

Result<std::optional<Worksheet>> find_worksheet(store::Db& db, PlanId const& plan,
                                                RequestId const& request,
                                                std::string const& account);

/// Who has one of the request, and since when; who began first stands first.
struct AtWork {
    std::string account;
    std::string name;
    Instant since{};
};
Result<std::vector<AtWork>> at_work_on(store::Db& db, PlanId const& plan, RequestId const& request);

Result<void> save_worksheet(store::Db& db, PlanId const& plan, RequestId const& request,
                            Worksheet const& worksheet);
Result<void> remove_worksheet(store::Db& db, PlanId const& plan, RequestId const& request,
                              std::string const& account);
/// Those of everybody.
Result<void> remove_worksheets(store::Db& db, PlanId const& plan, RequestId const& request);

}  // namespace assent::records
