#include "base/text.h"
#include "request/citations.h"
#include "request/decide_parts.h"
#include "request/deny.h"
#include "request/facts_of.h"
#include "request/guards.h"
#include "request/who_may.h"

#include <algorithm>

namespace assent::request {
namespace {

bool is_for_people(ApprovalReason reason) {
    return reason != ApprovalReason::auto_approved && reason != ApprovalReason::deemed_by_law &&
           reason != ApprovalReason::overturned;
}

/// Less than asked for would be an adverse decision, which has another gate.
Result<void> must_not_cut(ServiceLine const& asked, LineDecision const& wanted,
                          std::string const& where) {
    auto const sentence = "This is less than was asked for; approving less is an adverse decision.";
    if (wanted.from && asked.from && *wanted.from > *asked.from)
        return invalid("would_modify", where + "/from", sentence);
    if (wanted.to && asked.to && *wanted.to < *asked.to)
        return invalid("would_modify", where + "/to", sentence);
    if (wanted.units && asked.units && *wanted.units < *asked.units)
        return invalid("would_modify", where + "/units", sentence);
    if (!wanted.code.empty() || !wanted.place.empty() || wanted.servicing || wanted.schedule)
        return invalid("would_modify", where + "/code",
                       "Another code, place, provider or frequency is outcome modified.");
    return fine();
}

Result<void> must_not_contradict(LineDecision const& wanted, std::string const& where) {
    if (!wanted.reasons.empty())
        return invalid("contradictory_choice", where + "/reasons",
                       "Reasons of a denial do not go with an approval; choose another outcome.");
    if (!wanted.questions) return fine();
    auto const& asked = *wanted.questions;
    if (asked.clinically_appropriate == Judged::no || asked.proper_setting == Judged::no ||
        asked.covered_benefit == Judged::no)
        return invalid("contradictory_choice", where + "/questions",
                       "A no to one of the three questions does not go with an approval.");
    return fine();
}

/// What the plan wants checked first is checked, before anything is granted (PRV-26).
Result<void> must_be_checked(State const& state) {
    for (auto const& task : talk_of(state).tasks)
        if (task.opened.before_approval && !task.closed)
            return conflict(
                "check_open", {},
                "Close task " + std::to_string(task.opened.task) + " first: " + task.opened.text);
    return fine();
}

/// The same person saying the same again.
bool repeats(LineState const& line, LineDetermined const& made) {
    if (!line.determined || line.determined->by.account != made.by.account) return false;
    auto before = *line.determined;
    before.at = made.at;
    before.by = made.by;
    return json_text(before) == json_text(made);
}

std::string line_pointer(LineDecision const& wanted, Determine const& command) {
    return "/lines/" + std::to_string(&wanted - command.lines.data());
}

Result<LineDetermined> favourable(State const& state, LineState const& line,
                                  LineDecision const& wanted, Determine const& command,
                                  Context const& context) {
    auto const where = line_pointer(wanted, command);
    TRY(must_not_cut(line.asked, wanted, where));
    TRY(must_not_contradict(wanted, where));
    LineDetermined made;
    made.line = line.number;
    made.outcome = wanted.outcome;
    made.why = command.why;
    made.questions = wanted.questions;
    made.cited =
        TRY(complete_citations(state, {&line}, wanted.cited, context.pack, where + "/cited"));
    made.benefits_of = line_of_business(state);
    if (wanted.outcome == Outcome::not_required) {
        if (trim(command.why).empty())
            return invalid("reason_required", "/why", "Say why no approval is needed.");
        return made;
    }
    made.reason = command.reason;
    made.criteria = command.criteria;
    grant_as_asked(made, line.asked, state.known);
    if (wanted.from) made.from = wanted.from;
    if (wanted.to) made.to = wanted.to;
    if (wanted.units) made.units = wanted.units;
    return made;
}

/// Which lines the command means; without a list all that are undecided.
std::vector<LineDecision> wanted_lines(State const& state, Determine const& command) {
    if (!command.lines.empty()) return command.lines;
    std::vector<LineDecision> wanted;
    for (auto const& line : state.lines)
        if (line.outcome == Outcome::pending || state.closed())
            wanted.emplace_back().line = line.number;
    return wanted;
}

Result<LineState const*> named_line(State const& state, std::vector<LineDecision> const& wanted,
                                    std::size_t i) {
    auto const where = "/lines/" + std::to_string(i) + "/line";
    auto const* line = find_line(state, wanted[i].line);
    if (line == nullptr) return invalid("unknown_line", where, "The request has no such line.");
    if (std::ranges::count(wanted, wanted[i].line, &LineDecision::line) > 1)
        return invalid("line_repeated", where, "Name each line once.");
    return line;
}

/// The event for one line, or nothing when it was already decided so.
Result<std::optional<Event>> decide_line(State const& state, LineState const& line,
                                         LineDecision const& wanted, Determine const& command,
                                         Context const& context) {
    auto const where = line_pointer(wanted, command);
    if (wanted.effective_on)
        return invalid("contradictory_choice", where + "/effective_on",
                       "Only what stands is cut on a day; end or change the authorization.");
    if (is_adverse(wanted.outcome)) return deny_line(state, line, wanted, command, context);
    if (wanted.outcome != Outcome::approved && wanted.outcome != Outcome::not_required)
        return invalid("contradictory_choice", where + "/outcome",
                       "A decision is approved, partially_approved, modified, denied or "
                       "not_required.");
    if (wanted.outcome == Outcome::approved || !is_staff(context.actor.role))
        TRY(may_decide(state, &line, Act::approve, context));
    TRY(must_be_impartial(state, context));
    auto made = TRY(favourable(state, line, wanted, command, context));
    made.by = context.actor;
    made.at = context.now;
    made.decided_by = state.forwarded_to.empty() ? By::person : By::delegate;
    if (repeats(line, made)) return std::optional<Event>();
    return std::optional<Event>(std::move(made));
}

Result<Events> determinations(State const& state, Determine const& command,
                              Context const& context) {
    Events events;
    for (std::size_t i = 0; i < command.lines.size(); ++i) {
        auto const* line = TRY(named_line(state, command.lines, i));
        auto made = TRY(decide_line(state, *line, command.lines[i], command, context));
        if (!made) continue;
        if (line->outcome != Outcome::pending)
            return conflict("line_already_determined", "/lines/" + std::to_string(i),
                            "This line is already decided.");
        if (is_authorized(command.lines[i].outcome)) TRY(must_be_checked(state));
        events.push_back(std::move(*made));
    }
    return events;
}

}  // namespace

void grant_as_asked(LineDetermined& made, ServiceLine const& asked, Shared<Snapshot> const& known) {
    made.from = asked.from;
    made.to = asked.to;
    made.units = asked.units;
    made.place = asked.place;
    made.modifiers = asked.modifiers;
    made.schedule = asked.schedule;
    if (known && known->servicing) made.servicing = known->servicing->id.value;
}

Result<Events> determine(State const& state, Determine const& command, Context const& context) {
    auto whole = command;
    whole.lines = wanted_lines(state, command);
    if (whole.lines.empty()) TRY(may_approve(state, context));
    if (!is_for_people(command.reason))
        return invalid("reason_required", "/reason",
                       "Choose a reason a person may give, such as meets_criteria.");
    auto made = determinations(state, whole, context);
    if (state.closed() && (!made || !made->empty())) {
        if (!made && made.fault().kind == Kind::forbidden) return made;
        TRY(must_be_open(state));
    }
    auto const is_whole =
        state.lines.empty() && !state.closed();  // continuity of care may come without lines
    if (!made || (made->empty() && !is_whole)) return made;

    Events events = std::move(made).take();
    ask_for_signature(events, state, context);
    close_if_decided(events, state, context);
    return events;
}

}  // namespace assent::request
