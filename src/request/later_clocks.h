/// Clocks that start after the receipt: the next review of a stay, a promised talk, a hand-over.
/// Which there are is pack data; without a rule no clock runs.
#pragma once

#include "policy/clock.h"
#include "request/commands.h"

#include <string_view>

namespace assent::request {

/// Starts it, or moves it when it runs; nothing without a rule for such a request.
void start_clock(Events& events, State const& state, Context const& context,
                 policy::ClockKind clock, policy::Anchors const& anchors);
/// The same for a request that is being received.
void start_clock(Events& events, policy::ClockAsk const& ask, Context const& context,
                 policy::ClockKind clock, policy::Anchors const& anchors);
void stop_clock(Events& events, State const& state, policy::ClockKind clock,
                std::string_view because);

}  // namespace assent::request
