/// Taking from an authorization before its end: decided as a denial is, by whom a denial may be
/// decided, told at least so many days before, and in force only then (42 CFR 438.404(c)(1),
/// 431.211, L-AUTH-02, L-TRM-01).
#pragma once

#include "request/after_events.h"
#include "request/commands.h"

namespace assent::request {

/// What is left of a line.
struct Remainder {
    DaySpan days;
    std::optional<Units> units;
    Day effective{};  ///< the first day on which no more than that counts
};

/// Faults: those of a denial, and `approval_locked`, `notice_too_short`, `decision_required` when
/// no decision comes along, `cut_pending` while another cut of the line waits for its day.
Result<Events> cut_line(State const& state, LineState const& line, Remainder const& left,
                        std::optional<Determine> const& decision, Context const& context);

/// The cut counts from here on: those concerned are told, and a clock waits for its day. Called
/// when it is decided or, where a second person signs, when that is done.
void announce_cut(Events& events, State const& state, AdverseDecision const& cut,
                  Context const& context);

/// A decided cut whose day has not come, or nothing.
AdverseDecision const* pending_cut(LineState const& line);
/// A cut that was decided, whether in force or not.
bool is_cut(LineState const& line);

/// The events by which the cuts whose day has come take effect, and the clock of the next one.
void carry_out_cuts(Events& events, State const& state, Context const& context);

}  // namespace assent::request
