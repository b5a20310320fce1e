/// The adverse part of determine: everything a no must carry before it can exist, and the second
/// signature some need.
#pragma once

#include "request/commands.h"

namespace assent::request {

/// The adverse event of one line, or nothing when the same person had decided the same.
/// Faults: those of may_decide and must_be_impartial, `attestation_required`, `reason_required`,
/// `questions_required`, `criteria_required`, `criteria_order`, `attempts_required`,
/// `talk_required`, `contradictory_choice`.
Result<std::optional<Event>> deny_line(State const& state, LineState const& line,
                                       LineDecision const& wanted, Determine const& command,
                                       Context const& context);

/// A clinical question is judged by the decision's own words, whatever the line is.
bool judges_clinically(LineDecision const& wanted);
/// A clinical question was judged, or is by law (L-DEC-04).
bool is_clinical(State const& state, LineState const& line, LineDecision const& wanted,
                 policy::Pack const& pack);

/// Checks of what a decision cites; `where` is the pointer of the line's decision.
Result<void> check_reasons(LineDecision const& wanted, std::string const& where);
Result<void> check_questions(LineDecision const& wanted, bool clinical, std::string const& where);
Result<void> check_criteria(State const& state, LineState const& line, LineDecision const& wanted,
                            policy::Pack const& pack, std::string const& where);
Result<void> check_granted(LineState const& line, LineDecision const& wanted,
                           std::string const& where);
Result<void> check_attempts(State const& state, LineDecision const& wanted,
                            policy::Pack const& pack, std::string const& where);

/// Routes to those who must sign when a decision awaits it.
void ask_for_signature(Events& events, State const& state, Context const& context);

/// Fills span, units, place, provider as asked (L-AUTH-03).
void grant_as_asked(LineDetermined& made, ServiceLine const& asked, Shared<Snapshot> const& known);

}  // namespace assent::request
