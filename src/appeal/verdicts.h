/// Reads the verdicts of a decision line by line against what was appealed.
#pragma once

#include "appeal/commands.h"

namespace assent::appeal {

/// Every appealed line once, with what the first decision was. No verdicts: all overturned.
/// Faults: `unknown_line`, `line_repeated`, `line_missing`, `contradictory_choice`.
Result<std::vector<LineResolution>> resolutions_of(State const& state,
                                                   std::vector<LineVerdict> const& verdicts);

/// Where something is left as it was: a sentence for this member and, when it was judged
/// clinically, the criteria. Faults: `reason_required`, `criteria_required`, `unknown_criteria`.
Result<void> must_be_reasoned(std::vector<LineResolution> const& lines, State const& state,
                              policy::Pack const& pack);

}  // namespace assent::appeal
