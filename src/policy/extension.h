/// The rules of moving a deadline that both streams share (L-CLK-09, 42 CFR 438.210(d), 422.590).
#pragma once

#include "policy/clock_commands.h"
#include "policy/running_clock.h"

namespace assent::policy {

/// What is asked of: the clock, its rule's most days, and whether an extension was used up before.
struct Extendable {
    Clock const* clock = nullptr;
    int days_most = 0;
    bool used = false;
};

/// Faults: `clock_not_running`, `extension_used`, `extension_not_allowed`, `extension_too_long`,
/// `deadline_passed`, `reason_required`, `too_long`.
Result<void> must_be_extendable(ExtendDeadline const& command, Extendable const& what, Instant now);

/// The same person extending by the same again.
bool repeats(ExtendDeadline const& command, Clock const* clock);

}  // namespace assent::policy
