#include "base/text.h"
#include "request/decide_parts.h"
#include "request/facts_of.h"
#include "request/guards.h"
#include "request/later_clocks.h"
#include "request/limits.h"
#include "request/who_may.h"

#include <algorithm>

namespace assent::request {
namespace {

bool is_repeated(State const& state, WithdrawRequest const& command, Actor const& actor) {
    auto const& last = state.ends.withdrawn;
    return last && last->by.account == actor.account && last->reason == command.reason &&
           last->text == command.text && last->lines == command.lines;
}

Result<void> must_be_pending(State const& state, std::vector<LineNumber> const& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto const where = "/lines/" + std::to_string(i);
        auto const* line = find_line(state, lines[i]);
        if (line == nullptr) return invalid("unknown_line", where, "The request has no such line.");
        if (line->outcome != Outcome::pending)
            return conflict("line_already_determined", where, "This line is already decided.");
    }
    return fine();
}

}  // namespace

void close_withdrawn(Events& events, State const& state, Context const& context) {
    auto after = state;
    for (auto const& event : events) after = apply(std::move(after), event);
    if (!after.closed()) return close_if_decided(events, state, context);
    stop_clocks(events, after, "Withdrawn.");
    stop_clock(events, after, policy::ClockKind::next_review, "Withdrawn.");
    order_notices(events, after, context, "withdrawn");
}

Result<Events> withdraw_request(State const& state, WithdrawRequest const& command,
                                Context const& context) {
    TRY(may_withdraw(state, context.actor));
    if (is_repeated(state, command, context.actor)) return Events{};
    TRY(must_be_open_or_go(state, context.pack));
    TRY(must_be_pending(state, command.lines));
    auto const says_why = !trim(command.text).empty();
    if ((command.reason == WithdrawReason::other || is_staff(context.actor.role)) && !says_why)
        return invalid("reason_required", "/text",
                       is_staff(context.actor.role) ? "Say who took it back and how you know."
                                                    : "Say in a sentence why.");
    TRY(must_be_short(command.text, "/text"));
    Events events{
        RequestWithdrawn{command.reason, command.text, command.lines, context.actor, context.now}};
    close_withdrawn(events, state, context);
    return events;
}

Result<Events> dismiss_request(State const& state, DismissRequest const& command,
                               Context const& context) {
    if (!is_staff(context.actor.role))
        return forbidden("role_not_allowed", {}, "Your role may not dismiss requests.");
    auto const& last = state.ends.dismissed;
    if (last && last->by.account == context.actor.account && last->reason == command.reason &&
        last->text == command.text)
        return Events{};
    TRY(must_be_open(state));
    auto const& lines = context.pack.decisions.dismissal_lines;
    if (std::ranges::count(lines, line_of_business(state)) == 0)
        return conflict("dismissal_not_allowed", {},
                        "Only requests under Medicare are dismissed; decide this one, or void it "
                        "where it cannot be used.");
    TRY(must_not_be_decided(state));
    if (trim(command.text).empty())
        return invalid("reason_required", "/text",
                       "Say why it cannot be reviewed; the letter says it.");
    TRY(must_be_short(command.text, "/text"));
    Events events{RequestDismissed{command.reason, command.text, context.actor, context.now}};
    stop_clocks(events, state, "Dismissed.");
    stop_clock(events, state, policy::ClockKind::next_review, "Dismissed.");
    order_notices(events, state, context, "dismissed");
    return events;
}

}  // namespace assent::request
