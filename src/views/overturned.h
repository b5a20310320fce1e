/// The read model of denials that did not stand: whoever is about to deny the same for the same
/// reason is told how often. Written with the rows of the request.
#pragma once

#include "base/result.h"
#include "request/state.h"
#include "store/db.h"

namespace assent::views {

/// One row for each reason of each line that was overturned; nothing is done for other requests.
Result<void> write_overturned(store::Db& db, PlanId const& plan, request::State const& state);

struct Denied {
    std::string code;
    request::ReasonCode reason = request::ReasonCode::not_medically_necessary;
};

/// How many requests had such a denial overturned since.
Result<std::int64_t> overturned_since(store::Db& db, PlanId const& plan, Denied const& denied,
                                      Instant since);

}  // namespace assent::views
