/// Reason, service type and code system must go together as the plan's matrix says. What only one
/// value fits is filled in; what contradicts is refused with the valid choice (VAL-01 to VAL-06,
/// VAL-15).
#pragma once

#include "policy/pack.h"
#include "request/faults.h"
#include "request/submit.h"

namespace assent::request {

void choose(SubmitRequest& asked, policy::Pack const& pack, Faults& faults);

}  // namespace assent::request
