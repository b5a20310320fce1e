/// Questions and small steps that several commands share: does it exist, is it open, which clock
/// runs, what is told.
#pragma once

#include "request/commands.h"

#include <string_view>

namespace assent::request {

Result<void> must_exist(State const& state);
/// Fault: `request_closed`.
Result<void> must_be_open(State const& state);
/// An approved line is an authorization and is not taken back by voiding (L-AUTH-01). Fault:
/// `line_already_determined`.
Result<void> must_not_be_approved(State const& state);

Clock const* find_clock(State const& state, policy::ClockKind kind);
LineState const* find_line(State const& state, LineNumber number);

/// A decided request has no running clock but those of what follows (later_clocks.h).
void stop_clocks(Events& events, State const& state, std::string_view because);

/// What the pack's notice plan says about something that happened (`received`, `approved`, …); `at`
/// starts the time each notice has.
struct Happened {
    std::string_view on;
    Instant at{};
    std::string language;  ///< the member's
    bool sensitive = false;
};
void order_notices(Events& events, policy::Pack const& pack, Happened const& happened);
/// The same for a request that exists.
void order_notices(Events& events, State const& state, Context const& context, std::string_view on);

}  // namespace assent::request
