#include "request/claims_check.h"
#include "request/cut.h"
#include "scenario/phrase_groups.h"
#include "scenario/phrases.h"
#include "scenario/request_table.h"
#include "scenario/words_of.h"

#include <algorithm>

namespace assent::scenario {
namespace {

using request::Command;
using request::LineState;
using request::State;

Result<LineNumber> line_number(World& world, std::string const& word) {
    return TRY(line_of(TRY(world.stage.state()), word)).number;
}

// Stays.

Result<Said> ask_days(World& world, Call const& call) {
    request::AskForDays command;
    command.days = TRY(whole_number(call.word(1)));
    if (call.words.size() == 3) command.from = TRY(parse_day(call.word(2)));
    if (call.words.size() > 3)
        command.received_at = TRY(world.instant(call.word(2), call.word(3), call.word(4)));
    return run(world, call.word(0), command);
}

Result<Said> change_level(World& world, Call const& call) {
    request::ChangeLevelOfCare command;
    command.level = TRY(enumerator<policy::LevelOfCare>(call.word(1)));
    if (call.words.size() > 2) command.from = TRY(parse_day(call.word(2)));
    return run(world, call.word(0), command);
}

Result<Said> convert(World& world, Call const& call) {
    request::ConvertStay command;
    command.level = TRY(enumerator<policy::LevelOfCare>(call.word(1)));
    command.days = TRY(whole_number(call.word(2)));
    if (call.words.size() > 3)
        command.priority = TRY(enumerator<policy::AdmissionPriority>(call.word(3)));
    return run(world, call.word(0), command);
}

Result<Said> discharge(World& world, Call const& call) {
    request::DischargeMember command;
    command.disposition = TRY(enumerator<request::Disposition>(call.word(1)));
    if (call.words.size() > 2) command.on = TRY(parse_day(call.word(2)));
    return run(world, call.word(0), command);
}

Result<Said> expect_stay(World& world, Call const&) {
    auto const state = TRY(world.stage.state());
    if (!state.stay) return truth("Expect no stay");
    auto const& stay = *state.stay;
    auto text = "Expect stay " + std::string(name_of(stay.state)) + " at ";
    text += stay.levels.empty() ? "no_level" : std::string(name_of(stay.levels.back().level));
    text += " until " + (stay.last_day ? to_text(*stay.last_day) : std::string("open"));
    return truth(text);
}

Result<Said> expect_no_stay(World& world, Call const& call) { return expect_stay(world, call); }

// Authorizations.

Result<Said> record_use(World& world, Call const& call) {
    request::RecordUse command;
    command.units = TRY(parse_units(call.word(1)));
    command.line = TRY(line_number(world, call.word(2)));
    command.service_day = TRY(parse_day(call.word(3)));
    command.reference = call.word(4);
    return run(world, call.word(0), command);
}

Result<Said> reverse_use(World& world, Call const& call) {
    request::RecordUse command;
    command.units = TRY(parse_units(call.word(1)));
    command.line = TRY(line_number(world, call.word(2)));
    command.reference = call.word(3);
    command.reversed = true;
    return run(world, call.word(0), command);
}

Result<Said> change_days(World& world, Call const& call) {
    request::ChangeAuthorization command;
    command.line = TRY(line_number(world, call.word(1)));
    command.from = TRY(parse_day(call.word(2)));
    command.to = TRY(parse_day(call.word(3)));
    command.why = call.word(4);
    return run(world, call.word(0), command);
}

Result<Said> change_units(World& world, Call const& call) {
    request::ChangeAuthorization command;
    command.line = TRY(line_number(world, call.word(1)));
    command.units = TRY(parse_units(call.word(2)));
    command.why = call.word(3);
    return run(world, call.word(0), command);
}

Result<Said> end_it(World& world, Call const& call) {
    request::EndAuthorization command;
    command.last_day = TRY(parse_day(call.word(1)));
    command.reason = TRY(enumerator<request::EndReason>(call.word(2)));
    command.why = call.word(3);
    return run(world, call.word(0), command);
}

Result<Said> let_go_on(World& world, Call const& call) {
    return run(world, call.word(0), request::ContinueService{call.word(1), true});
}

Result<Said> let_end(World& world, Call const& call) {
    return run(world, call.word(0), request::ContinueService{call.word(1), false});
}

Result<Said> expect_cut(World& world, Call const& call) {
    auto const state = TRY(world.stage.state());
    auto const line = TRY(line_of(state, call.word(0)));
    auto const text = "Expect line " + call.word(0) + " cut ";
    if (auto const* cut = request::pending_cut(line))
        return truth(text + "from " + to_text(*cut->effective_on) + " on");
    return truth(text + (request::is_cut(line) ? "already" : "never"));
}

Result<Said> recheck(World& world, Call const& call) {
    return run(world, call.word(0), request::RecheckCoverage{});
}

Result<Said> move_member(World& world, Call const& call) {
    auto const id = lower(join(texts(call.word(1)), "_"));
    return run(world, call.word(0), request::MoveToMember{MemberId(id)});
}

Result<Said> import(World& world, Call const& call) {
    request::ImportAuthorization command;
    command.asked = world.next;
    world.next = {};
    if (world.member) command.asked.member = world.member->id;
    command.asked.requesting = TRY(world.place(call.word(3)))->id;
    command.asked.servicing = command.asked.requesting;
    TRY(add_lines(command.asked, call.table));
    for (auto const& line : command.asked.lines)
        command.lines.push_back({*line.from, line.to.value_or(*line.from), line.units, {}});
    command.number = call.word(1);
    command.source = call.word(2);
    command.decided_at = world.stage.now();
    return run(world, call.word(0), command);
}

Result<Said> expect_balance(World& world, Call const& call) {
    auto const state = TRY(world.stage.state());
    auto const line = TRY(line_of(state, call.word(0)));
    auto const balance = request::balance_of(state, line);
    auto const shown = [](std::optional<Units> units) {
        return units ? to_text(*units) : std::string("no");
    };
    return truth("Expect line " + call.word(0) + " requested " + shown(balance.requested) +
                 " authorized " + shown(balance.authorized) + " used " + to_text(balance.used) +
                 " remaining " + shown(balance.remaining));
}

std::string days_text(std::vector<request::DaySpan> const& spans) {
    if (spans.empty()) return "never";
    std::vector<std::string> parts;
    for (auto const& span : spans) parts.push_back(to_text(span.from) + " to " + to_text(span.to));
    return join(parts, ", ");
}

Result<Said> expect_coverage(World& world, Call const& call) {
    auto const state = TRY(world.stage.state());
    auto const line = TRY(line_of(state, call.word(0)));
    for (auto const& finding : request::after_of(state).coverage)
        if (finding.line == line.number)
            return truth("Expect line " + call.word(0) + " covered " + days_text(finding.covered) +
                         " and uncovered " + days_text(finding.uncovered));
    return truth("Expect line " + call.word(0) + " without a coverage finding");
}

Result<Said> expect_member(World& world, Call const&) {
    auto id = TRY(world.stage.state()).asked->member.value;
    std::ranges::replace(id, '_', ' ');
    return truth("Expect member " + id);
}

Result<Said> expect_contact(World& world, Call const&) {
    auto const state = TRY(world.stage.state());
    return truth("Expect contact phone " + state.asked->contact.phone + " and fax " +
                 state.asked->contact.fax);
}

Result<Said> expect_note(World& world, Call const& call) {
    auto const state = TRY(world.stage.state());
    auto const number = static_cast<std::size_t>(TRY(whole_number(call.word(0))));
    if (number < 1 || number > state.notes.size()) return bad_step("there is no such note");
    return truth("Expect note " + call.word(0) + " saying \"" +
                 state.notes[number - 1].content.text.reveal() + "\"");
}

// Claims.

Result<Said> expect_claim(World& world, Call const& call) {
    auto const state = TRY(world.stage.state());
    if (!world.member) return bad_step("say whose claim it is first");
    request::ClaimAsk ask;
    ask.member = world.member->id;
    ask.code = call.word(0);
    auto const slash = ask.code.find('-');
    if (slash != std::string::npos) {
        ask.modifiers.push_back(ask.code.substr(slash + 1));
        ask.code.resize(slash);
    }
    ask.units = TRY(parse_units(call.word(1)));
    ask.service_day = TRY(parse_day(call.word(2)));
    ask.provider = TRY(world.place(call.word(3)))->id;
    auto const pack = TRY(world.stage.pack_on(ask.service_day));
    auto const answer = request::check_claim(state, ask, *world.member, *pack);
    auto text = "Expect a claim for " + call.word(0) + " of " + call.word(1) + " on " +
                call.word(2) + " by \"" + call.word(3) + "\" is ";
    if (answer.good) return truth(text + "good by " + answer.by);
    std::vector<std::string> reasons;
    for (auto const reason : answer.because) reasons.emplace_back(name_of(reason));
    return truth(text + "refused for " + join(reasons, ", "));
}

}  // namespace

void add_after_phrases(PhraseBook& book) {
    book.add("<who...> asks for <number> more days", "More days of the stay, after the last one.",
             ask_days);
    book.add("<who...> asks for <number> more days from <date>", "More days from this day on.",
             ask_days);
    book.add("<who...> asks for <number> more days received <weekday> <date> <time>",
             "An ask that came earlier than it is entered.", ask_days);
    book.add("<who...> changes the level of care to <level>", "From today on.", change_level);
    book.add("<who...> changes the level of care to <level> from <date>", "From this day on.",
             change_level);
    book.add("<who...> turns observation into <level> for <number> days",
             "An admission of that level.", convert);
    book.add("<who...> turns observation into <level> for <number> days as <priority>",
             "The same with the priority of the admission.", convert);
    book.add("<who...> discharges to <disposition>", "The member leaves today.", discharge);
    book.add("<who...> discharges to <disposition> on <date>", "The member left on that day.",
             discharge);
    book.add("<who...> counts <units> of line <line> on <date> for \"<claim>\"",
             "Delivered units of an authorization, with the number of the claim.", record_use);
    book.add("<who...> takes back <units> of line <line> for \"<claim>\"",
             "A claim that was taken back counts no longer.", reverse_use);
    book.add("<who...> changes line <line> to <date> until <date> because \"<text>\"",
             "Other days of an authorization.", change_days);
    book.add("<who...> changes line <line> to <units> units because \"<text>\"",
             "Another number of an authorization.", change_units);
    book.add("<who...> ends it on <date> as <reason> because \"<text>\"",
             "The last day the authorization is good for.", end_it);
    book.add("<who...> lets it go on while \"<appeal>\" is heard", "Aid paid pending: a cut waits.",
             let_go_on);
    book.add("<who...> lets it end as \"<appeal>\" is decided", "The cut waits no longer.",
             let_end);
    book.add("Expect line <line> cut from <date> on", "A cut that waits for its day.", expect_cut);
    book.add("Expect line <line> cut already", "A cut that is in force, or awaits a signature.",
             expect_cut);
    book.add("Expect line <line> cut never", "Nothing was taken from it.", expect_cut);
    book.add("<who...> checks coverage again",
             "Compares authorized days with the coverage of today.", recheck);
    book.add("<who...> moves it to member <name...>", "To the newborn's own number.", move_member);
    book.add("<who...> imports \"<number>\" from \"<system>\" at \"<name>\"",
             "An authorization of an older system; the table holds its lines.", import);
    book.add("Expect stay <state> at <level> until <date>",
             "notified, admitted or discharged; open without a last day.", expect_stay);
    book.add("Expect no stay", "It is no inpatient request.", expect_no_stay);
    book.add(
        "Expect line <line> requested <units> authorized <units> used <units> remaining <units>",
        "The count of an authorization; no where days alone limit it.", expect_balance);
    book.add("Expect line <line> covered <spans...> and uncovered <spans...>",
             "The authorized days split by coverage; never for none.", expect_coverage);
    book.add("Expect line <line> without a coverage finding", "No gap was ever found.",
             expect_coverage);
    book.add("Expect member <name...>", "Whose request it is, in small letters.", expect_member);
    book.add("Expect contact phone <phone> and fax <fax>", "As asked or from the directory.",
             expect_contact);
    book.add("Expect note <number> saying \"<text>\"", "The text of a note.", expect_note);
    book.add("Expect a claim for <code> of <units> on <date> by \"<name>\" is good by <cover>",
             "Asks whether the number is good for a claim of the member spoken of; a modifier "
             "stands behind the code with a stroke: `E0601-RR`.",
             expect_claim);
    book.add(
        "Expect a claim for <code> of <units> on <date> by \"<name>\" is refused for "
        "<reasons...>",
        "The same with every reason against it.", expect_claim);
}

}  // namespace assent::scenario
