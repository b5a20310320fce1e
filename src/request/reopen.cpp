#include "base/text.h"
#include "policy/clock.h"
#include "request/authorization_guard.h"
#include "request/decide_parts.h"
#include "request/facts_of.h"
#include "request/guards.h"
#include "request/limits.h"
#include "request/timing.h"
#include "request/who_may.h"

#include <algorithm>

namespace assent::request {
namespace {

bool was_decided(State const& state) {
    return state.status != Status::voided && state.status != Status::withdrawn &&
           state.status != Status::dismissed;
}

std::vector<LineNumber> meant_lines(State const& state, ReopenRequest const& command) {
    if (!command.lines.empty()) return command.lines;
    std::vector<LineNumber> meant;
    for (auto const& line : state.lines) {
        auto const is_out = line.outcome == Outcome::voided || line.outcome == Outcome::withdrawn;
        if (was_decided(state) ? is_adverse(line.outcome) : is_out) meant.push_back(line.number);
    }
    return meant;
}

/// An approval is opened again only for an error anyone can see or for fraud, and only while no
/// service was given in good faith (MA-REOPEN, L-AUTH-01).
Result<void> may_touch_approval(State const& state, LineState const& line,
                                ReopenRequest const& command, Context const& context) {
    auto const reason = std::string(name_of(command.reason));
    auto const lob = line_of_business(state);
    for (auto const& limit : context.pack.decisions.reopen_limits)
        if (policy::applies_to(limit.lines, lob) &&
            policy::applies_to(limit.kinds, state.asked->kind) &&
            !policy::applies_to(limit.reasons, reason))
            return conflict("reopen_not_allowed", "/reason",
                            "What is approved is reopened only for an obvious error or fraud.");
    if (command.reason != ReopenReason::obvious_error && command.reason != ReopenReason::fraud)
        return conflict("reopen_not_allowed", "/reason",
                        "What is approved is reopened only for an obvious error or fraud.");
    AuthorizationCut cut;
    cut.line = line.number;
    cut.ground =
        command.reason == ReopenReason::fraud ? CutGround::fraud : CutGround::obvious_error;
    cut.service_began = begun_by(line, context);
    return must_not_be_locked(state, cut, context);
}

Result<void> may_reopen_lines(State const& state, ReopenRequest const& command,
                              std::vector<LineNumber> const& lines, Context const& context) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto const where = "/lines/" + std::to_string(i);
        auto const* line = find_line(state, lines[i]);
        if (line == nullptr) return invalid("unknown_line", where, "The request has no such line.");
        if (line->outcome == Outcome::approved)
            TRY(may_touch_approval(state, *line, command, context));
    }
    return fine();
}

/// The time runs anew from the reopening, by the same rules as at receipt.
void start_clocks(Events& events, State const& state, Context const& context) {
    auto const& pack = context.pack;
    policy::Anchors anchors;
    anchors.at = {{policy::Anchor::received, context.now},
                  {policy::Anchor::notified, context.now},
                  {policy::Anchor::information_complete, context.now}};
    for (auto const* rule : policy::clocks_for(pack, clock_ask(state))) {
        auto const due = policy::due_of(pack, *rule, anchors);
        if (!due) continue;
        auto clock = started(*rule, due);
        clock.because = "Reopened.";
        clock.from = context.now;
        events.push_back(std::move(clock));
    }
}

}  // namespace

Result<Events> reopen_request(State const& state, ReopenRequest const& command,
                              Context const& context) {
    TRY(may_reopen(state, context.actor));
    auto const& last = state.ends.reopened;
    if (!state.closed() && last && last->by.account == context.actor.account &&
        last->reason == command.reason && last->text == command.text)
        return Events{};
    if (!state.closed())
        return conflict("request_open", {}, "This request is open; nothing needs reopening.");
    if (state.voided && state.voided->duplicate_of)
        return conflict("request_joined", {},
                        "This one was joined to its copy; work on that request.");
    if (trim(command.text).empty())
        return invalid("reason_required", "/text", "Say why it is opened again.");
    TRY(must_be_short(command.text, "/text"));
    auto lines = meant_lines(state, command);
    if (lines.empty() && !state.lines.empty())
        return invalid("nothing_wanted", "/lines",
                       "Nothing was denied here; name the lines to open again.");
    TRY(may_reopen_lines(state, command, lines, context));
    Events events{RequestReopened{command.reason, command.text, std::move(lines), context.actor,
                                  context.now}};
    start_clocks(events, state, context);
    events.push_back(Routed{usual_queue(state, context.pack), "Reopened."});
    return events;
}

}  // namespace assent::request
