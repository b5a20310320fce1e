#include "base/text.h"
#include "request/cut.h"
#include "request/decide_parts.h"
#include "request/deny.h"
#include "request/facts_of.h"
#include "request/guards.h"
#include "request/who_may.h"

#include <algorithm>

namespace assent::request {
namespace {

/// A talk overturns only where the plan's law lets it, and in its time (L-DEC-15).
Result<void> may_talk_round(State const& state, Context const& context) {
    auto const lob = line_of_business(state);
    for (auto const& offer : context.pack.decisions.talks) {
        if (!policy::applies_to(offer.lines, lob)) continue;
        if (!offer.may_overturn && state.closed())
            return conflict("talk_cannot_overturn", "/source",
                            "After the notice a talk changes nothing on this line of business; "
                            "reopen the request or hear the appeal.");
        if (offer.window_days == 0 || !state.closed_at) return fine();
        auto const& zone = context.pack.zone;
        auto const last = zone.day_of(*state.closed_at) + std::chrono::days(offer.window_days);
        if (zone.day_of(context.now) <= last) return fine();
        return conflict("talk_too_late", "/source",
                        "The days in which a talk may change the decision are over; hear the "
                        "appeal.");
    }
    return fine();
}

Result<LineDetermined> restored(State const& state, OverturnedLine const& wanted,
                                ApplyOutcome const& command, Context const& context) {
    auto const* line = find_line(state, wanted.line);
    LineDetermined made;
    made.line = wanted.line;
    made.decided_by = By::person;
    made.by = context.actor;
    made.at = context.now;
    made.reason = command.source == OutcomeSource::peer_to_peer ? ApprovalReason::peer_to_peer
                                                                : ApprovalReason::overturned;
    made.why = command.why;
    made.benefits_of = line_of_business(state);
    grant_as_asked(made, line->asked, state.known);
    // Of a cut everything comes back that stood before it.
    if (is_cut(*line) && line->adverse->decision.stood) {
        auto const& stood = *line->adverse->decision.stood;
        made.from = stood.from;
        made.to = stood.to;
        made.units = stood.units;
    }
    if (wanted.from) made.from = wanted.from;
    if (wanted.to) made.to = wanted.to;
    if (wanted.units) made.units = wanted.units;
    return made;
}

/// What the outcome gives is never less than what stood before.
Result<void> must_not_take(LineState const& line, OverturnedLine const& wanted,
                           std::string const& where) {
    if (line.outcome != Outcome::partially_approved) return fine();
    auto const& before = line.adverse->decision.granted;
    auto const from = before.from.value_or(*line.asked.from);
    auto const to = before.to.value_or(*line.asked.to);
    if ((wanted.from && *wanted.from > from) || (wanted.to && *wanted.to < to) ||
        (wanted.units && before.units && *wanted.units < *before.units))
        return invalid("would_modify", where,
                       "An overturn gives more than stood before, not less.");
    return fine();
}

/// No cut waits for its day any more.
void stop_waiting(Events& events, State const& state) {
    auto after = state;
    for (auto const& event : events) after = apply(std::move(after), event);
    auto const waits = [](LineState const& line) { return pending_cut(line) != nullptr; };
    auto const* clock = find_clock(state, policy::ClockKind::termination_notice);
    if (clock != nullptr && !std::ranges::any_of(after.lines, waits) &&
        (clock->state == ClockState::running || clock->state == ClockState::paused))
        events.push_back(policy::ClockStopped{clock->clock, "The cut was overturned."});
}

bool was_overturned_so(State const& state, ApplyOutcome const& command) {
    return std::ranges::any_of(state.review.overturned, [&](Overturned const& done) {
        return done.how.source == command.source && done.how.reference == command.reference &&
               done.how.why == command.why;
    });
}

}  // namespace

Result<Events> apply_outcome(State const& state, ApplyOutcome const& command,
                             Context const& context) {
    if (context.actor.role != Role::member && was_overturned_so(state, command)) return Events{};
    TRY(may_overturn(state, command, context));
    if (command.source == OutcomeSource::peer_to_peer) TRY(may_talk_round(state, context));
    if (command.lines.empty())
        return invalid("nothing_wanted", "/lines", "Name the lines that are overturned.");
    if (command.source != OutcomeSource::peer_to_peer && trim(command.reference).empty())
        return invalid("reason_required", "/reference",
                       "Name the appeal, hearing or review this comes from.");
    DecisionOverturned overturned{{},          command.source, command.reference,
                                  command.why, context.actor,  context.now};
    Events restores;
    for (std::size_t i = 0; i < command.lines.size(); ++i) {
        auto const& wanted = command.lines[i];
        auto const where = "/lines/" + std::to_string(i);
        auto const* line = find_line(state, wanted.line);
        if (line == nullptr) return invalid("unknown_line", where, "The request has no such line.");
        // Silence counts as a no; an appeal may end it before anybody decided (L-CLK-12).
        bool const is_late = state.overdue && line->outcome == Outcome::pending &&
                             command.source != OutcomeSource::peer_to_peer;
        bool const is_no = line->adverse && (is_adverse(line->outcome) || is_cut(*line));
        if (!is_late && !is_no)
            return conflict("not_adverse", where, "This line was not denied or cut.");
        if (std::ranges::count(overturned.lines, wanted.line) > 0)
            return invalid("line_repeated", where, "Name each line once.");
        TRY(must_not_take(*line, wanted, where));
        overturned.lines.push_back(wanted.line);
        restores.push_back(TRY(restored(state, wanted, command, context)));
    }
    Events events{std::move(overturned)};
    for (auto& restore : restores) events.push_back(std::move(restore));
    stop_waiting(events, state);
    close_if_decided(events, state, context);
    return events;
}

}  // namespace assent::request
