/// What always follows from what happened, whoever caused it: clocks count again, stand still or
/// go on, an answered question stops its clock, a decision starts the clocks of telling.
#pragma once

#include "request/commands.h"

namespace assent::request {

/// The events of a command with those that follow from them.
Events with_what_follows(State const& state, Events events, Context const& context);

}  // namespace assent::request
