#include "appeal/decide_parts.h"
#include "appeal/who_may.h"
#include "policy/extension.h"

#include <algorithm>

namespace assent::appeal {
namespace {

using policy::Clock;
using policy::ClockKind;
using policy::ClockState;

bool runs(Clock const* clock) { return clock != nullptr && clock->state == ClockState::running; }

policy::AppealClock const* rule_of_clock(State const& state, Clock const& clock,
                                         policy::Pack const& pack) {
    for (auto const& rule : pack.appeals.clocks)
        if (rule.rule.clock == clock.clock && rule.rule.row == clock.rule) return &rule;
    return policy::appeal_clock(pack, clock.clock, ask_of(state));
}

}  // namespace

Result<Events> refuse_expedite(State const& state, RefuseExpedite const& command,
                               Context const& context) {
    TRY(may_refuse_expedite(context));
    if (state.refused && !state.granted) return Events{};
    TRY(must_be_open(state));
    if (state.granted)
        return conflict("expedite_granted", {},
                        "The plan has granted already that it is handled as urgent.");
    if (state.urgency != policy::Urgency::urgent)
        return conflict("not_urgent", {}, "This appeal is not urgent.");
    auto const* rule = rule_of(state, context.pack);
    auto const& binding = rule->binding;
    if (std::ranges::find(binding, state.filed->filer) != binding.end())
        return forbidden("downgrade_forbidden", {},
                         "Who filed it has said that it is urgent; that is not refused.");
    if (!rule->refusable)
        return conflict("refusal_not_offered", {},
                        "On this line of business an urgent one stays urgent.");
    TRY(must_say(command.why, "/why", "Say why waiting harms nobody here."));
    auto const kind = state.filed->kind;
    Events events{ExpediteRefused{command.why, context.actor, context.now}};
    stop_clock(events, state, resolution_clock(kind, policy::Urgency::urgent), "Not urgent.");
    auto ask = ask_of(state);
    ask.urgency = policy::Urgency::standard;
    // Counted from the receipt, not from the refusal (42 CFR 438.410(c)(1)).
    start_clock(events, context.pack,
                policy::appeal_clock(context.pack, resolution_clock(kind, ask.urgency), ask),
                policy::Anchor::received, *state.received_at);
    order_notices(events, state, context, "expedite_refused");
    return events;
}

Result<Events> grant_expedite(State const& state, GrantExpedite const& command,
                              Context const& context) {
    TRY(may_grant_expedite(context.actor));
    if (state.granted) return Events{};
    TRY(must_be_open(state));
    TRY(must_say(command.why, "/why", "Say why waiting could harm."));
    auto const* rule = rule_of(state, context.pack);
    if (rule == nullptr || !rule->urgent)
        return conflict("urgent_not_offered", {}, "This kind is never urgent.");
    if (auto const* about = disputed(state);
        about != nullptr && about->review == policy::Review::post_service)
        return conflict("care_was_given", {},
                        "Care that was given already is not urgent any more.");
    bool const is_urgent = state.urgency == policy::Urgency::urgent;
    auto const asked_at = command.asked_at.value_or(is_urgent ? *state.received_at : context.now);
    if (asked_at > context.now || asked_at < *state.received_at)
        return invalid("bad_instant", "/asked_at",
                       "It was asked between the receipt of the appeal and now.");
    Events events{ExpediteGranted{command.why, asked_at, context.actor, context.now}};
    if (!is_urgent) {
        auto const kind = state.filed->kind;
        stop_clock(events, state, resolution_clock(kind, policy::Urgency::standard),
                   "Handled as urgent.");
        auto ask = ask_of(state);
        ask.urgency = policy::Urgency::urgent;
        start_clock(events, context.pack,
                    policy::appeal_clock(context.pack,
                                         resolution_clock(kind, policy::Urgency::urgent), ask),
                    policy::Anchor::received, asked_at);
    }
    order_notices(events, state, context, "expedite_granted");
    return events;
}

Result<Events> extend_deadline(State const& state, ExtendDeadline const& command,
                               Context const& context) {
    TRY(may_handle(context.actor));
    TRY(must_be_open(state));
    auto const* clock = policy::find_clock(state.clocks, command.clock);
    if (policy::repeats(command, clock)) return Events{};
    if (!is_resolution_clock(command.clock))
        return conflict("extension_not_allowed", "/clock",
                        "Only the time to resolve an appeal is extended.");
    auto const* rule = clock == nullptr ? nullptr : rule_of_clock(state, *clock, context.pack);
    TRY(policy::must_be_extendable(
        command, {clock, rule == nullptr ? 0 : rule->rule.extension_days, state.extended},
        context.now));

    auto const base = *clock->due_at;
    policy::DeadlineExtended const extended{command.clock,
                                            base,
                                            context.pack.zone.days_later(base, command.days),
                                            command.reason,
                                            command.member_asked,
                                            command.member_text,
                                            context.actor,
                                            context.now,
                                            command.days};
    policy::ClockMoved moved{command.clock, extended.to, clock->governs, command.reason, {}};
    if (rule != nullptr) moved.warn_at = policy::warnings_of(context.pack, rule->rule, extended.to);
    Events events{extended, std::move(moved)};
    order_notices(events, state, context, "appeal_extended");
    return events;
}

Result<Events> warn_clock(State const& state, WarnClock const& command, Context const& context) {
    TRY(must_be_the_clock(context.actor));
    auto const* clock = policy::find_clock(state.clocks, command.clock);
    auto const warned = TRY(policy::warning_of(runs(clock) ? clock : nullptr, command));
    return warned ? Events{*warned} : Events{};
}

/// A missed deadline is recorded and told; nobody's silence upholds anything. Whether it goes on by
/// itself is the pack's (42 CFR 422.590(c), 438.408(c)(3)).
Result<Events> expire_clock(State const& state, ExpireClock const& command,
                            Context const& context) {
    TRY(must_be_the_clock(context.actor));
    auto const* clock = policy::find_clock(state.clocks, command.clock);
    if (!runs(clock) || !clock->due_at || context.now <= *clock->due_at) return Events{};
    Events events{policy::ClockExpired{command.clock, *clock->due_at, clock->on_expiry}};
    if (!is_resolution_clock(command.clock)) return events;
    bool const is_grievance = state.filed->kind == AppealKind::grievance;
    order_notices(events, state, context, is_grievance ? "grievance_untimely" : "appeal_untimely");
    // Without the member's consent there is no appeal to send on yet.
    if (!is_grievance && !state.consent_missing && !state.late && state.outside.empty())
        send_on(events, state, context, ForwardCause::late);
    return events;
}

}  // namespace assent::appeal
