#include "base/text.h"
#include "request/after_parts.h"
#include "request/guards.h"
#include "request/later_clocks.h"
#include "request/limits.h"
#include "request/queue.h"
#include "request/who_may_after.h"

namespace assent::request {
namespace {

using policy::Anchor;
using policy::ClockKind;

Result<void> must_say_why(std::string const& why) {
    if (trim(why).empty()) return invalid("reason_required", "/why", "Say why it belongs there.");
    return must_be_short(why, "/why");
}

}  // namespace

/// First receipt and running clocks stay as they are: forwarding never restarts one (L-CLK-02).
Result<Events> forward(State const& state, ForwardRequest const& command, Context const& context) {
    TRY(may_forward(context.actor));
    TRY(must_be_open(state));
    if (command.group.empty())
        return invalid("nothing_wanted", "/group", "Say which group it belongs to.");
    if (state.forwarded_to == command.group) return Events{};
    if (!state.forwarded_to.empty())
        return conflict("decided_elsewhere", {},
                        "Another group has this request; take it back first.");
    auto const* group = context.pack.find_group(command.group);
    if (group == nullptr)
        return invalid("unknown_group", "/group", "The plan has no such medical group.");
    TRY(must_say_why(command.why));

    Events events{RequestForwarded{command.group, group->contact, command.why, context.actor}};
    policy::Anchors anchors;
    anchors.at = {{Anchor::notified, context.now}};
    start_clock(events, state, context, ClockKind::forward_ack, anchors);
    order_notices(events, state, context, "forwarded");
    return events;
}

Result<Events> acknowledge(State const& state, AcknowledgeForward const& command,
                           Context const& context) {
    auto const& actor = context.actor;
    bool const is_delegate =
        !actor.organisation.empty() && actor.organisation == state.forwarded_to;
    if (!is_delegate) TRY(may_forward(actor));
    TRY(must_be_open(state));
    if (state.forwarded_to.empty())
        return conflict("not_forwarded", {}, "The plan itself has this request.");
    TRY(must_be_short(command.number, "/number", name_limit));
    auto const& known = after_of(state).acknowledged;
    if (known && known->number == command.number) return Events{};
    Events events{ForwardAcknowledged{command.number, actor, context.now}};
    stop_clock(events, state, ClockKind::forward_ack, "The group has it.");
    return events;
}

Result<Events> take_back(State const& state, TakeBackRequest const& command,
                         Context const& context) {
    TRY(may_forward(context.actor));
    TRY(must_be_open(state));
    if (state.forwarded_to.empty()) return Events{};
    TRY(must_say_why(command.why));
    Events events{RequestTakenBack{state.forwarded_to, command.why, context.actor, context.now}};
    stop_clock(events, state, ClockKind::forward_ack, "Taken back.");
    auto const& coverage = state.known->coverage;
    auto const line_of_business = coverage ? coverage->line_of_business : std::string();
    events.push_back(Routed{queue_for(context.pack, *state.asked, line_of_business), command.why});
    return events;
}

}  // namespace assent::request
