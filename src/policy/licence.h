/// Whether a person's licence holds, and fits what a rule of the pack demands.
#pragma once

#include "policy/actor.h"
#include "policy/pack.h"

namespace assent::policy {

/// Fault: `licence_not_current` (L-DEC-08).
Result<void> licence_current(Actor const& actor, Day today);
/// What the rule demands of the licence beyond its day. Faults: `licence_scope`,
/// `licence_of_other_state`, `licence_restricted`, `licence_check_old`.
Result<void> licence_fits(DeciderRule const& rule, Actor const& actor, Day today);

}  // namespace assent::policy
