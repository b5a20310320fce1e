#include "request/decide_parts.h"
#include "request/guards.h"
#include "request/inform_checks.h"
#include "request/timing.h"
#include "request/who_may.h"

#include <algorithm>

namespace assent::request {
namespace {

/// A deadline that was missed only by the wrong stamp runs again.
void run_again(Events& events, State const& after, Context const& context) {
    for (auto const& clock : after.clocks) {
        if (clock.state != ClockState::expired || !policy::is_of_first_decision(clock.clock))
            continue;
        auto const due = due_now(after, clock, context.pack);
        if (!due || due->at <= context.now) continue;
        events.push_back(
            policy::ClockResumed{clock.clock, context.now, "The receipt was corrected."});
        events.push_back(policy::ClockMoved{
            clock.clock, due->at, due->governs, "The receipt was corrected.", {}});
    }
}

/// Days past by the list that held then, days to come by the new one.
std::vector<Day> merged(State const& state, std::vector<Day> const& wanted,
                        Context const& context) {
    auto const today = context.pack.zone.day_of(context.now);
    auto const& old =
        state.timing.closed.empty() ? context.pack.holidays.closed : state.timing.closed;
    std::vector<Day> days;
    for (auto const day : old)
        if (day <= today) days.push_back(day);
    for (auto const day : wanted)
        if (day > today) days.push_back(day);
    std::ranges::sort(days);
    days.erase(std::ranges::unique(days).begin(), days.end());
    return days;
}

bool counts_business_days(policy::ClockRule const* rule) {
    return rule != nullptr && std::ranges::any_of(rule->bounds, [](policy::Bound const& bound) {
               return bound.span.unit == calendar::SpanUnit::business_day;
           });
}

/// By the new list it may be due earlier; what was promised once is never due later (L-CLK-14).
policy::ClockMoved recounted(State const& after, Clock const& clock, std::vector<Day> const& days,
                             Context const& context) {
    auto const due = due_now(after, clock, context.pack);
    policy::ClockMoved moved{clock.clock, due ? std::optional(due->at) : std::nullopt,
                             due ? due->governs : std::string(), "The days off were edited.", days};
    moved.not_after = clock.due_at;
    if (!clock.due_at || !due || due->at <= *clock.due_at) return moved;
    moved.due = clock.due_at;
    moved.governs = clock.governs;
    return moved;
}

}  // namespace

Result<Events> correct_receipt(State const& state, CorrectReceipt const& command,
                               Context const& context) {
    TRY(may_correct_receipt(context.actor));
    TRY(must_be_open(state));
    if (command.received_at == *state.received_at) return Events{};
    if (command.received_at > context.now)
        return invalid("bad_instant", "/received_at", "The receipt does not lie in the future.");
    auto const& asked = state.timing.correction;
    bool const is_second = asked && asked->received_at == command.received_at;
    if (is_second && asked->by.account == context.actor.account) return Events{};
    if (!is_second) {
        TRY(must_say_why(command.why));
        return Events{
            ReceiptCorrectionAsked{command.received_at, command.why, context.actor, context.now}};
    }
    ReceiptCorrected const corrected{*state.received_at, command.received_at, asked->why,
                                     asked->by,          context.actor,       context.now};
    Events events{corrected};
    run_again(events, apply(state, corrected), context);
    return events;
}

Result<Events> recount_clock(State const& state, RecountClock const& command,
                             Context const& context) {
    TRY(may_recount(context.actor));
    if (command.closed.empty())
        return invalid("nothing_wanted", "/closed", "List the days on which the plan is closed.");
    auto const days = merged(state, command.closed, context);
    auto const& held =
        state.timing.closed.empty() ? context.pack.holidays.closed : state.timing.closed;
    if (days == held) return Events{};
    auto after = state;
    after.timing.closed = days;
    Events events;
    for (auto const& clock : state.clocks) {
        bool const is_on = clock.state == ClockState::running &&
                           (!state.closed() || outlives_decision(clock.clock));
        if (!is_on || !counts_business_days(rule_of(state, clock, context.pack))) continue;
        events.push_back(recounted(after, clock, days, context));
    }
    return events;
}

}  // namespace assent::request
