#include "base/text.h"
#include "policy/clock.h"
#include "request/decide_parts.h"
#include "request/guards.h"
#include "request/limits.h"
#include "request/who_may.h"

#include <algorithm>

namespace assent::request {
namespace {

/// The same wall-clock time so many calendar days later (L-CLK-09).
Instant days_later(calendar::Zone const& zone, Instant due, int days) {
    auto const minutes = zone.minute_of_day(due);
    auto const second = due.time_since_epoch() % std::chrono::minutes(1);
    return zone.at(zone.day_of(due) + std::chrono::days(days), minutes / 60, minutes % 60) + second;
}

policy::ClockRule const* find_rule(policy::Pack const& pack, Clock const& clock) {
    auto const is_same = [&](policy::ClockRule const& rule) {
        return rule.row == clock.rule && rule.clock == clock.clock;
    };
    auto const found = std::ranges::find_if(pack.clocks, is_same);
    return found == pack.clocks.end() ? nullptr : &*found;
}

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

}  // namespace

Result<Events> extend_deadline(State const& state, ExtendDeadline const& command,
                               Context const& context) {
    TRY(may_extend(context.actor));
    TRY(must_be_open(state));
    auto const* clock = find_clock(state, command.clock);
    if (clock == nullptr || clock->state != ClockState::running || !clock->due_at ||
        !clock->original_due_at)
        return conflict("clock_not_running", "/clock",
                        "This clock is not running or has no due time.");
    auto const due = days_later(context.pack.zone, *clock->original_due_at, command.days);
    if (clock->extended && clock->due_at == due) return Events{};
    if (std::ranges::any_of(state.clocks, &Clock::extended))
        return conflict("extension_used", "/clock",
                        "A request is extended once, and this one was.");
    auto const* rule = find_rule(context.pack, *clock);
    if (rule == nullptr || rule->extension_days == 0)
        return conflict("extension_not_allowed", "/clock",
                        "No law or contract lets this deadline be extended.");
    if (command.days < 1 ||
        due > policy::extension_limit(context.pack, *rule, *clock->original_due_at))
        return invalid(
            "extension_too_long", "/days",
            "The extension is 1 to " + std::to_string(rule->extension_days) + " calendar days.");
    if (context.now > *clock->due_at)
        return conflict("deadline_passed", "/clock",
                        "The deadline has passed; it can no longer be extended.");
    TRY(must_give_reasons(command));

    Events events{
        DeadlineExtended{command.clock, *clock->due_at, due, command.reason, command.member_asked,
                         command.member_text, context.actor, context.now},
        policy::ClockMoved{command.clock, due,
                           "extended + " + std::to_string(command.days) + " calendar_day",
                           command.reason}};
    order_notices(events, state, context, "extended");
    return events;
}

}  // namespace assent::request
