/// Putting a request into the lists: its rows in the read models, with the office of the member's
/// primary care, which the state of the request does not hold.
#pragma once

#include "base/result.h"
#include "request/state.h"
#include "store/db.h"
#include "views/request_view.h"

namespace assent::engine {

/// A request that is new to the lists, or whose member changed, needs its primary care looked up.
enum class Listing { anew, changed };

Result<void> list_request(store::Db& db, PlanId const& plan, request::State const& state,
                          views::Shown shown, Listing listing);

}  // namespace assent::engine
