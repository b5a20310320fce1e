#include "scenario/phrase_groups.h"
#include "scenario/phrases.h"
#include "scenario/request_table.h"
#include "scenario/words_of.h"

namespace assent::scenario {
namespace {

using request::Command;

/// `urgent post_service outpatient`: the last word is the kind.
Result<void> add_axes(request::SubmitRequest& asked, std::string_view axes) {
    for (auto const word : words(axes)) {
        if (auto const urgency = from_name<policy::Urgency>(word)) asked.urgency = *urgency;
        else if (auto const review = from_name<policy::Review>(word)) asked.review = *review;
        else asked.kind = TRY(enumerator<policy::RequestKind>(word));
    }
    return fine();
}

struct Places {
    std::string requesting;
    std::string servicing;
};

Result<Said> submit(World& world, Call const& call, std::string const& who, Places const& places) {
    auto asked = world.next;
    world.next = {};
    TRY(add_axes(asked, call.word(1)));
    if (world.member) asked.member = world.member->id;
    if (!places.requesting.empty()) asked.requesting = TRY(world.place(places.requesting))->id;
    if (!places.servicing.empty()) asked.servicing = TRY(world.place(places.servicing))->id;
    TRY(add_lines(asked, call.table));
    auto const* person = TRY(world.person(who));
    world.keep(world.stage.submit(asked, *person));
    return Said{};
}

std::string office(std::string const& name) { return "Provider \"" + name + "\""; }

Result<Said> submit_own(World& world, Call const& call) {
    return submit(world, call, office(call.word(0)), {call.word(0), call.word(0)});
}

Result<Said> submit_to(World& world, Call const& call) {
    return submit(world, call, office(call.word(0)), {call.word(0), call.word(2)});
}

Result<Said> submit_between(World& world, Call const& call) {
    return submit(world, call, call.word(0), {call.word(2), call.word(3)});
}

Result<Said> submit_bare(World& world, Call const& call) {
    return submit(world, call, call.word(0), {});
}

Result<Said> prepare(World& world, Call const& call) {
    TRY(add_request_facts(world, call.table));
    return Said{};
}

Result<Said> approve(World& world, Call const& call) {
    request::Determine command;
    if (call.words.size() > 1) {
        request::LineDecision line;
        line.line = LineNumber(TRY(whole_number(call.word(1))));
        if (call.words.size() > 3) {
            line.from = TRY(parse_day(call.word(2)));
            line.to = TRY(parse_day(call.word(3)));
        } else if (call.words.size() > 2) {
            line.units = TRY(parse_units(call.word(2)));
        }
        command.lines.push_back(line);
    }
    return run(world, call.word(0), command);
}

Result<Said> approve_because(World& world, Call const& call) {
    request::Determine command;
    command.reason = TRY(enumerator<request::ApprovalReason>(call.word(1)));
    return run(world, call.word(0), command);
}

Result<Said> add_note(World& world, Call const& call) {
    request::AddNote command;
    if (call.words.size() > 2) command.note.type = TRY(enumerator<request::NoteType>(call.word(1)));
    command.note.text.reveal() = call.words.back();
    return run(world, call.word(0), command);
}

Result<Said> correct_note(World& world, Call const& call) {
    request::AddNote command;
    command.corrects = TRY(whole_number(call.word(1)));
    command.note.text.reveal() = call.word(2);
    return run(world, call.word(0), command);
}

Result<Said> attach(World& world, Call const& call) {
    request::AttachDocument command;
    command.document = TRY(document_of(call.word(1)));
    return run(world, call.word(0), command);
}

Result<Said> assign(World& world, Call const& call) {
    auto const* to = TRY(world.person(call.word(1)));
    return run(world, call.word(0), request::AssignRequest{to->account, to->name, {}});
}

Result<Said> hand_over(World& world, Call const& call) {
    auto const* to = TRY(world.person(call.word(1)));
    return run(world, call.word(0),
               request::AssignRequest{
                   to->account, to->name, {}, Private<std::string>(std::string(call.word(2)))});
}

Result<Said> take_over(World& world, Call const& call) {
    auto const* to = TRY(world.person(call.word(0)));
    return run(world, call.word(0),
               request::AssignRequest{
                   to->account, to->name, {}, Private<std::string>(std::string(call.word(1)))});
}

Result<Said> give_back(World& world, Call const& call) {
    return run(world, call.word(0), request::AssignRequest{});
}

Result<Said> move(World& world, Call const& call) {
    return run(world, call.word(0), request::AssignRequest{{}, {}, call.word(1)});
}

Result<Said> void_it(World& world, Call const& call) {
    request::VoidRequest command;
    command.reason = TRY(enumerator<request::VoidReason>(call.word(1)));
    if (call.words.size() > 2) command.text = call.word(2);
    return run(world, call.word(0), command);
}

Result<Said> extend(World& world, Call const& call) {
    request::ExtendDeadline command;
    command.clock = TRY(enumerator<policy::ClockKind>(call.word(1)));
    command.days = TRY(whole_number(call.word(2)));
    if (call.words.size() > 3) command.reason = call.word(3);
    if (call.words.size() > 4) command.member_text = call.word(4);
    return run(world, call.word(0), command);
}

Result<Said> extend_for_member(World& world, Call const& call) {
    request::ExtendDeadline command;
    command.clock = TRY(enumerator<policy::ClockKind>(call.word(1)));
    command.days = TRY(whole_number(call.word(2)));
    command.member_asked = true;
    command.reason = "The member asked for more time.";
    return run(world, call.word(0), command);
}

Result<Said> warn(World& world, Call const& call) {
    auto const clock = TRY(enumerator<policy::ClockKind>(call.word(1)));
    return run(world, call.word(0), request::WarnClock{clock, TRY(whole_number(call.word(2)))});
}

Result<Said> expire(World& world, Call const& call) {
    return run(world, call.word(0),
               request::ExpireClock{TRY(enumerator<policy::ClockKind>(call.word(1)))});
}

Result<Said> turn_to(World& world, Call const& call) {
    TRY(world.stage.turn_to(TRY(whole_number(call.word(0)))));
    return Said{};
}

void add_submit_phrases(PhraseBook& book) {
    book.add("The next request has",
             "A table of names and values for the next submission: reason, special, document, …",
             prepare);
    book.add("Provider \"<name>\" submits <axes...> to \"<name>\"",
             "An office asks for a service at another provider; the table holds the lines.",
             submit_to);
    book.add("<who...> submits <axes...> for \"<name>\" at \"<name>\"",
             "Someone asks for a requesting provider, at a servicing one.", submit_between);
    book.add("Provider \"<name>\" submits <axes...>",
             "An office asks; the axes are urgency, review and, last, the kind. The table holds "
             "the lines.",
             submit_own);
    book.add("<who...> submits <axes...> without providers", "Someone leaves the providers out.",
             submit_bare);
    book.add("Speak of request <number>",
             "The requests of a scenario count from 1; the newest is spoken of.", turn_to);
}

}  // namespace

void add_deed_phrases(PhraseBook& book) {
    add_submit_phrases(book);
    book.add("<who...> approves", "Approves every undecided line as asked.", approve);
    book.add("<who...> approves line <number>", "Approves one line as asked.", approve);
    book.add("<who...> approves line <number> from <date> to <date>",
             "Approves one line for these days.", approve);
    book.add("<who...> approves line <number> for <units> units",
             "Approves one line for this number.", approve);
    book.add("<who...> approves giving <reason>", "Approves with another reason than met criteria.",
             approve_because);
    book.add("<who...> adds a note \"<text>\"", "A web note.", add_note);
    book.add("<who...> adds a <type> note \"<text>\"", "A note of another type.", add_note);
    book.add("<who...> corrects note <number> saying \"<text>\"",
             "A further note that corrects an earlier one.", correct_note);
    book.add("<who...> attaches a <type>", "Attaches a document of that type.", attach);
    book.add("<who...> attaches an <type>", "The same.", attach);
    book.add("<who...> assigns it to <who...>", "Gives it to a person.", assign);
    book.add("<who...> hands it to <who...> saying \"<text>\"", "Gives it on with a note.",
             hand_over);
    book.add("<who...> takes it over saying \"<text>\"",
             "Takes it out of the hands of a colleague, or of nobody.", take_over);
    book.add("<who...> gives it back", "Gives it back to its queue.", give_back);
    book.add("<who...> moves it to queue <queue>", "Changes the queue.", move);
    book.add("<who...> voids it as <reason>", "Ends a request that cannot be used.", void_it);
    book.add("<who...> voids it as <reason> saying \"<text>\"", "The same with a sentence.",
             void_it);
    book.add(
        "<who...> extends the <clock> clock by <number> days because \"<text>\" and \"<text>\"",
        "Moves a deadline: the reason, and why it is in the member's interest.", extend);
    book.add("<who...> extends the <clock> clock by <number> days because \"<text>\"",
             "Without the second sentence.", extend);
    book.add("<who...> extends the <clock> clock by <number> days as the member asked",
             "At the member's wish.", extend_for_member);
    book.add("<who...> warns the <clock> clock at <number> percent", "Only the clock itself may.",
             warn);
    book.add("<who...> expires the <clock> clock",
             "Only the clock itself may, once it is past due.", expire);
}

}  // namespace assent::scenario
