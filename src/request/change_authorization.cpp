#include "base/text.h"
#include "request/after_parts.h"
#include "request/cut.h"
#include "request/guards.h"
#include "request/later_clocks.h"
#include "request/limits.h"
#include "request/who_may.h"
#include "request/who_may_after.h"

#include <algorithm>

namespace assent::request {
namespace {

Result<LineState const*> authorized_line(State const& state, LineNumber number) {
    auto const* line = find_line(state, number);
    if (line == nullptr) return not_found("unknown_line", "/line", "The request has no such line.");
    if (!is_authorized(*line) || !line->determined->from || !line->determined->to)
        return conflict("not_authorized", "/line", "This line is not authorized.");
    return line;
}

/// Days on which something of the line was delivered and stands.
std::optional<DaySpan> used_days(State const& state, LineNumber line) {
    std::optional<DaySpan> days;
    for (auto const& use : after_of(state).uses) {
        if (use.line != line || use.reversed) continue;
        if (!days) days = DaySpan{use.service_day, use.service_day};
        days->from = std::min(days->from, use.service_day);
        days->to = std::max(days->to, use.service_day);
    }
    return days;
}

/// What was delivered in good faith stays authorized (L-AUTH-01).
Result<void> must_keep_used(State const& state, LineNumber line, DaySpan span) {
    auto const used = used_days(state, line);
    if (!used || (span.from <= used->from && used->to <= span.to)) return fine();
    return conflict("already_rendered", {},
                    "Care was given on a day this would take away; it stays authorized.");
}

/// What is used already stays authorized (L-AUTH-01).
Result<void> must_keep_counted(State const& state, LineState const& line,
                               std::optional<Units> units) {
    if (!units || *units >= balance_of(state, line).used) return fine();
    return conflict("already_rendered", "/units", "More than that is used; it stays authorized.");
}

bool is_less(LineState const& line, DaySpan span, std::optional<Units> units) {
    auto const& made = *line.determined;
    bool const fewer = units && made.units && *units < *made.units;
    bool const shorter = span.to - span.from < *made.to - *made.from;
    return fewer || shorter;
}

/// The same days or more, and as many units: nothing new to judge but the plan's yes.
bool is_shift(LineState const& line, DaySpan span, std::optional<Units> units) {
    auto const& made = *line.determined;
    bool const same_length = span.to - span.from == *made.to - *made.from;
    return same_length && (!units || units == made.units);
}

Result<void> must_give_reason(std::string const& why) {
    if (trim(why).empty())
        return invalid("reason_required", "/why", "Say who asked for it and why.");
    return must_be_short(why, "/why");
}

/// The needs have changed: an adverse decision, line by line (L-AUTH-02).
Result<Events> end_by_decision(State const& state, EndAuthorization const& command,
                               Context const& context) {
    if (!command.line)
        return invalid("nothing_wanted", "/line",
                       "Say which line ends; each is decided by itself.");
    auto const* line = TRY(authorized_line(state, *command.line));
    auto const& made = *line->determined;
    if (command.last_day >= *made.to)
        return invalid("nothing_wanted", "/last_day", "It ends by itself on that day or before.");
    DaySpan const left{*made.from, command.last_day};
    TRY(must_keep_used(state, line->number,
                       {std::min(*made.from, command.last_day), command.last_day}));
    return cut_line(state, *line, {left, made.units, command.last_day + std::chrono::days(1)},
                    command.decision, context);
}

}  // namespace

Result<Events> change_authorization(State const& state, ChangeAuthorization const& command,
                                    Context const& context) {
    TRY(may_administer(context.actor));
    auto const* line = TRY(authorized_line(state, command.line));
    auto const& made = *line->determined;
    if (!command.from && !command.to && !command.units)
        return invalid("nothing_wanted", {},
                       "Say which days or how many units it has from now on.");
    DaySpan const span{command.from.value_or(*made.from), command.to.value_or(*made.to)};
    if (span.from > span.to)
        return invalid("dates_reversed", "/to", "The last day is before the first day.");
    auto const units = command.units ? command.units : made.units;
    if (span == DaySpan{*made.from, *made.to} && units == made.units) return Events{};
    TRY(must_keep_used(state, command.line, span));
    if (is_less(*line, span, command.units)) {
        TRY(must_keep_counted(state, *line, units));
        auto const effective = command.effective_on.value_or(span.to + std::chrono::days(1));
        return cut_line(state, *line, {span, units, effective}, command.decision, context);
    }
    TRY(must_give_reason(command.why));
    auto const shift = is_shift(*line, span, command.units);
    if (!shift) TRY(may_approve(state, context));

    Events events{AuthorizationChanged{
        command.line, shift ? ChangeKind::administrative : ChangeKind::clinical, span.from, span.to,
        units, command.why, context.actor, context.now}};
    order_notices(events, state, context, "changed");
    return events;
}

Result<Events> end_authorization(State const& state, EndAuthorization const& command,
                                 Context const& context) {
    TRY(may_administer(context.actor));
    if (command.reason == EndReason::reassessed) return end_by_decision(state, command, context);
    TRY(must_give_reason(command.why));
    Events events;
    for (auto const& line : state.lines) {
        if (command.line && line.number != *command.line) continue;
        if (!is_authorized(line) || !line.determined->to) continue;
        if (command.last_day >= *line.determined->to) continue;
        auto const from = line.determined->from.value_or(command.last_day);
        TRY(must_keep_used(state, line.number,
                           {std::min(from, command.last_day), command.last_day}));
        events.push_back(AuthorizationEnded{line.number, command.last_day, command.reason,
                                            command.why, context.actor, context.now});
    }
    if (events.empty()) return events;
    stop_clock(events, state, policy::ClockKind::next_review, "The authorization ended.");
    order_notices(events, state, context, "ended");
    return events;
}

}  // namespace assent::request
