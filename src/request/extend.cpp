#include "base/text.h"
#include "request/decide_parts.h"
#include "request/guards.h"
#include "request/limits.h"
#include "request/timing.h"
#include "request/who_may.h"

#include <algorithm>

namespace assent::request {
namespace {

Result<void> must_give_reasons(ExtendDeadline const& command) {
    if (trim(command.reason).empty())
        return invalid("reason_required", "/reason",
                       "Say why more time is needed; the member will read it.");
    if (!command.member_asked && trim(command.member_text).empty())
        return invalid("reason_required", "/member_text",
                       "Say why the longer time is in the member's interest.");
    if (characters(command.reason) > sentence_limit ||
        characters(command.member_text) > sentence_limit)
        return invalid("too_long", "/reason", "Each sentence has at most 1,000 characters.");
    return fine();
}

/// The notice leaves before the time it extends has run out (L-CLK-09).
void order_in_time(Events& events, State const& state, Context const& context, Instant before) {
    auto const first = std::ssize(events);
    order_notices(events, state, context, "extended");
    for (auto i = first; i < std::ssize(events); ++i)
        if (auto* notice = std::get_if<policy::NoticeOrdered>(&events[static_cast<std::size_t>(i)]))
            notice->due = std::min(notice->due.value_or(before), before);
}

Result<void> must_be_extendable(State const& state, ExtendDeadline const& command,
                                Clock const* clock, Context const& context) {
    if (clock == nullptr || clock->state != ClockState::running || !clock->due_at)
        return conflict("clock_not_running", "/clock",
                        "This clock is not running or has no due time.");
    if (state.timing.extended)
        return conflict("extension_used", "/clock",
                        "A request is extended once, and this one was.");
    auto const* rule = rule_of(state, *clock, context.pack);
    if (rule == nullptr || rule->extension_days == 0)
        return conflict("extension_not_allowed", "/clock",
                        "No law or contract lets this deadline be extended.");
    if (command.days < 1 || command.days > rule->extension_days)
        return invalid(
            "extension_too_long", "/days",
            "The extension is 1 to " + std::to_string(rule->extension_days) + " calendar days.");
    if (context.now > *clock->due_at)
        return conflict("deadline_passed", "/clock",
                        "The deadline has passed; it can no longer be extended.");
    return must_give_reasons(command);
}

/// The same person extending by the same again.
bool repeats(Clock const* clock, ExtendDeadline const& command) {
    return clock != nullptr && clock->extension && clock->extension->days == command.days;
}

}  // namespace

Result<Events> extend_deadline(State const& state, ExtendDeadline const& command,
                               Context const& context) {
    TRY(may_extend(context.actor));
    TRY(must_be_open(state));
    auto const* clock = find_clock(state, command.clock);
    if (repeats(clock, command)) return Events{};
    TRY(must_be_extendable(state, command, clock, context));

    auto const* rule = rule_of(state, *clock, context.pack);
    auto const base = policy::extendable_due(context.pack, *rule, anchors_of(state, *clock))
                          .value_or(*clock->due_at);
    DeadlineExtended const extended{command.clock,
                                    base,
                                    policy::days_later(context.pack, base, command.days),
                                    command.reason,
                                    command.member_asked,
                                    command.member_text,
                                    context.actor,
                                    context.now,
                                    command.days};
    Events events{extended};
    auto const after = apply(state, extended);
    auto const due = due_now(after, *find_clock(after, command.clock), context.pack);
    if (due && due->at != clock->due_at)
        events.push_back(
            policy::ClockMoved{command.clock, due->at, due->governs, command.reason, {}});
    order_in_time(events, state, context, *clock->due_at);
    return events;
}

}  // namespace assent::request
