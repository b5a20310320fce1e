#include "base/text.h"
#include "request/decide_parts.h"
#include "request/guards.h"
#include "request/inform_checks.h"
#include "request/queue.h"
#include "request/timing.h"
#include "request/who_may.h"

#include <algorithm>

namespace assent::request {
namespace {

using policy::Anchor;
using policy::ClockRule;

/// Nobody named counts as one whose word binds, which is the safe reading.
bool binds(policy::UrgencyRule const* rule, std::optional<UrgencyBy> who) {
    return rule == nullptr || !who ||
           std::ranges::find(rule->binding, name_of(*who)) != rule->binding.end();
}

policy::UrgencyRule const* rule_for(State const& state, Context const& context) {
    return policy::urgency_rule(context.pack, clock_ask(state).line_of_business);
}

/// Whose word made it urgent.
std::optional<UrgencyBy> claimed_by(State const& state) {
    if (state.timing.urgency) return state.timing.urgency->asked_by;
    return state.asked->urgency_by;
}

bool is_on(Clock const* clock) {
    return clock != nullptr &&
           (clock->state == ClockState::running || clock->state == ClockState::paused);
}

/// The time from receipt that the rule gives in hours, the shortest of its bounds.
std::optional<std::chrono::hours> hours_of(ClockRule const& rule) {
    std::optional<std::chrono::hours> least;
    for (auto const& bound : rule.bounds) {
        auto const from_start =
            bound.anchor == Anchor::received || bound.anchor == Anchor::notified;
        if (!bound.mandatory || !from_start || bound.span.unit != calendar::SpanUnit::hour)
            continue;
        auto const hours = std::chrono::hours(bound.span.count);
        if (!least || hours < *least) least = hours;
    }
    return least;
}

/// The provider's later ask is the urgent request itself. What the plan finds counts from the
/// receipt, but leaves some hours from the finding (L-URG-04).
Instant start_of(State const& state, SetUrgency const& command, ClockRule const& rule,
                 Context const& context) {
    if (command.asked_by != UrgencyBy::plan) return context.now;
    auto const* urgency = rule_for(state, context);
    auto const floor = std::chrono::hours(urgency ? urgency->floor_hours : 24);
    auto const hours = hours_of(rule);
    if (!hours) return *state.received_at;
    return std::max(*state.received_at, context.now + floor - *hours);
}

/// The clock of the rule as it starts for a request that exists. One of the same kind that runs
/// under another rule gives way, but its due time stays the latest.
policy::ClockStarted restarted(State const& state, ClockRule const& rule,
                               std::optional<Instant> from, Context const& context) {
    Clock clock;
    clock.clock = rule.clock;
    clock.from = from;
    auto const* before = find_clock(state, rule.clock);
    if (from && is_on(before)) clock.not_after = before->due_at;
    auto e = started(rule, policy::due_of(context.pack, rule, anchors_of(state, clock)));
    e.from = clock.from;
    e.not_after = clock.not_after;
    return e;
}

void route_again(Events& events, State const& before, State const& after, Context const& context) {
    auto const line = clock_ask(after).line_of_business;
    auto const queue = queue_for(context.pack, *after.asked, line);
    if (before.forwarded_to.empty() && queue != before.queue &&
        queue != queue_for(context.pack, *before.asked, line))
        events.push_back(Routed{queue, "The urgency changed."});
}

Result<Events> upgrade(State const& state, SetUrgency const& command, Context const& context) {
    TRY(may_expedite(context.actor, command.asked_by, context));
    if (state.asked->review == policy::Review::post_service)
        return conflict("post_service_never_urgent", "/urgency",
                        "Care that was given already is never urgent.");
    auto const* urgency = rule_for(state, context);
    if (command.asked_by == UrgencyBy::member && !(urgency && urgency->member_may_ask))
        return conflict("not_theirs_to_say", "/asked_by",
                        "Here the provider or the plan makes a request urgent; if you find that "
                        "the member is in danger, say so for the plan.");
    if (command.asked_by == UrgencyBy::plan) TRY(must_say_why(command.why));

    UrgencyChanged const changed{policy::Urgency::urgent, command.asked_by, command.why, {},
                                 context.actor,           context.now};
    auto const after = apply(state, changed);
    Events events{changed};
    for (auto const* rule : policy::clocks_for(context.pack, clock_ask(after))) {
        auto const* running = find_clock(state, rule->clock);
        if (is_on(running) && rule_of(state, *running, context.pack) == rule) continue;
        // What ended without a decision does not start again.
        if (running != nullptr && !is_on(running)) continue;
        events.push_back(
            restarted(after, *rule, start_of(state, command, *rule, context), context));
    }
    route_again(events, state, after, context);
    order_notices(events, after, context, "upgraded");
    return events;
}

Result<void> must_be_allowed(State const& state, SetUrgency const& command,
                             Context const& context) {
    TRY(may_reclassify(context));
    TRY(must_say_why(command.why));
    if (!trim(command.agreed_by).empty()) return fine();
    if (binds(rule_for(state, context), claimed_by(state)))
        return conflict("downgrade_forbidden", "/urgency",
                        "This urgency binds the plan; only with the provider's agreement does it "
                        "become standard.");
    return fine();
}

/// The clocks of an urgent request run on until the requester was told; the standard ones count
/// from the first receipt (CLK-06B, L-URG-02).
Result<Events> downgrade(State const& state, SetUrgency const& command, Context const& context) {
    TRY(must_be_allowed(state, command, context));
    UrgencyChanged const changed{policy::Urgency::standard,
                                 claimed_by(state).value_or(UrgencyBy::provider),
                                 command.why,
                                 command.agreed_by,
                                 context.actor,
                                 context.now};
    auto const after = apply(state, changed);
    Events events{changed};
    for (auto const* rule : policy::clocks_for(context.pack, clock_ask(after)))
        if (find_clock(state, rule->clock) == nullptr)
            events.push_back(restarted(after, *rule, std::nullopt, context));
    route_again(events, state, after, context);
    order_notices(events, after, context, "downgraded");
    return events;
}

}  // namespace

Result<Events> set_urgency(State const& state, SetUrgency const& command, Context const& context) {
    TRY(must_be_open(state));
    if (command.urgency == state.asked->urgency) return Events{};
    return command.urgency == policy::Urgency::urgent ? upgrade(state, command, context)
                                                      : downgrade(state, command, context);
}

void end_urgent_clocks(Events& events, State const& state, Context const& context) {
    if (state.asked->urgency != policy::Urgency::standard) return;
    auto const rules = policy::clocks_for(context.pack, clock_ask(state));
    for (auto const& clock : state.clocks) {
        if (!is_on(&clock) || !policy::is_of_first_decision(clock.clock)) continue;
        auto const fits = [&](ClockRule const* rule) { return rule->clock == clock.clock; };
        auto const found = std::ranges::find_if(rules, fits);
        if (found == rules.end())
            events.push_back(
                policy::ClockStopped{clock.clock, "Standard now; the office was told."});
        else if ((*found)->row != clock.rule)
            events.push_back(restarted(state, **found, std::nullopt, context));
    }
}

}  // namespace assent::request
