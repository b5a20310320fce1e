#include "appeal/decide_parts.h"
#include "appeal/verdicts.h"
#include "appeal/who_may.h"
#include "base/text.h"

#include <algorithm>

namespace assent::appeal {
namespace {

using policy::NextLevel;

/// Long enough with the plan that the body may be asked before the plan has decided.
bool is_pending_long(State const& state, NextLevel const& next, Context const& context) {
    auto const days = state.urgency == policy::Urgency::urgent && next.urgent_pending_days > 0
                          ? next.urgent_pending_days
                          : next.pending_days;
    return days > 0 && context.now >= *state.received_at + std::chrono::days(days);
}

/// The plan's own level comes first, unless the plan is late (42 CFR 438.408(c)(3), (f)(1)).
Result<void> must_be_exhausted(State const& state, NextLevel const& next, Context const& context) {
    if (state.withdrawn || state.dismissed) return must_be_open(state);
    if (state.resolved) {
        if (result_of(state.resolved->resolution.lines) != AppealResult::overturned) return fine();
        return conflict("nothing_left", "/body", "The plan gave all that was asked for.");
    }
    if (state.exhausted || is_pending_long(state, next, context)) return fine();
    return conflict("not_exhausted", "/body",
                    "The plan decides first; this body may be asked then, or when the plan is "
                    "late.");
}

Result<void> must_be_in_time(State const& state, NextLevel const& next,
                             ForwardAppeal const& command, Context const& context) {
    auto const& zone = context.pack.zone;
    auto const asked_on = command.asked_on.value_or(zone.day_of(context.now));
    if (asked_on > zone.day_of(context.now))
        return invalid("bad_day", "/asked_on", "Nobody asked on a day to come.");
    if (next.window_days == 0 || !state.resolved) return fine();
    auto const last = zone.day_of(state.resolved->at) + std::chrono::days(next.window_days);
    if (asked_on <= last) return fine();
    return conflict("too_late", "/asked_on",
                    "This body could be asked until " + to_text(last) + ".");
}

bool has_decided(State const& state, OutsideBody body) {
    return std::ranges::any_of(state.outside, [&](OutsideReview const& review) {
        return review.sent.body == body && review.decided;
    });
}

bool is_recorded(State const& state, RecordOutsideDecision const& command) {
    return std::ranges::any_of(state.outside, [&](OutsideReview const& review) {
        return review.decided && review.sent.body == command.body &&
               review.decided->reference == command.reference;
    });
}

Result<std::vector<LineResolution>> changed_lines(State const& state,
                                                  RecordOutsideDecision const& command) {
    std::vector<LineResolution> lines;
    if (command.result == AppealResult::upheld) {
        if (command.lines.empty()) return lines;
        return invalid("contradictory_choice", "/lines", "What stays as it was changes no line.");
    }
    if (command.result == AppealResult::partly_overturned && command.lines.empty())
        return invalid("nothing_wanted", "/lines", "Say which lines it changed and how.");
    for (auto& line : TRY(resolutions_of(state, command.lines)))
        if (line.result != AppealResult::upheld) lines.push_back(std::move(line));
    return lines;
}

}  // namespace

Result<Events> forward(State const& state, ForwardAppeal const& command, Context const& context) {
    TRY(may_handle(context.actor));
    auto const* next = policy::next_level(context.pack, ask_of(state), command.body);
    if (next == nullptr)
        return invalid("body_not_offered", "/body",
                       "This line of business does not go to that body.");
    if (auto const* waiting = awaited(state)) {
        if (waiting->sent.body == command.body) return Events{};
        return conflict("already_forwarded", "/body",
                        "It is with another body already; record its decision first.");
    }
    if (has_decided(state, command.body))
        return conflict("already_decided", "/body", "That body has decided already.");
    TRY(must_be_exhausted(state, *next, context));
    TRY(must_be_in_time(state, *next, command, context));
    Events events{AppealForwarded{command.body, ForwardCause::asked, command.reference,
                                  context.actor, context.now}};
    bool const is_urgent = state.urgency == policy::Urgency::urgent;
    order_notices(events, state, context,
                  is_urgent ? "appeal_forwarded_urgent" : "appeal_forwarded");
    return events;
}

Result<Events> record_outside(State const& state, RecordOutsideDecision const& command,
                              Context const& context) {
    TRY(may_record_outside(context.actor));
    if (is_recorded(state, command)) return Events{};
    auto const* waiting = awaited(state);
    if (waiting == nullptr || waiting->sent.body != command.body)
        return conflict("not_forwarded", "/body", "The appeal is not with that body.");
    if (command.decided_on == Day{} || command.decided_on > context.pack.zone.day_of(context.now))
        return invalid("bad_day", "/decided_on", "Say on which day it was decided.");
    TRY(must_say(command.reference, "/reference", "Name the number of the decision."));
    TRY(must_not_be_too_long(command.why, "/why"));
    auto lines = TRY(changed_lines(state, command));
    bool const changes = !lines.empty();
    Events events{OutsideDecisionRecorded{command.body, command.result, std::move(lines),
                                          command.reference, command.decided_on, command.why,
                                          context.actor, context.now}};
    stop_clocks(events, state, "Decided outside the plan.");
    order_notices(events, state, context, "appeal_outside_decided");
    if (changes) start_effectuation(events, state, context, command.body);
    return events;
}

Result<Events> record_effectuation(State const& state, RecordEffectuation const& command,
                                   Context const& context) {
    if (context.actor.role != policy::Role::system) TRY(may_handle(context.actor));
    if (!owed(state))
        return conflict("nothing_to_carry_out", {}, "Nothing was changed that is to be done.");
    if (state.effectuated) return Events{};
    if (!context.facts.carried_out)
        return conflict("not_carried_out", {}, "The request does not show the new decision yet.");
    TRY(must_say(command.how, "/how", "Say what was done."));
    Events events{AppealEffectuated{command.how, context.actor, context.now}};
    stop_clock(events, state, policy::ClockKind::effectuate, "Carried out.");
    order_notices(events, state, context, "appeal_effectuated");
    return events;
}

}  // namespace assent::appeal
