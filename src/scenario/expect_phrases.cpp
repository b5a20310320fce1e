#include "base/check_digit.h"
#include "scenario/phrase_groups.h"
#include "scenario/phrases.h"
#include "scenario/words_of.h"

#include <algorithm>

namespace assent::scenario {
namespace {

using request::LineState;
using request::State;

Result<Said> expect_answer(World& world, Call const& call) {
    auto const line = TRY(line_of(TRY(world.stage.state()), call.word(0)));
    auto text = "Expect line " + call.word(0) + " answers ";
    if (!line.requirement) return truth(text + "nothing");
    text += name_of(line.requirement->answer);
    if (call.words.size() > 2)
        text += " because " + in_written_order(line.requirement->rows, call.word(2));
    return truth(text);
}

Result<Said> expect_review(World& world, Call const& call) {
    auto const line = TRY(line_of(TRY(world.stage.state()), call.word(0)));
    auto const needs_it = line.requirement &&
                          line.requirement->answer == policy::AnswerKind::required &&
                          line.outcome == request::Outcome::pending;
    if (!needs_it)
        return truth("Expect line " + call.word(0) + " " + std::string(name_of(line.outcome)));
    return truth("Expect line " + call.word(0) + " requires review because " +
                 in_written_order(line.requirement->rows, call.word(1)));
}

Result<Said> expect_outcome(World& world, Call const& call) {
    auto const line = TRY(line_of(TRY(world.stage.state()), call.word(0)));
    return truth("Expect line " + call.word(0) + " " + std::string(name_of(line.outcome)));
}

Result<Said> expect_span(World& world, Call const& call) {
    auto const line = TRY(line_of(TRY(world.stage.state()), call.word(0)));
    auto text = "Expect line " + call.word(0) + " " + std::string(name_of(line.outcome));
    // An approval that is cut keeps its own days beside the decision of the cut.
    auto const from = line.determined ? line.determined->from
                      : line.adverse  ? line.adverse->decision.granted.from
                                      : std::nullopt;
    auto const to = line.determined ? line.determined->to
                    : line.adverse  ? line.adverse->decision.granted.to
                                    : std::nullopt;
    if (from && to) text += " from " + to_text(*from) + " to " + to_text(*to);
    return truth(text);
}

Result<Said> expect_units(World& world, Call const& call) {
    auto const line = TRY(line_of(TRY(world.stage.state()), call.word(0)));
    auto const granted = line.determined ? line.determined->units
                         : line.adverse  ? line.adverse->decision.granted.units
                                         : std::nullopt;
    auto const units = granted ? granted : line.asked.units;
    return truth("Expect line " + call.word(0) + " for " + (units ? to_text(*units) : "no") +
                 " units");
}

Result<Said> expect_decider(World& world, Call const& call) {
    auto const line = TRY(line_of(TRY(world.stage.state()), call.word(0)));
    auto text = "Expect line " + call.word(0) + " decided by ";
    if (line.adverse)
        return truth(text + (line.adverse->decision.delegated ? "delegate" : "person"));
    if (!line.determined) return truth(text + "nobody");
    text += name_of(line.determined->decided_by);
    if (call.words.size() > 2)
        text += " because " + in_written_order(line.determined->rows, call.word(2));
    return truth(text);
}

Result<Said> expect_code(World& world, Call const& call) {
    auto const line = TRY(line_of(TRY(world.stage.state()), call.word(0)));
    auto const system = line.asked.system ? std::string(name_of(*line.asked.system)) : "none";
    return truth("Expect line " + call.word(0) + " holds " + system + " code " + line.asked.code);
}

Result<Said> expect_service_type(World& world, Call const& call) {
    auto const line = TRY(line_of(TRY(world.stage.state()), call.word(0)));
    auto const type = line.asked.service_type.empty() ? "none" : line.asked.service_type;
    return truth("Expect line " + call.word(0) + " has service type " + type);
}

Result<Said> expect_request_reason(World& world, Call const&) {
    auto const state = TRY(world.stage.state());
    return truth("Expect request reason " +
                 (state.asked->reason.empty() ? std::string("none") : state.asked->reason));
}

Result<request::Clock> clock_of(World& world, std::string const& word) {
    auto const kind = TRY(enumerator<policy::ClockKind>(word));
    auto const state = TRY(world.stage.state());
    auto const found = std::ranges::find(state.clocks, kind, &request::Clock::clock);
    if (found == state.clocks.end()) return not_found("no_clock", {}, "No such clock runs.");
    return *found;
}

Result<Said> expect_due(World& world, Call const& call) {
    auto const clock = clock_of(world, call.word(0));
    if (!clock && clock.fault().code == "no_clock") return truth("Expect no clock " + call.word(0));
    if (!clock) return clock.fault();
    auto const& found = *clock;
    auto const due = found.due_at ? TRY(world.show(*found.due_at)) : std::string("never");
    return truth("Expect clock " + call.word(0) + " due " + due);
}

Result<Said> expect_no_clock(World& world, Call const& call) {
    auto const clock = clock_of(world, call.word(0));
    if (clock)
        return truth("Expect clock " + call.word(0) + " is " + std::string(name_of(clock->state)));
    if (clock.fault().code != "no_clock") return clock.fault();
    return truth("Expect no clock " + call.word(0));
}

Result<Said> expect_clock_state(World& world, Call const& call) {
    auto const clock = TRY(clock_of(world, call.word(0)));
    return truth("Expect clock " + call.word(0) + " is " + std::string(name_of(clock.state)));
}

Result<Said> expect_governs(World& world, Call const& call) {
    auto const clock = TRY(clock_of(world, call.word(0)));
    return truth("Expect clock " + call.word(0) + " governed by " + clock.governs);
}

Result<Said> expect_rule(World& world, Call const& call) {
    auto const clock = TRY(clock_of(world, call.word(0)));
    return truth("Expect clock " + call.word(0) + " under rule " + clock.rule);
}

Result<Said> expect_no_clocks(World& world, Call const&) {
    auto const state = TRY(world.stage.state());
    if (state.clocks.empty()) return truth("Expect no clocks");
    return truth("Expect clock " + std::string(name_of(state.clocks.front().clock)) + " is " +
                 std::string(name_of(state.clocks.front().state)));
}

Result<Said> expect_status(World& world, Call const&) {
    return truth("Expect status " + std::string(name_of(TRY(world.stage.state()).status)));
}

Result<Said> expect_open(World& world, Call const&) {
    return truth(TRY(world.stage.state()).closed() ? "Expect closed" : "Expect open");
}

Result<Said> expect_overdue(World& world, Call const&) {
    return truth(TRY(world.stage.state()).overdue ? "Expect overdue" : "Expect not overdue");
}

Result<Said> expect_queue(World& world, Call const&) {
    auto const state = TRY(world.stage.state());
    return truth("Expect queue " + (state.queue.empty() ? std::string("none") : state.queue));
}

Result<Said> expect_stage(World& world, Call const&) {
    return truth("Expect stage " + std::string(name_of(TRY(world.stage.state()).stage)));
}

Result<Said> expect_assignee(World& world, Call const&) {
    auto const state = TRY(world.stage.state());
    return truth("Expect assignee " +
                 (state.assignee.empty() ? std::string("nobody") : state.assignee_name));
}

Result<Said> expect_forwarded(World& world, Call const&) {
    return truth("Expect forwarded to " + TRY(world.stage.state()).forwarded_to);
}

Result<Said> expect_duplicate(World& world, Call const&) {
    auto const state = TRY(world.stage.state());
    if (state.duplicates.empty()) return truth("Expect no duplicate");
    return truth("Expect duplicate " + std::string(name_of(state.duplicates.front().kind)));
}

std::string last_events(World const& world) {
    if (world.happened.empty()) return "Expect nothing happened";
    return "Expect events " + join(world.happened, ", ");
}

Result<Said> expect_refused(World& world, Call const& call) {
    if (!world.refused) return truth(last_events(world));
    auto text = "Expect refused " + world.refused->code;
    if (call.words.size() > 1)
        text += " at " + (world.refused->where.empty() ? "/" : world.refused->where);
    if (call.words.size() > 2) text += " saying \"" + world.refused->message + "\"";
    world.refused.reset();
    return truth(text);
}

Result<Said> expect_events(World& world, Call const&) { return truth(last_events(world)); }

Result<Said> expect_notices(World& world, Call const&) {
    std::vector<Row> table{{"form", "to", "channel", "language", "due"}};
    for (auto const& notice : TRY(world.stage.state()).notices)
        table.push_back({notice.form, std::string(name_of(notice.to)),
                         std::string(name_of(notice.channel)), notice.language,
                         notice.due ? TRY(world.show(*notice.due)) : "-"});
    return Said{Truth{"Expect notices", std::move(table)}};
}

Result<Said> expect_notice(World& world, Call const& call) {
    auto const state = TRY(world.stage.state());
    std::vector<std::string> all;
    for (auto const& notice : state.notices) {
        auto const shown = notice.form + " to " + std::string(name_of(notice.to));
        if (shown == call.word(0) + " to " + call.word(1)) return truth("Expect notice " + shown);
        all.push_back(shown);
    }
    return truth("Expect notice " + (all.empty() ? std::string("none") : join(all, ", ")));
}

Result<Said> expect_counts(World& world, Call const&) {
    auto const state = TRY(world.stage.state());
    return truth("Expect " + std::to_string(state.notes.size()) + " notes and " +
                 std::to_string(state.documents.size()) + " documents");
}

/// The digits of the plan's block, then serial and check digit.
Result<Said> expect_number(World& world, Call const&) {
    auto const state = TRY(world.stage.state());
    auto const& number = state.request.value;
    auto const pack = TRY(world.stage.pack_on(TRY(world.today())));
    auto const is_its = is_request_number(number) && number.starts_with(pack->number_block);
    return truth(is_its ? "Expect a number of the plan" : "Expect no number of the plan");
}

Result<Said> expect_late(World& world, Call const& call) {
    auto const state = TRY(world.stage.state());
    auto const number = static_cast<std::size_t>(TRY(whole_number(call.word(0))));
    if (number < 1 || number > state.documents.size()) return bad_step("there is no such document");
    auto const& document = state.documents[number - 1];
    return truth("Expect document " + call.word(0) +
                 (document.late           ? " late"
                  : document.short_notice ? " on short notice"
                                          : " in time"));
}

Result<Said> expect_request_sensitive(World& world, Call const&) {
    return truth(TRY(world.stage.state()).sensitive ? "Expect a sensitive request"
                                                    : "Expect an ordinary request");
}

void add_line_phrases(PhraseBook& book) {
    book.add("Expect line <line> requires review because <rows...>",
             "A person must decide; the rows that say so.", expect_review);
    book.add("Expect line <line> answers <answer>",
             "What the policy said of the line, by number or code.", expect_answer);
    book.add("Expect line <line> answers <answer> because <rows...>", "The same with the rows.",
             expect_answer);
    book.add("Expect line <line> <outcome> from <date> to <date>",
             "The outcome and the days it is good for.", expect_span);
    book.add("Expect line <line> for <units> units",
             "The number approved, or asked for while undecided.", expect_units);
    book.add("Expect line <line> decided by <by>",
             "rule, person, delegate or law; nobody while open.", expect_decider);
    book.add("Expect line <line> decided by <by> because <rows...>", "The same with the rows.",
             expect_decider);
    book.add("Expect line <line> holds <system> code <code>", "The code in normal form.",
             expect_code);
    book.add("Expect line <line> has service type <type>", "As asked or filled in.",
             expect_service_type);
    book.add("Expect line <line> <outcome>", "The outcome alone.", expect_outcome);
}

void add_clock_phrases(PhraseBook& book) {
    book.add("Expect clock <clock> due never", "Nothing that starts it has happened yet.",
             expect_due);
    book.add("Expect clock <clock> due <weekday> <date> <time>",
             "When it is due, by the plan's clock.", expect_due);
    book.add("Expect clock <clock> is <state>", "running, paused, stopped or expired.",
             expect_clock_state);
    book.add("Expect clock <clock> governed by <bound...>", "The bound that makes the due time.",
             expect_governs);
    book.add("Expect clock <clock> under rule <row>", "The row of the pack it follows.",
             expect_rule);
    book.add("Expect no clock <clock>", "This clock never started.", expect_no_clock);
    book.add("Expect no clocks", "No clock started.", expect_no_clocks);
}

}  // namespace

void add_expect_phrases(PhraseBook& book) {
    add_line_phrases(book);
    add_clock_phrases(book);
    book.add("Expect status <status>", "The status of the request.", expect_status);
    book.add("Expect open", "It is not closed.", expect_open);
    book.add("Expect closed", "It is closed.", expect_open);
    book.add("Expect overdue", "A deadline passed without a decision.", expect_overdue);
    book.add("Expect not overdue", "No deadline was missed.", expect_overdue);
    book.add("Expect queue <queue>", "Where it lies.", expect_queue);
    book.add("Expect stage <stage>", "Who has it.", expect_stage);
    book.add("Expect assignee <name...>", "Who it is given to; nobody.", expect_assignee);
    book.add("Expect forwarded to <group>", "The delegated group that decides.", expect_forwarded);
    book.add("Expect duplicate <kind>", "What it may repeat: exact or same_specialty.",
             expect_duplicate);
    book.add("Expect no duplicate", "It repeats nothing.", expect_duplicate);
    book.add("Expect request reason <reason>", "As asked or filled in.", expect_request_reason);
    book.add("Expect refused <code>", "The last deed was refused with this code.", expect_refused);
    book.add("Expect refused <code> at <pointer>", "The same, and where.", expect_refused);
    book.add("Expect refused <code> at <pointer> saying \"<text>\"", "The same, and the sentence.",
             expect_refused);
    book.add("Expect nothing happened", "The last deed changed nothing.", expect_events);
    book.add("Expect events <kinds...>", "The events of the last deed, in order.", expect_events);
    book.add("Expect notices", "All notices ordered so far, as a table.", expect_notices);
    book.add("Expect notice <form> to <recipient>", "One of the notices ordered.", expect_notice);
    book.add("Expect <number> notes and <number> documents", "How many there are.", expect_counts);
    book.add("Expect a number of the plan", "The request has its number, whose digits hold.",
             expect_number);
    book.add("Expect document <number> late", "It came after the decision.", expect_late);
    book.add("Expect document <number> on short notice",
             "It came closer to the service than the plan asks.", expect_late);
    book.add("Expect document <number> in time", "It came before the decision.", expect_late);
    book.add("Expect a sensitive request", "Its correspondence is protected.",
             expect_request_sensitive);
    book.add("Expect an ordinary request", "Its correspondence is not protected.",
             expect_request_sensitive);
}

}  // namespace assent::scenario
