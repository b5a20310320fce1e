#include "base/text.h"
#include "request/decide_parts.h"
#include "request/guards.h"
#include "request/later_clocks.h"
#include "request/limits.h"
#include "request/who_may.h"

#include <algorithm>

namespace assent::request {
namespace {

/// The copy that goes on: named, or the one that was suspected to be exact.
std::optional<RequestId> copy_of(State const& state, VoidRequest const& command) {
    if (command.duplicate_of) return command.duplicate_of;
    auto const found =
        std::ranges::find(state.duplicates, DuplicateKind::exact, &DuplicateSuspected::kind);
    return found == state.duplicates.end() ? std::nullopt : std::optional(found->other);
}

bool is_repeated(State const& state, VoidRequest const& command) {
    return state.voided && state.voided->reason == command.reason &&
           state.voided->text == command.text &&
           (!command.duplicate_of || command.duplicate_of == state.voided->duplicate_of);
}

}  // namespace

Result<Events> void_request(State const& state, VoidRequest const& command,
                            Context const& context) {
    TRY(may_void(context.actor, command.reason));
    if (is_repeated(state, command)) return Events{};
    TRY(must_be_open(state));
    TRY(must_not_be_decided(state));
    if (command.reason == VoidReason::entered_in_error && trim(command.text).empty())
        return invalid("reason_required", "/text", "Say in a sentence what the error was.");
    TRY(must_be_short(command.text, "/text"));
    if (command.reason != VoidReason::duplicate && command.duplicate_of)
        return invalid("contradictory_choice", "/duplicate_of",
                       "Another request is named; choose reason duplicate.");

    RequestVoided made{command.reason, command.text, context.actor, context.now, {}};
    Events events;
    if (command.reason == VoidReason::duplicate) {
        made.duplicate_of = copy_of(state, command);
        if (!made.duplicate_of || made.duplicate_of == state.request)
            return invalid("reason_required", "/duplicate_of",
                           "Name the request that is the same and goes on.");
        events.push_back(RequestLinked{*made.duplicate_of, LinkKind::joined,
                                       received_at_of(context.facts, *made.duplicate_of),
                                       context.actor, context.now});
    }
    events.push_back(std::move(made));
    stop_clocks(events, state, "Voided.");
    stop_clock(events, state, policy::ClockKind::next_review, "Voided.");
    order_notices(events, state, context, "voided");
    return events;
}

}  // namespace assent::request
