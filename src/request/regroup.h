/// When a member moves to another medical group, the request goes with the member (AAH-06).
#pragma once

#include "request/commands.h"

namespace assent::request {

/// The assignment of the service day counts. What is undecided goes to the group that decides then,
/// or back to the plan, with its first receipt and its clocks (L-CLK-02); what is approved stays
/// good, and somebody tells the new group.
void follow_the_member(Events& events, State const& state, directory::Member const& member,
                       Context const& context);

}  // namespace assent::request
