/// What a person keeps to himself about open cases: when he last looked, and which stand aside
/// until when. No decision hangs on it.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "base/typed.h"
#include "store/db.h"

#include <string>

namespace assent::records {

struct DeskPlace {
    PlanId plan;
    std::string account;
    RequestId request;
};

/// Only of cases on the work list.
Result<void> note_look(store::Db& db, DeskPlace const& place, Instant at);
Result<void> put_aside(store::Db& db, DeskPlace const& place, Instant at, Instant until);
Result<void> take_up(store::Db& db, DeskPlace const& place);

}  // namespace assent::records
