#include "base/text.h"
#include "request/decide_parts.h"
#include "request/guards.h"
#include "request/later_clocks.h"
#include "request/limits.h"
#include "request/who_may.h"

namespace assent::request {

Result<Events> void_request(State const& state, VoidRequest const& command,
                            Context const& context) {
    TRY(may_void(context.actor, command.reason));
    if (state.voided && state.voided->reason == command.reason &&
        state.voided->text == command.text)
        return Events{};
    TRY(must_be_open(state));
    TRY(must_not_be_approved(state));
    if (command.reason == VoidReason::entered_in_error && trim(command.text).empty())
        return invalid("reason_required", "/text", "Say in a sentence what the error was.");
    if (characters(command.text) > sentence_limit)
        return invalid("too_long", "/text", "The sentence has at most 1,000 characters.");

    Events events{RequestVoided{command.reason, command.text, context.actor, context.now}};
    stop_clocks(events, state, "Voided.");
    stop_clock(events, state, policy::ClockKind::next_review, "Voided.");
    order_notices(events, state, context, "voided");
    return events;
}

}  // namespace assent::request
