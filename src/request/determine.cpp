#include "request/decide_parts.h"
#include "request/guards.h"
#include "request/who_may.h"

#include <algorithm>

namespace assent::request {
namespace {

bool is_for_people(ApprovalReason reason) {
    return reason != ApprovalReason::auto_approved && reason != ApprovalReason::deemed_by_law &&
           reason != ApprovalReason::overturned;
}

/// Less than asked for would be an adverse decision, which is another command with another gate.
Result<void> must_not_cut(ServiceLine const& asked, LineApproval const& wanted,
                          std::string const& where) {
    auto const sentence = "This is less than was asked for; approving less is an adverse decision.";
    if (wanted.from && asked.from && *wanted.from > *asked.from)
        return invalid("would_modify", where + "/from", sentence);
    if (wanted.to && asked.to && *wanted.to < *asked.to)
        return invalid("would_modify", where + "/to", sentence);
    if (wanted.units && asked.units && *wanted.units < *asked.units)
        return invalid("would_modify", where + "/units", sentence);
    return fine();
}

LineDetermined approval(LineState const& line, LineApproval const& wanted, Determine const& command,
                        Context const& context) {
    LineDetermined made;
    made.line = line.number;
    made.outcome = Outcome::approved;
    made.by = context.actor;
    made.at = context.now;
    made.reason = command.reason;
    made.why = command.why;
    made.from = wanted.from ? wanted.from : line.asked.from;
    made.to = wanted.to ? wanted.to : line.asked.to;
    made.units = wanted.units ? wanted.units : line.asked.units;
    made.criteria = command.criteria;
    return made;
}

/// The same person saying the same again.
bool repeats(LineState const& line, LineDetermined const& made) {
    return line.determined && line.determined->outcome == made.outcome &&
           line.determined->by.account == made.by.account &&
           line.determined->reason == made.reason && line.determined->criteria == made.criteria &&
           line.determined->why == made.why && line.determined->from == made.from &&
           line.determined->to == made.to && line.determined->units == made.units;
}

/// Which lines the command means; without a list all that are undecided.
std::vector<LineApproval> wanted_lines(State const& state, Determine const& command) {
    if (!command.lines.empty()) return command.lines;
    std::vector<LineApproval> wanted;
    for (auto const& line : state.lines)
        if (line.outcome == Outcome::pending || state.closed())
            wanted.push_back({line.number, {}, {}, {}});
    return wanted;
}

Result<Events> determinations(State const& state, Determine const& command,
                              Context const& context) {
    Events events;
    auto const wanted = wanted_lines(state, command);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        auto const where = "/lines/" + std::to_string(i);
        auto const* line = find_line(state, wanted[i].line);
        if (line == nullptr)
            return invalid("unknown_line", where + "/line", "The request has no such line.");
        auto const is_same_line = [&](LineApproval const& other) {
            return other.line == wanted[i].line;
        };
        if (std::ranges::count_if(wanted, is_same_line) > 1)
            return invalid("line_repeated", where + "/line", "Name each line once.");
        TRY(must_not_cut(line->asked, wanted[i], where));
        auto made = approval(*line, wanted[i], command, context);
        made.decided_by = state.forwarded_to.empty() ? By::person : By::delegate;
        if (repeats(*line, made)) continue;
        if (line->outcome != Outcome::pending)
            return conflict("line_already_determined", where, "This line is already decided.");
        events.push_back(std::move(made));
    }
    return events;
}

}  // namespace

Result<Events> determine(State const& state, Determine const& command, Context const& context) {
    TRY(may_approve(state, context));
    if (!is_for_people(command.reason))
        return invalid("reason_required", "/reason",
                       "Choose a reason a person may give, such as meets_criteria.");
    auto made = determinations(state, command, context);
    if (state.closed() && (!made || !made->empty())) TRY(must_be_open(state));
    auto const is_whole =
        state.lines.empty() && !state.closed();  // continuity of care may come without lines
    if (!made || (made->empty() && !is_whole)) return made;

    Events events = std::move(made).take();
    auto const is_pending = [](LineState const& line) { return line.outcome == Outcome::pending; };
    if (std::ranges::count_if(state.lines, is_pending) > std::ssize(events)) return events;
    events.push_back(RequestDetermined{context.now});
    stop_clocks(events, state, "Decided.");
    order_notices(events, state, context, "approved");
    return events;
}

}  // namespace assent::request
