/// Everything that can be wrong with a submission besides its codes: who, for whom, when, and what
/// contradicts what. Refusals name both sides and a valid choice (VAL-15).
#pragma once

#include "request/commands.h"
#include "request/faults.h"

#include <algorithm>
#include <vector>

namespace assent::request {

/// `asked` is in normal form; `received_at` is the receipt the clocks run from.
void validate_submit(SubmitRequest const& asked, Context const& context, Instant received_at,
                     Faults& faults);

/// Whether it is one of them.
template <class T>
bool holds(std::vector<T> const& all, T const& one) {
    return std::ranges::find(all, one) != all.end();
}

bool has_special(SubmitRequest const& asked, policy::Special special);

/// The day that picks coverage and rows for a line.
Day service_day(ServiceLine const& line);

/// Records that come now come fewer days before the planned service than the plan wants (INT-12).
bool is_short_notice(SubmitRequest const& asked, Instant at, policy::Pack const& pack);

/// The day of the first service; the receipt day when there is no line.
Day first_service_day(SubmitRequest const& asked, Day received_on);

}  // namespace assent::request
