/// Counts the clocks of a request again from its facts: the one way a due time comes about after
/// the receipt, whatever moved it (L-CLK-14).
#pragma once

#include "policy/running_clock.h"
#include "request/commands.h"

#include <optional>
#include <string_view>

namespace assent::request {

/// Goes on when the request is decided, because it counts something else.
bool outlives_decision(policy::ClockKind clock);

/// What the pack's clock rules ask of a request.
policy::ClockAsk clock_ask(SubmitRequest const& asked, std::string const& line_of_business);
policy::ClockAsk clock_ask(State const& state);

/// The rule a clock runs under, or null for one that has none.
policy::ClockRule const* rule_of(State const& state, Clock const& clock, policy::Pack const& pack);
/// Everything that has happened and counts for this clock.
policy::Anchors anchors_of(State const& state, Clock const& clock);
/// When it is due by what is known now. None: nothing that starts it has happened.
std::optional<policy::Due> due_now(State const& state, Clock const& clock,
                                   policy::Pack const& pack);
/// Whether due_now says when this clock is due; others are moved by whoever started them.
bool is_counted(Clock const& clock);

/// Once the office was told that a request is standard, what ran because it was urgent ends.
void end_urgent_clocks(Events& events, State const& state, Context const& context);

using policy::Alarm;
std::optional<Alarm> next_alarm(State const& state, Clock const& clock);
std::optional<Alarm> next_alarm(State const& state);

}  // namespace assent::request
