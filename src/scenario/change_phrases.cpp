#include "scenario/phrase_groups.h"
#include "scenario/phrases.h"
#include "scenario/request_table.h"
#include "scenario/words_of.h"

namespace assent::scenario {
namespace {

/// The lines of the table in full, as the lines from `first` on; 0: further lines.
Result<Said> amend_lines(World& world, Call const& call, int first) {
    request::SubmitRequest written;
    TRY(add_lines(written, call.table));
    request::AmendRequest command;
    for (auto& line : written.lines) {
        line.diagnoses.clear();
        request::LineAmendment amended{std::nullopt, std::move(line)};
        if (first > 0) amended.line = LineNumber(first++);
        command.lines.push_back(std::move(amended));
    }
    return run(world, call.word(0), command);
}

Result<Said> amend_line(World& world, Call const& call) {
    return amend_lines(world, call, TRY(whole_number(call.word(1))));
}

Result<Said> add_line(World& world, Call const& call) { return amend_lines(world, call, 0); }

Result<Said> amend_diagnoses(World& world, Call const& call) {
    request::AmendRequest command;
    command.diagnoses.emplace();
    for (auto const& code : texts(call.word(1)))
        command.diagnoses->push_back({code, request::DiagnosisType::other, std::nullopt});
    return run(world, call.word(0), command);
}

Result<Said> amend_servicing(World& world, Call const& call) {
    request::AmendRequest command;
    command.servicing = TRY(world.place(call.word(1)))->id;
    return run(world, call.word(0), command);
}

Result<Said> amend_nothing(World& world, Call const& call) {
    return run(world, call.word(0), request::AmendRequest{});
}

Result<Said> ask_change(World& world, Call const& call) {
    request::AskForChange command;
    command.kind = TRY(enumerator<request::ChangeKind>(call.word(1)));
    command.text.reveal() = call.word(2);
    if (call.words.size() > 3) command.channel = TRY(enumerator<policy::Channel>(call.word(3)));
    return run(world, call.word(0), command);
}

Result<Said> ask_cancel(World& world, Call const& call) {
    request::AskToCancel command;
    command.text.reveal() = call.word(1);
    return run(world, call.word(0), command);
}

Result<Said> answer_change(World& world, Call const& call) {
    request::AnswerChange command;
    command.change = TRY(whole_number(call.word(1)));
    command.state = TRY(enumerator<request::ChangeState>(call.word(2)));
    if (call.words.size() > 3) command.text.reveal() = call.word(3);
    return run(world, call.word(0), command);
}

Result<Said> withdraw(World& world, Call const& call) {
    request::WithdrawRequest command;
    command.reason = TRY(enumerator<request::WithdrawReason>(call.word(1)));
    if (call.words.size() > 2) command.text = call.word(2);
    return run(world, call.word(0), command);
}

Result<Said> withdraw_line(World& world, Call const& call) {
    request::WithdrawRequest command;
    command.lines.push_back(LineNumber(TRY(whole_number(call.word(1)))));
    command.reason = TRY(enumerator<request::WithdrawReason>(call.word(2)));
    return run(world, call.word(0), command);
}

Result<Said> dismiss(World& world, Call const& call) {
    request::DismissRequest command;
    command.reason = TRY(enumerator<request::DismissReason>(call.word(1)));
    if (call.words.size() > 2) command.text = call.word(2);
    return run(world, call.word(0), command);
}

Result<Said> reopen(World& world, Call const& call) {
    request::ReopenRequest command;
    command.reason = TRY(enumerator<request::ReopenReason>(call.word(1)));
    command.text = call.word(2);
    return run(world, call.word(0), command);
}

Result<Said> reopen_line(World& world, Call const& call) {
    request::ReopenRequest command;
    command.lines.push_back(LineNumber(TRY(whole_number(call.word(1)))));
    command.reason = TRY(enumerator<request::ReopenReason>(call.word(2)));
    command.text = call.word(3);
    return run(world, call.word(0), command);
}

/// The number of the n-th request of the scenario; the one spoken of stays the same.
Result<RequestId> number_of(World& world, std::string const& word) {
    auto const spoken_of = TRY(world.stage.state()).request;
    TRY(world.stage.turn_to(TRY(whole_number(word))));
    auto const found = TRY(world.stage.state()).request;
    for (int i = 1; TRY(world.stage.state()).request != spoken_of; ++i) TRY(world.stage.turn_to(i));
    return found;
}

Result<Said> answer_copy(World& world, Call const& call) {
    request::AnswerDuplicate command;
    command.other = TRY(number_of(world, call.word(1)));
    command.answer = TRY(enumerator<request::DuplicateAnswer>(call.word(2)));
    if (call.words.size() > 3) command.text.reveal() = call.word(3);
    return run(world, call.word(0), command);
}

Result<Said> link(World& world, Call const& call) {
    request::LinkRequest command;
    command.other = TRY(number_of(world, call.word(1)));
    command.kind = TRY(enumerator<request::LinkKind>(call.word(2)));
    return run(world, call.word(0), command);
}

Result<Said> void_as_copy(World& world, Call const& call) {
    request::VoidRequest command;
    command.reason = request::VoidReason::duplicate;
    command.duplicate_of = TRY(number_of(world, call.word(1)));
    return run(world, call.word(0), command);
}

Result<Said> expect_change(World& world, Call const& call) {
    auto const state = TRY(world.stage.state());
    auto const number = static_cast<std::size_t>(TRY(whole_number(call.word(0))));
    if (number < 1 || number > state.changes.asked.size()) return bad_step("no such change");
    auto const& change = state.changes.asked[number - 1];
    return truth("Expect change " + call.word(0) + " to " +
                 std::string(name_of(change.asked.wish)) + " is " +
                 std::string(name_of(change.state)));
}

Result<Said> expect_link(World& world, Call const& call) {
    auto const state = TRY(world.stage.state());
    auto const text = "Expect linked to request " + call.word(0) + " as ";
    auto const other = TRY(number_of(world, call.word(0)));
    for (auto const& found : state.copies.links) {
        if (found.other != other) continue;
        auto kind = text + std::string(name_of(found.kind));
        if (call.words.size() > 2)
            kind +=
                " received " + (found.first_received_at ? TRY(world.show(*found.first_received_at))
                                                        : std::string("unknown"));
        return truth(kind);
    }
    return truth(text + "nothing");
}

Result<Said> expect_link_holds(World& world, Call const& call) {
    auto const state = TRY(world.stage.state());
    auto const other = TRY(number_of(world, call.word(0)));
    auto const text = "Expect linked to request " + call.word(0) + " holding ";
    for (auto const& found : state.copies.links)
        if (found.other == other)
            return truth(text + std::to_string(found.notes) + " notes and " +
                         std::to_string(found.documents) + " documents");
    return truth(text + "nothing");
}

Result<Said> expect_answer(World& world, Call const&) {
    auto const state = TRY(world.stage.state());
    if (state.copies.answers.empty()) return truth("Expect no answer why two");
    auto const& answer = state.copies.answers.back();
    return truth("Expect answer why two " + std::string(name_of(answer.answer)) + " \"" +
                 answer.text.reveal() + "\"");
}

Result<Said> expect_servicing(World& world, Call const&) {
    auto const state = TRY(world.stage.state());
    return truth("Expect servicing \"" +
                 (state.known->servicing ? state.known->servicing->name : std::string()) + "\"");
}

Result<Said> expect_diagnoses(World& world, Call const&) {
    auto const state = TRY(world.stage.state());
    std::vector<std::string> codes;
    for (auto const& diagnosis : state.asked->diagnoses) codes.push_back(diagnosis.code);
    return truth("Expect diagnoses " + join(codes, ", "));
}

Result<Said> expect_lines(World& world, Call const&) {
    return truth("Expect " + std::to_string(TRY(world.stage.state()).lines.size()) + " lines");
}

Result<Said> expect_confirmation(World& world, Call const&) {
    auto const state = TRY(world.stage.state());
    for (auto const& notice : state.notices)
        if (notice.form == "change_confirmation")
            return truth("Expect the change confirmed by " + std::string(name_of(notice.channel)));
    return truth("Expect the change confirmed by nothing");
}

void add_end_phrases(PhraseBook& book) {
    book.add("<who...> withdraws for <reason>", "Takes back all that is undecided.", withdraw);
    book.add("<who...> withdraws for <reason> saying \"<text>\"", "The same with a sentence.",
             withdraw);
    book.add("<who...> withdraws line <number> for <reason>", "Takes back one line.",
             withdraw_line);
    book.add("<who...> dismisses it as <reason>", "Medicare lines only.", dismiss);
    book.add("<who...> dismisses it as <reason> saying \"<text>\"", "The same with its sentence.",
             dismiss);
    book.add("<who...> reopens it for <reason> saying \"<text>\"",
             "A closed request: what was denied, or all of one that was ended.", reopen);
    book.add("<who...> reopens line <number> for <reason> saying \"<text>\"", "One line of it.",
             reopen_line);
    book.add("<who...> voids it as a copy of request <number>", "The other one goes on.",
             void_as_copy);
}

void add_copy_phrases(PhraseBook& book) {
    book.add("<who...> answers why two with request <number> as <answer>",
             "joined, both_needed, replaces, not_a_duplicate, new_facts or appeal.", answer_copy);
    book.add("<who...> answers why two with request <number> as <answer> saying \"<text>\"",
             "The same with a sentence.", answer_copy);
    book.add("<who...> links it to request <number> as <kind>",
             "joined, replaces, related or resubmission.", link);
    book.add("Expect linked to request <number> as <kind>", "How two requests hang together.",
             expect_link);
    book.add("Expect linked to request <number> as <kind> received <weekday> <date> <time>",
             "The same, with the first receipt that governs.", expect_link);
    book.add("Expect linked to request <number> holding <notes> notes and <documents> documents",
             "What is to be read under the other number.", expect_link_holds);
    book.add("Expect answer why two <answer> \"<text>\"", "The last answer.", expect_answer);
    book.add("Expect no answer why two", "Nobody answered yet.", expect_answer);
}

}  // namespace

void add_change_phrases(PhraseBook& book) {
    add_end_phrases(book);
    add_copy_phrases(book);
    book.add("<who...> amends line <number>",
             "The table holds the line as it should read; further rows are the next lines.",
             amend_line);
    book.add("<who...> adds lines", "The table holds further lines.", add_line);
    book.add("<who...> amends the diagnoses to <codes...>", "The whole list anew.",
             amend_diagnoses);
    book.add("<who...> changes the servicing provider to \"<name>\"", "While it is open.",
             amend_servicing);
    book.add("<who...> amends nothing", "An amendment that wants nothing.", amend_nothing);
    book.add("<who...> asks for an <kind> change \"<text>\"", "administrative.", ask_change);
    book.add("<who...> asks for a <kind> change \"<text>\"", "clinical.", ask_change);
    book.add("<who...> asks for a <kind> change \"<text>\" by <channel>", "The same by fax.",
             ask_change);
    book.add("<who...> asks to cancel \"<text>\"", "The plan is asked to end it.", ask_cancel);
    book.add("<who...> answers change <number> with <state>", "accepted, refused or done.",
             answer_change);
    book.add("<who...> answers change <number> with <state> saying \"<text>\"",
             "The same with a sentence.", answer_change);
    book.add("Expect change <number> to <wish> is <state>", "What became of it.", expect_change);
    book.add("Expect servicing \"<name>\"", "Who gives the service.", expect_servicing);
    book.add("Expect diagnoses <codes...>", "In normal form, in order.", expect_diagnoses);
    book.add("Expect <number> lines", "How many there are.", expect_lines);
    book.add("Expect the change confirmed by <channel>", "The way it was asked.",
             expect_confirmation);
}

}  // namespace assent::scenario
