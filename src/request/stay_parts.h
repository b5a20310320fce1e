/// Opening of a stay at submission, and the day arithmetic stays share.
#pragma once

#include "policy/clock.h"
#include "request/preview.h"

namespace assent::request {

/// The last day a line of a stay asks for: `to`, or as many days as it counts.
std::optional<Day> last_day_of(ServiceLine const& line);

/// An inpatient request opens a stay, whatever is decided of it, and its next review gets a clock
/// (INP-15, INP-16).
void open_stay(Events& events, Preview const& made, policy::ClockAsk const& ask,
               Context const& context);

}  // namespace assent::request
