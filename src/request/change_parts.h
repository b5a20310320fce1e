/// What note types Cancel and Change share with the commands that ask for a change.
#pragma once

#include "request/commands.h"

namespace assent::request {

/// Open, or the plan takes asks on closed requests too. Fault: `request_closed` with the way to go.
Result<void> may_ask_for_change(State const& state, policy::Pack const& pack);
/// The ask with its number, and the queue that alerts the nurse (CHG-04).
void alert_of_change(Events& events, State const& state, ChangeAsked made);

}  // namespace assent::request
