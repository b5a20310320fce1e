#include "scenario/phrase_groups.h"
#include "scenario/phrases.h"
#include "scenario/words_of.h"

#include <algorithm>

namespace assent::scenario {
namespace {

using request::Command;

// Delegation.

Result<Said> forward(World& world, Call const& call) {
    return run(world, call.word(0), request::ForwardRequest{call.word(1), call.word(2)});
}

Result<Said> acknowledge(World& world, Call const& call) {
    return run(world, call.word(0), request::AcknowledgeForward{call.word(1)});
}

Result<Said> take_back(World& world, Call const& call) {
    return run(world, call.word(0), request::TakeBackRequest{call.word(1)});
}

Result<Said> expect_acknowledged(World& world, Call const&) {
    auto const state = TRY(world.stage.state());
    auto const& known = request::after_of(state).acknowledged;
    return truth(known ? "Expect acknowledged as " + known->number : "Expect not acknowledged");
}

// Continuity of care.

Result<void> set_fact(request::AssessContinuity& command, std::string const& name,
                      std::string const& value) {
    if (name == "enrolled_on") command.enrolled_on = TRY(parse_day(value));
    else if (name == "visits") command.visits = TRY(whole_number(value));
    else if (name == "evidence") command.evidence = TRY(enumerator<request::Evidence>(value));
    else if (name == "rate_accepted") command.rate_accepted = TRY(yes_or_no(value));
    else if (name == "quality_issue") command.quality_issue = TRY(yes_or_no(value));
    else if (name == "condition") command.condition = value;
    else if (name == "service_on") command.service_on = TRY(parse_day(value));
    else if (name == "authorized_until") command.authorized_until = TRY(parse_day(value));
    else if (name == "from_fee_for_service") command.from_fee_for_service = TRY(yes_or_no(value));
    else if (name == "alternative") command.alternative = value;
    else if (name == "member_chose") command.member_chose = TRY(yes_or_no(value));
    else return bad_step("continuity of care knows no \"" + name + "\"");
    return fine();
}

Result<Said> assess(World& world, Call const& call) {
    request::AssessContinuity command;
    command.program = call.word(1);
    for (auto const& row : call.table) {
        if (row.size() != 2) return bad_step("a name and a value, two spaces apart");
        TRY(set_fact(command, row[0], row[1]));
    }
    return run(world, call.word(0), command);
}

Result<Said> expect_continuity(World& world, Call const&) {
    auto const state = TRY(world.stage.state());
    auto const& found = request::after_of(state).continuity;
    if (!found) return truth("Expect continuity not assessed");
    if (found->met)
        return truth("Expect continuity met by " + found->row + " until " +
                     (found->to ? to_text(*found->to) : std::string("it ends")));
    std::vector<std::string> failed;
    for (auto const& criterion : found->criteria)
        if (!criterion.met) failed.push_back(criterion.criterion);
    return truth("Expect continuity refused by " + found->row + " for " + join(failed, ", "));
}

// Talk, contacts, tasks, criteria.

Result<Said> ask_talk(World& world, Call const& call) {
    return run(world, call.word(0),
               request::RequestPeerToPeer{call.word(1), call.word(2), "mornings"});
}

Result<Said> book_talk(World& world, Call const& call) {
    request::BookPeerToPeer command;
    command.number = TRY(whole_number(call.word(1)));
    command.meet_at = TRY(world.instant(call.word(2), call.word(3), call.word(4)));
    command.reviewer = call.word(5);
    return run(world, call.word(0), command);
}

Result<Said> record_talk(World& world, Call const& call) {
    request::RecordPeerToPeer command;
    command.number = TRY(whole_number(call.word(1)));
    command.outcome = TRY(enumerator<request::PeerToPeerOutcome>(call.word(2)));
    return run(world, call.word(0), command);
}

Result<Said> log_contact(World& world, Call const& call) {
    request::LogContact command;
    command.direction = TRY(enumerator<request::ContactDirection>(call.word(1)));
    command.channel = TRY(enumerator<policy::Channel>(call.word(2)));
    command.topic = TRY(enumerator<request::ContactTopic>(call.word(3)));
    command.with = call.word(4);
    command.reached = call.words.size() < 6;
    return run(world, call.word(0), command);
}

Result<Said> open_task(World& world, Call const& call) {
    request::OpenTask command;
    command.kind = TRY(enumerator<request::TaskKind>(call.word(1)));
    command.text = call.word(2);
    if (call.words.size() > 3) command.due_on = TRY(parse_day(call.word(3)));
    return run(world, call.word(0), command);
}

Result<Said> assign_task(World& world, Call const& call) {
    request::AssignTask command;
    command.task = TRY(whole_number(call.word(1)));
    if (call.words.size() > 2) {
        command.account = call.word(2);
        command.name = call.word(2);
    }
    return run(world, call.word(0), command);
}

Result<Said> close_task(World& world, Call const& call) {
    request::CloseTask command;
    command.task = TRY(whole_number(call.word(1)));
    command.text = "Done.";
    return run(world, call.word(0), command);
}

Result<Said> disclose(World& world, Call const& call) {
    request::DiscloseCriteria command;
    command.criteria = call.word(1);
    command.to = call.word(2);
    command.channel = TRY(enumerator<policy::Channel>(call.word(3)));
    return run(world, call.word(0), command);
}

Result<Said> expect_talk(World& world, Call const& call) {
    auto const state = TRY(world.stage.state());
    for (auto const& one : request::talk_of(state).peer_to_peer) {
        if (std::to_string(one.asked.number) != call.word(0)) continue;
        auto const text = "Expect talk " + call.word(0) + " ";
        if (one.held) return truth(text + std::string(name_of(one.held->outcome)));
        return truth(text + (one.booked ? "booked" : "asked"));
    }
    return truth("Expect no talk");
}

Result<Said> expect_tasks(World& world, Call const&) {
    std::vector<Row> table{{"kind", "due", "state", "text"}};
    auto const state = TRY(world.stage.state());
    for (auto const& task : request::talk_of(state).tasks)
        table.push_back({std::string(name_of(task.opened.kind)),
                         task.opened.due_on ? to_text(*task.opened.due_on) : "-",
                         task.closed ? "closed" : "open", task.opened.text});
    return Said{Truth{"Expect tasks", std::move(table)}};
}

Result<Said> expect_task_owner(World& world, Call const& call) {
    auto const state = TRY(world.stage.state());
    for (auto const& task : request::talk_of(state).tasks) {
        if (std::to_string(task.opened.task) != call.word(0)) continue;
        auto const text = "Expect task " + call.word(0) + " with ";
        return truth(text + (task.owner ? "\"" + task.owner->account + "\"" : "nobody"));
    }
    return truth("Expect no tasks");
}

Result<Said> expect_no_tasks(World& world, Call const&) {
    auto const state = TRY(world.stage.state());
    auto const count = request::talk_of(state).tasks.size();
    return truth(count == 0 ? "Expect no tasks" : "Expect tasks");
}

Result<Said> expect_contacts(World& world, Call const&) {
    auto const state = TRY(world.stage.state());
    auto const& contacts = request::talk_of(state).contacts;
    auto const reached = std::ranges::count(contacts, true, &request::ContactLogged::reached);
    return truth("Expect " + std::to_string(contacts.size()) + " contacts, " +
                 std::to_string(reached) + " reached");
}

Result<Said> expect_disclosed(World& world, Call const&) {
    auto const state = TRY(world.stage.state());
    return truth("Expect criteria disclosed " +
                 std::to_string(request::talk_of(state).criteria.size()) + " times");
}

void add_hand_over_phrases(PhraseBook& book) {
    book.add("<who...> forwards it to <group> because \"<text>\"",
             "Hands it to a delegated medical group.", forward);
    book.add("<who...> acknowledges it as \"<number>\"", "The group has it, under its own number.",
             acknowledge);
    book.add("<who...> takes it back because \"<text>\"", "The plan decides it after all.",
             take_back);
    book.add("Expect acknowledged as <number>", "The group's own number.", expect_acknowledged);
    book.add("Expect not acknowledged", "No group has said it has it.", expect_acknowledged);
    book.add("<who...> assesses continuity by <program>",
             "A table of facts: enrolled_on, visits, evidence, rate_accepted, condition, …",
             assess);
    book.add("Expect continuity met by <row> until <end...>", "The program's row and the last day.",
             expect_continuity);
    book.add("Expect continuity refused by <row> for <criteria...>",
             "The conditions that are not met.", expect_continuity);
    book.add("Expect continuity not assessed", "Nobody assessed it.", expect_continuity);
}

}  // namespace

void add_talk_phrases(PhraseBook& book) {
    add_hand_over_phrases(book);
    book.add("<who...> asks for a talk of \"<clinician>\" at <phone>",
             "A clinician wants to talk with a reviewer.", ask_talk);
    book.add("<who...> books talk <number> for <weekday> <date> <time> with \"<name>\"",
             "Plans the talk.", book_talk);
    book.add("<who...> records talk <number> as <outcome>",
             "upheld, overturned, changed or not_reached.", record_talk);
    book.add("<who...> logs an <direction> <channel> about <topic> with \"<name>\"",
             "A contact that reached somebody.", log_contact);
    book.add("<who...> logs an <direction> <channel> about <topic> with \"<name>\" <unreached>",
             "The same, nobody reached; the last word is unreached.", log_contact);
    book.add("<who...> opens a <kind> task \"<text>\"", "Leaves a task.", open_task);
    book.add("<who...> opens a <kind> task \"<text>\" due <date>", "The same with a day.",
             open_task);
    book.add("<who...> gives task <number> to \"<account>\"", "Somebody sees to it.", assign_task);
    book.add("<who...> gives task <number> to nobody", "It is anybody's again.", assign_task);
    book.add("Expect task <number> with \"<account>\"", "Who sees to it.", expect_task_owner);
    book.add("Expect task <number> with nobody", "Nobody in particular does.", expect_task_owner);
    book.add("<who...> closes task <number>", "The task is done.", close_task);
    book.add("<who...> discloses \"<criteria>\" to \"<name>\" by <channel>",
             "Hands out a copy of criteria.", disclose);
    book.add("Expect talk <number> <state>", "asked, booked or how it ended.", expect_talk);
    book.add("Expect no talk", "Nobody asked for one.", expect_talk);
    book.add("Expect tasks", "All tasks as a table.", expect_tasks);
    book.add("Expect no tasks", "Nothing is left to do.", expect_no_tasks);
    book.add("Expect <number> contacts, <number> reached", "The contact log.", expect_contacts);
    book.add("Expect criteria disclosed <number> times", "How many copies went out.",
             expect_disclosed);
}

}  // namespace assent::scenario
