#include "policy/extension.h"
#include "request/decide_parts.h"
#include "request/guards.h"
#include "request/timing.h"
#include "request/who_may.h"

#include <algorithm>

namespace assent::request {
namespace {

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
    auto const* rule = clock == nullptr ? nullptr : rule_of(state, *clock, context.pack);
    return policy::must_be_extendable(
        command, {clock, rule == nullptr ? 0 : rule->extension_days, state.timing.extended},
        context.now);
}

}  // namespace

Result<Events> extend_deadline(State const& state, ExtendDeadline const& command,
                               Context const& context) {
    TRY(may_extend(context.actor));
    TRY(must_be_open(state));
    auto const* clock = find_clock(state, command.clock);
    if (policy::repeats(command, clock)) return Events{};
    TRY(must_be_extendable(state, command, clock, context));

    auto const* rule = rule_of(state, *clock, context.pack);
    auto const base = policy::extendable_due(context.pack, *rule, anchors_of(state, *clock))
                          .value_or(*clock->due_at);
    DeadlineExtended const extended{command.clock,
                                    base,
                                    context.pack.zone.days_later(base, command.days),
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
