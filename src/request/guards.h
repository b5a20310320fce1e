/// Questions and small steps that several commands share: does it exist, is it open, which clock
/// runs, what is told.
#pragma once

#include "policy/notices.h"
#include "request/commands.h"

#include <string_view>

namespace assent::request {

Result<void> must_exist(State const& state);
/// Who acts when the plan's rules decide, return or route.
Actor the_rules();
/// What somebody is told of a request that is none of theirs: the same as of one that does not
/// exist.
Fault unknown_request();
/// Fault: `request_closed`.
Result<void> must_be_open(State const& state);
/// The same, naming the way to go: a new request, or the plan's change form (CHG-05, CHG-10).
Result<void> must_be_open_or_go(State const& state, policy::Pack const& pack);
/// A decided line is not undone by voiding or dismissing: an approval is an authorization
/// (L-AUTH-01), a denial has its appeal. Fault: `line_already_determined`.
Result<void> must_not_be_decided(State const& state);

/// When the other copy was received, when looked up.
std::optional<Instant> received_at_of(Facts const& facts, RequestId const& request);

Clock const* find_clock(State const& state, policy::ClockKind kind);
LineState const* find_line(State const& state, LineNumber number);

/// A decided request has no running clock but those of telling and of what comes after.
void stop_clocks(Events& events, State const& state, std::string_view because);

/// Once no line is undecided: the request is determined, its clocks stop, those concerned are told.
/// `events` are what was decided so far.
void close_if_decided(Events& events, State const& state, Context const& context);

/// After something was taken back: closed when nothing is left, else when nothing is undecided.
void close_withdrawn(Events& events, State const& state, Context const& context);

using policy::Happened;
void order_notices(Events& events, policy::Pack const& pack, Happened const& happened);
/// The same for a request that exists.
void order_notices(Events& events, State const& state, Context const& context, std::string_view on);

}  // namespace assent::request
