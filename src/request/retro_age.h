/// How late care already given was asked for (L-RET-01, RET-12).
#pragma once

#include "policy/pack.h"
#include "request/submit.h"

#include <optional>

namespace assent::request {

/// The day from which lateness counts: the last day of service, or when the eligibility became
/// known (L-RET-02).
Day late_from(SubmitRequest const& asked, Day received_on);
/// The last day on which it still comes in time; none: the plan knows no limit.
std::optional<Day> window_end(policy::RetroWindow const& window, Day from);
/// The plan's window for a line of business; null: none.
policy::RetroWindow const* retro_window(policy::Pack const& pack, std::string const& line);

}  // namespace assent::request
