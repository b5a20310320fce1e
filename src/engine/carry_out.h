/// Carries to its request what an appeal decided in the member's favor, under a key made of the
/// event that caused it, so that it happens once however often it is tried, also after a crash
/// between the two.
#pragma once

#include "engine/engine.h"
#include "store/outbox.h"

namespace assent::engine {

/// A row of kind `command` that an appeal left: changes the request, then says so to the appeal.
/// What the request refuses stays owed, and the appeal's own clock shows it.
Result<void> carry_out(Engine& engine, PlanId const& plan, store::OutboxRow const& row);

/// All that is owed now, where no server runs that does it; returns how many were carried out.
int carry_out_owed(Engine& engine, PlanId const& plan);

}  // namespace assent::engine
