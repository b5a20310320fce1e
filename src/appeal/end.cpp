#include "appeal/decide_parts.h"
#include "appeal/who_may.h"

#include <algorithm>

namespace assent::appeal {
namespace {

/// A missing form is waited for as long as the appeal may take (42 CFR 422.582(f)).
Result<void> must_have_waited(State const& state, Context const& context) {
    if (!state.consent_missing)
        return conflict("consent_is_here", "/reason", "The member's consent is on record.");
    for (auto const& clock : state.clocks)
        if (is_resolution_clock(clock.clock) && clock.due_at && context.now <= *clock.due_at &&
            clock.state != policy::ClockState::stopped)
            return conflict("too_early", "/reason",
                            "The form may still come until the appeal is due; wait for it.");
    return fine();
}

Result<void> reason_must_hold(State const& state, DismissReason reason, Context const& context) {
    switch (reason) {
        case DismissReason::no_representative_form: return must_have_waited(state, context);
        case DismissReason::untimely:
            if (state.late) return fine();
            return conflict("not_late", "/reason", "It was filed in time, or is excused.");
        case DismissReason::invalid_request:
        case DismissReason::not_a_party: break;
    }
    return fine();
}

}  // namespace

Result<Events> withdraw(State const& state, WithdrawAppeal const& command, Context const& context) {
    TRY(may_withdraw(state, command, context.actor));
    if (state.withdrawn) return Events{};
    TRY(must_be_open(state));
    TRY(must_say(command.why, "/why", "Say who took it back and why."));
    Events events{AppealWithdrawn{command.wish, command.why, context.actor, context.now}};
    stop_clocks(events, state, "Withdrawn.");
    order_notices(events, state, context, "appeal_withdrawn");
    return events;
}

Result<Events> dismiss(State const& state, DismissAppeal const& command, Context const& context) {
    TRY(may_handle(context.actor));
    if (state.dismissed && state.dismissed->reason == command.reason) return Events{};
    TRY(must_be_open(state));
    TRY(reason_must_hold(state, command.reason, context));
    TRY(must_say(command.why, "/why", "Say why it cannot be reviewed; the letter tells it."));
    Events events{AppealDismissed{command.reason, command.why, context.actor, context.now}};
    stop_clocks(events, state, "Dismissed.");
    order_notices(events, state, context, "appeal_dismissed");
    return events;
}

}  // namespace assent::appeal
