#include "base/text.h"
#include "request/answer_lines.h"
#include "request/choose.h"
#include "request/decide_parts.h"
#include "request/facts_of.h"
#include "request/guards.h"
#include "request/limits.h"
#include "request/normal_form.h"
#include "request/preview.h"
#include "request/validate_submit.h"
#include "request/who_may.h"

#include <algorithm>

namespace assent::request {
namespace {

Result<void> must_want_something(AmendRequest const& command) {
    if (command.diagnoses || command.servicing || command.contact || !command.lines.empty())
        return fine();
    return invalid("nothing_wanted", {}, "Say what should change: diagnoses, provider or lines.");
}

/// The lines as they should read; decided lines do not change.
Result<std::vector<LineNumber>> change_lines(SubmitRequest& asked, State const& state,
                                             AmendRequest const& command) {
    std::vector<LineNumber> changed;
    for (std::size_t i = 0; i < command.lines.size(); ++i) {
        auto const& wanted = command.lines[i];
        auto const where = "/lines/" + std::to_string(i) + "/line";
        if (!wanted.line) {
            asked.lines.push_back(wanted.asked);
            changed.push_back(LineNumber(static_cast<std::int32_t>(asked.lines.size())));
            continue;
        }
        auto const* line = find_line(state, *wanted.line);
        if (line == nullptr) return invalid("unknown_line", where, "The request has no such line.");
        if (line->outcome != Outcome::pending)
            return conflict("line_already_determined", where,
                            "This line is already decided; ask for it anew.");
        if (std::ranges::count(changed, *wanted.line) > 0)
            return invalid("line_repeated", where, "Name each line once.");
        asked.lines[static_cast<std::size_t>(wanted.line->value - 1)] = wanted.asked;
        changed.push_back(*wanted.line);
    }
    return changed;
}

/// What was decided stands when the new provider gives the same care on the same terms: in network
/// as before, of the same specialty (L-CHG-01). Otherwise the decided lines were judged for the
/// other one, and a new request is needed (CHG-07).
Result<bool> may_keep_decisions(State const& state, Context const& context) {
    auto const is_decided = [](LineState const& line) { return line.outcome == Outcome::approved; };
    if (std::ranges::none_of(state.lines, is_decided)) return false;
    auto const& before = state.known->servicing;
    auto const& now = *context.facts.servicing;
    // Its row in the directory came later; it is the same practice (PRV-22B).
    if (before && directory::is_unlisted(*before) && before->id == now.id) return true;
    auto const lob = line_of_business(state);
    auto const today = context.pack.zone.day_of(context.now);
    if (before && before->specialty == now.specialty &&
        directory::in_network(*before, lob, today) == directory::in_network(now, lob, today))
        return true;
    return conflict("line_already_determined", "/servicing",
                    "A line is approved for the present provider, and the new one differs in "
                    "specialty or network; submit a new request for it.");
}

Context with_facts(Context const& context, State const& state) {
    auto given = context;
    given.facts.member = state.known->member;
    given.facts.requesting = state.known->requesting;
    if (!given.facts.servicing) given.facts.servicing = state.known->servicing;
    return given;
}

/// The whole request as amended, checked as a submission is (VAL-16).
Result<SubmitRequest> checked(SubmitRequest asked, State const& state, Context const& context) {
    Faults faults;
    auto const received_at = *state.received_at;
    asked.received_at.reset();
    check_limits(asked, faults);
    bring_to_normal_form(asked, context.pack, context.pack.zone.day_of(received_at), faults);
    choose(asked, context.pack, faults);
    validate_submit(asked, context, received_at, faults);
    if (!faults.empty()) return faults.all().front();
    return asked;
}

bool is_same(State const& state, SubmitRequest const& amended, AmendRequest const& command) {
    auto before = asked_now(state);
    auto after = amended;
    before.received_at.reset();
    return !command.servicing && json_text(before) == json_text(after);
}

/// Another practice, or its row in the directory: nobody need look for it any more.
void close_unlisted_tasks(Events& events, State const& state, Context const& context) {
    for (auto const& task : talk_of(state).tasks)
        if (task.opened.kind == TaskKind::unlisted_provider && !task.closed)
            events.push_back(TaskClosed{task.opened.task,
                                        "The request names a provider of the directory now.",
                                        context.actor, context.now});
}

void answer_changed(Events& events, SubmitRequest const& amended,
                    std::vector<LineNumber> const& changed, Context const& context) {
    auto const answers = answer_lines(amended, context);
    for (auto const line : changed)
        events.push_back(
            requirement_found(line, answers[static_cast<std::size_t>(line.value - 1)]));
}

}  // namespace

Result<Events> amend_request(State const& state, AmendRequest const& command,
                             Context const& context) {
    TRY(may_amend(state, context.actor));
    TRY(must_want_something(command));
    TRY(must_be_open_or_go(state, context.pack));
    TRY(must_be_short(command.why, "/why"));
    auto asked = asked_now(state);
    if (command.diagnoses) asked.diagnoses = *command.diagnoses;
    if (command.contact) asked.contact = *command.contact;
    auto changed = TRY(change_lines(asked, state, command));
    bool const was_unlisted = state.asked->unlisted.has_value();
    auto const is_moved =
        command.servicing && (command.servicing != state.asked->servicing || was_unlisted);
    bool keeps = false;
    if (is_moved) {
        if (!context.facts.servicing || context.facts.servicing->id != *command.servicing)
            return invalid("unknown_provider", "/servicing",
                           "The plan knows no such provider; search again.");
        keeps = TRY(may_keep_decisions(state, context));
        asked.servicing = command.servicing;
        asked.unlisted.reset();
    }
    auto given = with_facts(context, state);
    if (!is_moved) given.facts.servicing = state.known->servicing;
    auto const amended = TRY(checked(asked, state, given));
    auto compared = command;
    if (!is_moved) compared.servicing.reset();
    if (is_same(state, amended, compared)) return Events{};

    RequestAmended made;
    if (command.diagnoses) made.diagnoses = amended.diagnoses;
    if (is_moved) made.servicing = context.facts.servicing;
    made.contact = command.contact;
    for (auto const line : changed)
        made.lines.push_back({line, amended.lines[static_cast<std::size_t>(line.value - 1)]});
    made.why = command.why;
    made.keeps_decisions = keeps;
    made.by = context.actor;
    made.at = context.now;
    Events events{std::move(made)};
    if (is_moved && was_unlisted) close_unlisted_tasks(events, state, context);
    // Another diagnosis or provider may change the answer of every line still undecided.
    if (command.diagnoses || is_moved)
        for (auto const& line : state.lines)
            if (line.outcome == Outcome::pending && std::ranges::count(changed, line.number) == 0)
                changed.push_back(line.number);
    answer_changed(events, amended, changed, given);
    return events;
}

}  // namespace assent::request
