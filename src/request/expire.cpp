#include "request/cut.h"
#include "request/decide_parts.h"
#include "request/deny.h"
#include "request/facts_of.h"
#include "request/guards.h"
#include "request/later_clocks.h"
#include "request/timing.h"
#include "request/who_may.h"

#include <algorithm>

namespace assent::request {
namespace {

bool runs(State const& state, Clock const* clock) {
    return clock != nullptr && clock->state == ClockState::running &&
           (!state.closed() || outlives_decision(clock->clock));
}

/// The clocks that still run once this one has expired.
State without(State const& state, policy::ClockExpired const& expired) {
    return apply(state, expired);
}

/// Silence counts as approval: the law decides, not a person (A-04, L-CLK-12).
void authorize(Events& events, State const& state, Context const& context) {
    for (auto const& line : state.lines) {
        if (line.outcome != Outcome::pending) continue;
        LineDetermined made;
        made.line = line.number;
        made.decided_by = By::law;
        made.by = context.actor;
        made.at = context.now;
        made.reason = ApprovalReason::deemed_by_law;
        made.why = "The deadline passed without a decision.";
        made.benefits_of = line_of_business(state);
        grant_as_asked(made, line.asked, state.known);
        events.push_back(std::move(made));
    }
    events.push_back(RequestDetermined{context.now});
    stop_clocks(events, state, "Authorized by law.");
    order_notices(events, state, context, "approved");
}

/// Only what the Incomplete Notice asked for and nobody answered at all; clinical records never
/// (L-RFI-05).
bool is_unanswered(State const& state) {
    return std::ranges::any_of(state.timing.information, [](Information const& ask) {
        return ask.kind == InformationKind::incomplete && ask.state == InformationState::open &&
               ask.sent_at;
    });
}

void void_incomplete(Events& events, State const& state, Context const& context) {
    if (!must_not_be_decided(state) || !is_unanswered(state)) return;
    events.push_back(RequestVoided{VoidReason::incomplete,
                                   "What was missing did not arrive in time.",
                                   context.actor,
                                   context.now,
                                   {}});
    stop_clocks(events, state, "Voided.");
    order_notices(events, state, context, "voided");
}

}  // namespace

Result<Events> warn_clock(State const& state, WarnClock const& command, Context const& context) {
    TRY(must_be_the_clock(context.actor));
    auto const* clock = find_clock(state, command.clock);
    auto const warned = TRY(policy::warning_of(runs(state, clock) ? clock : nullptr, command));
    return warned ? Events{*warned} : Events{};
}

Result<Events> expire_clock(State const& state, ExpireClock const& command,
                            Context const& context) {
    TRY(must_be_the_clock(context.actor));
    auto const* clock = find_clock(state, command.clock);
    // Decided or extended in the meantime: nothing is left to do. The last moment is in time; an
    // unanswered Incomplete Notice ends at it.
    if (!runs(state, clock) || !clock->due_at || context.now < *clock->due_at) return Events{};
    if (context.now == *clock->due_at && clock->on_expiry != policy::OnExpiry::void_request)
        return Events{};

    policy::ClockExpired const expired{command.clock, *clock->due_at, clock->on_expiry};
    Events events{expired};
    auto const after = without(state, expired);
    if (clock->clock == policy::ClockKind::termination_notice)
        carry_out_cuts(events, after, context);
    switch (clock->on_expiry) {
        case policy::OnExpiry::authorize: authorize(events, after, context); break;
        case policy::OnExpiry::void_request: void_incomplete(events, after, context); break;
        // A missed deadline is recorded and shown; what follows is a person's decision (SB 1120).
        // Where the law reads it as adverse the member is told that day, with the right to appeal,
        // and the request stays open.
        case policy::OnExpiry::adverse:
            if (!state.overdue) order_notices(events, after, context, "untimely");
            break;
        case policy::OnExpiry::escalate:
        case policy::OnExpiry::lapse: break;
    }
    return events;
}

}  // namespace assent::request
