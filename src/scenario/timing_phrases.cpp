#include "scenario/phrase_groups.h"
#include "scenario/phrases.h"
#include "scenario/words_of.h"

#include <algorithm>

namespace assent::scenario {
namespace {

using request::Command;
using request::Information;

/// `history, diagnostic_result`: one item a word.
std::vector<request::InformationItem> items_of(std::string_view list) {
    std::vector<request::InformationItem> items;
    for (auto const& word : listed(list)) items.push_back({word, {}});
    return items;
}

Result<Said> ask(World& world, Call const& call, request::InformationKind kind) {
    request::RequestInformation command;
    command.kind = kind;
    command.channel = TRY(enumerator<policy::Channel>(call.word(1)));
    command.items = items_of(call.word(2));
    return run(world, call.word(0), command);
}

Result<Said> ask_clinical(World& world, Call const& call) {
    return ask(world, call, request::InformationKind::clinical);
}

Result<Said> ask_incomplete(World& world, Call const& call) {
    return ask(world, call, request::InformationKind::incomplete);
}

Result<Said> ask_duplicate(World& world, Call const& call) {
    request::RequestInformation command;
    command.kind = request::InformationKind::duplicate_question;
    command.items = {{{}, call.word(1)}};
    return run(world, call.word(0), command);
}

Result<Said> ask_member(World& world, Call const& call) {
    request::RequestInformation command;
    command.to = policy::Recipient::member;
    command.channel = TRY(enumerator<policy::Channel>(call.word(1)));
    command.items = items_of(call.word(2));
    return run(world, call.word(0), command);
}

Result<Said> ask_until(World& world, Call const& call) {
    request::RequestInformation command;
    command.channel = TRY(enumerator<policy::Channel>(call.word(1)));
    command.items = items_of(call.word(2));
    command.due = TRY(world.instant(call.word(3), call.word(4), call.word(5)));
    return run(world, call.word(0), command);
}

Result<Said> ask_again(World& world, Call const& call) {
    request::RequestInformation command;
    command.repeats = TRY(whole_number(call.word(1)));
    command.channel = TRY(enumerator<policy::Channel>(call.word(2)));
    return run(world, call.word(0), command);
}

request::AnsweredItem answered(int item, request::ItemAnswer answer) {
    request::AnsweredItem made;
    made.item = item;
    made.answer = answer;
    return made;
}

Result<Said> answer_text(World& world, Call const& call) {
    request::RecordInformation command;
    command.information = TRY(whole_number(call.word(2)));
    auto made = answered(TRY(whole_number(call.word(1))), request::ItemAnswer::text);
    made.text.reveal() = call.word(3);
    command.answers.push_back(std::move(made));
    return run(world, call.word(0), command);
}

Result<Said> answer_document(World& world, Call const& call) {
    request::RecordInformation command;
    command.information = TRY(whole_number(call.word(2)));
    auto made = answered(TRY(whole_number(call.word(1))), request::ItemAnswer::document);
    made.document = TRY(whole_number(call.word(3)));
    command.answers.push_back(std::move(made));
    return run(world, call.word(0), command);
}

Result<Said> answer_none(World& world, Call const& call) {
    request::RecordInformation command;
    command.information = TRY(whole_number(call.word(2)));
    command.answers.push_back(
        answered(TRY(whole_number(call.word(1))), request::ItemAnswer::not_available));
    return run(world, call.word(0), command);
}

Result<Said> set_complete(World& world, Call const& call) {
    request::SetInformationComplete command;
    command.why = call.word(1);
    if (call.words.size() > 2)
        command.complete_at = TRY(world.instant(call.word(2), call.word(3), call.word(4)));
    return run(world, call.word(0), command);
}

Result<Said> cancel(World& world, Call const& call) {
    return run(world, call.word(0),
               request::CancelInformation{TRY(whole_number(call.word(1))), call.word(2)});
}

Result<Said> make_urgent(World& world, Call const& call) {
    request::SetUrgency command;
    command.asked_by = TRY(enumerator<request::UrgencyBy>(call.word(1)));
    command.why = call.word(2);
    return run(world, call.word(0), command);
}

Result<Said> make_standard(World& world, Call const& call) {
    request::SetUrgency command;
    command.urgency = policy::Urgency::standard;
    command.why = call.word(1);
    if (call.words.size() > 2) command.agreed_by = call.word(2);
    return run(world, call.word(0), command);
}

Result<Said> correct_receipt(World& world, Call const& call) {
    request::CorrectReceipt command;
    command.received_at = TRY(world.instant(call.word(1), call.word(2), call.word(3)));
    command.why = call.word(4);
    return run(world, call.word(0), command);
}

Result<Said> recount(World& world, Call const& call) {
    request::RecountClock command;
    for (auto const& day : listed(call.word(1))) command.closed.push_back(TRY(parse_day(day)));
    command.why = "The list was edited.";
    return run(world, call.word(0), command);
}

Result<Said> order(World& world, Call const& call) {
    request::OrderNotice command;
    command.form = call.word(1);
    command.to = TRY(enumerator<policy::Recipient>(call.word(2)));
    command.channel = TRY(enumerator<policy::Channel>(call.word(3)));
    return run(world, call.word(0), command);
}

/// The newest notice of that form to that recipient, as its number.
Result<int> notice_of(World& world, std::string const& form, std::string const& to) {
    auto const recipient = TRY(enumerator<policy::Recipient>(to));
    auto const state = TRY(world.stage.state());
    for (auto i = std::ssize(state.notices); i > 0; --i) {
        auto const& notice = state.notices[static_cast<std::size_t>(i - 1)];
        if (notice.form == form && notice.to == recipient) return static_cast<int>(i);
    }
    return bad_step("no " + form + " to " + to + " was ordered");
}

/// What became of the newest notice of that form to that recipient.
Result<Said> deliver(World& world, std::string const& who, std::vector<std::string> const& words,
                     bool delivered) {
    request::RecordDelivery command;
    command.notice = TRY(notice_of(world, words.at(0), words.at(1)));
    command.channel = TRY(enumerator<policy::Channel>(words.at(2)));
    command.delivered = delivered;
    return run(world, who, command);
}

Result<Said> delivered(World& world, Call const& call) {
    return deliver(world, "The clock", call.words, true);
}

Result<Said> failed(World& world, Call const& call) {
    return deliver(world, "The clock", call.words, false);
}

Result<Said> record_delivered(World& world, Call const& call) {
    return deliver(world, call.word(0), {call.word(1), call.word(2), call.word(3)}, true);
}

Result<Said> record(World& world, Call const& call) {
    request::RecordDelivery command;
    command.notice = TRY(notice_of(world, call.word(1), call.word(2)));
    command.channel = TRY(enumerator<policy::Channel>(call.word(3)));
    if (call.words.size() > 4)
        command.at = TRY(world.instant(call.word(4), call.word(5), call.word(6)));
    return run(world, call.word(0), command);
}

/// `ordered`, `delivered` with its channel, or `failed`.
Result<Said> expect_notice_state(World& world, Call const& call) {
    auto const number = TRY(notice_of(world, call.word(0), call.word(1)));
    auto const state = TRY(world.stage.state());
    std::string text = "Expect notice " + call.word(0) + " to " + call.word(1);
    request::Delivery const* last = nullptr;
    for (auto const& delivery : state.timing.deliveries)
        if (delivery.notice == number) last = &delivery;
    if (last == nullptr) return truth(text + " only ordered");
    return truth(text + (last->delivered ? " delivered by " : " failed by ") +
                 std::string(name_of(last->channel)) + " " + TRY(world.show(last->at)));
}

Result<Information> information_of(World& world, std::string const& word) {
    auto const number = TRY(whole_number(word));
    auto const state = TRY(world.stage.state());
    auto const& all = state.timing.information;
    auto const found = std::ranges::find(all, number, &Information::number);
    if (found == all.end()) return bad_step("there is no ask " + word);
    return *found;
}

Result<Said> expect_ask(World& world, Call const& call) {
    auto const ask = TRY(information_of(world, call.word(0)));
    return truth("Expect ask " + call.word(0) + " " + std::string(name_of(ask.state)));
}

Result<Said> expect_ask_due(World& world, Call const& call) {
    auto const ask = TRY(information_of(world, call.word(0)));
    auto const due = ask.due ? TRY(world.show(*ask.due)) : std::string("never");
    return truth("Expect ask " + call.word(0) + " due " + due);
}

Result<Said> expect_attempts(World& world, Call const& call) {
    auto const ask = TRY(information_of(world, call.word(0)));
    std::vector<std::vector<std::string>> table{{"at", "by", "to", "channel"}};
    for (auto const& attempt : ask.attempts)
        table.push_back({TRY(world.show(attempt.at)), attempt.by, std::string(name_of(attempt.to)),
                         std::string(name_of(attempt.channel))});
    return Said{Truth{"Expect attempts of ask " + call.word(0), std::move(table)}};
}

Result<Said> expect_complete(World& world, Call const&) {
    auto const state = TRY(world.stage.state());
    auto const& at = state.timing.information_complete_at;
    return truth("Expect information complete " +
                 (at ? TRY(world.show(*at)) : std::string("never")));
}

Result<Said> expect_urgency(World& world, Call const&) {
    return truth("Expect urgency " + std::string(name_of(TRY(world.stage.state()).asked->urgency)));
}

Result<Said> expect_received(World& world, Call const&) {
    return truth("Expect received " + TRY(world.show(*TRY(world.stage.state()).received_at)));
}

Result<Said> expect_warned(World& world, Call const& call) {
    auto const kind = TRY(enumerator<policy::ClockKind>(call.word(0)));
    auto const state = TRY(world.stage.state());
    auto const found = std::ranges::find(state.clocks, kind, &request::Clock::clock);
    auto const percent = found == state.clocks.end() ? 0 : found->warned;
    return truth("Expect clock " + call.word(0) + " warned at " + std::to_string(percent) +
                 " percent");
}

Result<Said> expect_warned_before(World& world, Call const& call) {
    auto const kind = TRY(enumerator<policy::ClockKind>(call.word(0)));
    auto const state = TRY(world.stage.state());
    auto const found = std::ranges::find(state.clocks, kind, &request::Clock::clock);
    auto const told = found == state.clocks.end() || found->warned_before.empty()
                          ? std::string("nothing")
                          : join(found->warned_before, ", ");
    return truth("Expect clock " + call.word(0) + " warned " + told + " before");
}

void add_information_phrases(PhraseBook& book) {
    book.add("<who...> asks by <channel> for <items...> until <weekday> <date> <time>",
             "Clinical items with a time to reply.", ask_until);
    book.add("<who...> asks by <channel> for <items...>",
             "Clinical items the office is asked for, by commas.", ask_clinical);
    book.add("<who...> asks the member by <channel> for <items...>", "The same of the member.",
             ask_member);
    book.add("<who...> sends an Incomplete Notice by <channel> for <items...>",
             "Items of the administrative minimum, by commas.", ask_incomplete);
    book.add("<who...> asks about a duplicate \"<text>\"", "A question that holds up no clock.",
             ask_duplicate);
    book.add("<who...> repeats ask <number> by <channel>", "A further attempt at an open ask.",
             ask_again);
    book.add("<who...> answers item <number> of ask <number> with \"<text>\"",
             "An answer in words.", answer_text);
    book.add("<who...> answers item <number> of ask <number> with document <number>",
             "A document attached before.", answer_document);
    book.add("<who...> has no item <number> of ask <number>", "It is not to be had.", answer_none);
    book.add("<who...> calls the information complete because \"<text>\"", "As of now.",
             set_complete);
    book.add(
        "<who...> calls the information complete because \"<text>\" since <weekday> <date> <time>",
        "As of then.", set_complete);
    book.add("<who...> takes back ask <number> because \"<text>\"", "As if never asked.", cancel);
}

void add_timing_deeds(PhraseBook& book) {
    book.add("<who...> makes it urgent for the <party> because \"<text>\"",
             "On whose word: provider, physician, office_staff, member or plan.", make_urgent);
    book.add("<who...> makes it standard because \"<text>\"", "A reviewer finds no urgency.",
             make_standard);
    book.add("<who...> makes it standard because \"<text>\" as \"<name>\" agreed",
             "With the office's agreement.", make_standard);
    book.add("<who...> corrects the receipt to <weekday> <date> <time> because \"<text>\"",
             "Counts once a second person says the same.", correct_receipt);
    book.add("<who...> sets the days off to <dates...>", "The plan's list was edited, by commas.",
             recount);
    book.add("<who...> orders notice <form> to <recipient> by <channel>", "A further notice.",
             order);
    book.add("Notice <form> to <recipient> is delivered by <channel>",
             "The newest such notice was handed to the channel.", delivered);
    book.add("<who...> records notice <form> to <recipient> delivered by <channel>",
             "The same, told by one of the plan's staff.", record_delivered);
    book.add("Notice <form> to <recipient> fails by <channel>", "It could not be handed over.",
             failed);
    book.add("<who...> records notice <form> to <recipient> as gone by <channel>",
             "A person handed the newest such notice over: by fax, mail, phone.", record);
    book.add(
        "<who...> records notice <form> to <recipient> as gone by <channel> on <weekday> <date> "
        "<time>",
        "The same, when it was.", record);
}

}  // namespace

void add_timing_phrases(PhraseBook& book) {
    add_information_phrases(book);
    add_timing_deeds(book);
    book.add("Expect ask <number> due <weekday> <date> <time>", "By when a reply is asked.",
             expect_ask_due);
    book.add("Expect ask <number> due never", "No time to reply was set.", expect_ask_due);
    book.add("Expect ask <number> <state>", "open, partly_answered, answered, lapsed or cancelled.",
             expect_ask);
    book.add("Expect attempts of ask <number>", "Every attempt, as a table.", expect_attempts);
    book.add("Expect information complete <weekday> <date> <time>",
             "Since when the plan holds what it needs.", expect_complete);
    book.add("Expect information complete never", "Something is missing.", expect_complete);
    book.add("Expect notice <form> to <recipient> only ordered", "Nobody handed it over yet.",
             expect_notice_state);
    book.add("Expect notice <form> to <recipient> delivered by <channel> <weekday> <date> <time>",
             "How and when the newest such notice was handed over.", expect_notice_state);
    book.add("Expect notice <form> to <recipient> failed by <channel> <weekday> <date> <time>",
             "It could not be handed over.", expect_notice_state);
    book.add("Expect urgency <urgency>", "standard or urgent.", expect_urgency);
    book.add("Expect received <weekday> <date> <time>", "The stamp of the receipt.",
             expect_received);
    book.add("Expect clock <clock> warned <times...> before",
             "The warnings by a time before it is due; nothing without one.", expect_warned_before);
    book.add("Expect clock <clock> warned at <number> percent", "The last warning of the clock.",
             expect_warned);
}

}  // namespace assent::scenario
