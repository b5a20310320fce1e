/// A request as the appeal against its decision sees it.
#pragma once

#include "policy/disputed.h"
#include "policy/overturn.h"
#include "policy/pack.h"
#include "request/state.h"

namespace assent::request {

/// No lines: nothing was decided against what was asked.
policy::Disputed disputed_of(State const& state, policy::Pack const& pack);

/// Whether the request shows this outcome.
bool is_carried_out(State const& state, policy::ApplyOutcome const& outcome);

}  // namespace assent::request
