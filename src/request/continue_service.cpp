#include "base/text.h"
#include "request/after_parts.h"
#include "request/cut.h"
#include "request/facts_of.h"
#include "request/guards.h"
#include "request/who_may.h"

#include <algorithm>

namespace assent::request {
namespace {

using policy::ClockKind;

Result<void> may_continue(Actor const& actor) {
    auto const is_appeals =
        actor.role == Role::appeals_coordinator || actor.role == Role::appeals_reviewer;
    if (actor.role == Role::system || is_appeals || is_staff(actor.role)) return fine();
    return forbidden("role_not_allowed", {}, "Your role may not let a service go on.");
}

bool waits(State const& state) {
    return std::ranges::any_of(state.lines,
                               [](LineState const& line) { return pending_cut(line) != nullptr; });
}

}  // namespace

Result<Events> continue_service(State const& state, ContinueService const& command,
                                Context const& context) {
    TRY(may_continue(context.actor));
    auto const& aid = context.pack.decisions.aid_lines;
    if (std::ranges::find(aid, line_of_business(state)) == aid.end())
        return conflict("aid_not_paid", {},
                        "On this line of business nothing goes on while an appeal is heard.");
    if (trim(command.reference).empty())
        return invalid("reason_required", "/reference", "Name the appeal or hearing.");
    auto const* clock = find_clock(state, ClockKind::termination_notice);
    auto const because = "Goes on while " + command.reference + " is heard.";
    if (command.continues) {
        if (clock != nullptr && clock->state == ClockState::paused) return Events{};
        // It was asked for by the day of the cut; after it there is nothing left to go on.
        if (clock == nullptr || clock->state != ClockState::running || !waits(state))
            return conflict("nothing_to_continue", {},
                            "No cut waits for its day; what was approved has ended or stands.");
        return Events{policy::ClockPaused{ClockKind::termination_notice, context.now, because}};
    }
    if (clock == nullptr || clock->state != ClockState::paused) return Events{};
    Events events{policy::ClockResumed{ClockKind::termination_notice, context.now,
                                       command.reference + " is decided."}};
    return events;
}

}  // namespace assent::request
