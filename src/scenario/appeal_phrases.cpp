#include "scenario/phrase_groups.h"
#include "scenario/phrases.h"
#include "scenario/words_of.h"

#include <functional>
#include <map>

namespace assent::scenario {
namespace {

using appeal::AppealResult;
using appeal::Command;

Result<Said> run_appeal(World& world, std::string const& who, Command const& command) {
    auto const* person = TRY(world.person(who));
    world.keep(world.stage.run_appeal(command, *person));
    return Said{};
}

// People.

Result<Said> work_under(World& world, Call const& call) {
    auto const superior = TRY(world.person(call.word(1)))->account;
    auto* person = TRY(world.person(call.word(0)));
    person->superiors.push_back(superior);
    world.stage.meet(*person);
    return Said{};
}

Result<Said> has_specialty(World& world, Call const& call) {
    auto* person = TRY(world.person(call.word(0)));
    person->specialty = call.word(1);
    world.stage.meet(*person);
    return Said{};
}

// Filing.

Result<Instant> instant_in(World& world, std::string const& text) {
    auto const parts = texts(text);
    if (parts.size() != 3) return bad_step("a time is written Wed 2026-11-25 16:00");
    return world.instant(parts[0], parts[1], parts[2]);
}

Result<std::vector<LineNumber>> line_numbers(std::string const& text) {
    std::vector<LineNumber> lines;
    for (auto const& word : listed(text)) lines.emplace_back(TRY(whole_number(word)));
    return lines;
}

using Set = std::function<Result<void>(World&, appeal::FileAppeal&, std::string const&)>;

/// Fills one member from the word in the table.
template <class Read>
Set set(Read read) {
    return [read](World& world, appeal::FileAppeal& next, std::string const& value) {
        return read(world, next, value);
    };
}

std::map<std::string, Set> const& filing_values() {
    using Next = appeal::FileAppeal;
    using Text = std::string const;
    static std::map<std::string, Set> const values{
        {"lines", set([](World&, Next& next, Text& value) -> Result<void> {
             next.lines = TRY(line_numbers(value));
             return fine();
         })},
        {"urgency", set([](World&, Next& next, Text& value) -> Result<void> {
             next.urgency = TRY(enumerator<policy::Urgency>(value));
             return fine();
         })},
        {"filer", set([](World&, Next& next, Text& value) -> Result<void> {
             next.filer = TRY(enumerator<appeal::Filer>(value));
             if (next.filer == appeal::Filer::representative)
                 next.filer_name.reveal() = "Mona Example";
             return fine();
         })},
        {"filer_name", set([](World&, Next& next, Text& value) -> Result<void> {
             next.filer_name.reveal() = value == "-" ? "" : value;
             return fine();
         })},
        {"consent_on", set([](World&, Next& next, Text& value) -> Result<void> {
             next.consent_on = TRY(parse_day(value));
             return fine();
         })},
        {"topic", set([](World&, Next& next, Text& value) -> Result<void> {
             next.topic = TRY(enumerator<appeal::GrievanceTopic>(value));
             return fine();
         })},
        {"clinical", set([](World&, Next& next, Text& value) -> Result<void> {
             next.clinical = TRY(yes_or_no(value));
             return fine();
         })},
        {"good_cause", set([](World&, Next& next, Text& value) -> Result<void> {
             next.good_cause.reveal() = value;
             return fine();
         })},
        {"keep_services", set([](World&, Next& next, Text& value) -> Result<void> {
             next.keep_services = TRY(yes_or_no(value));
             return fine();
         })},
        {"channel", set([](World&, Next& next, Text& value) -> Result<void> {
             next.channel = TRY(enumerator<policy::Channel>(value));
             return fine();
         })},
        {"received_at", set([](World& world, Next& next, Text& value) -> Result<void> {
             next.received_at = TRY(instant_in(world, value));
             return fine();
         })},
    };
    return values;
}

Result<Said> prepare(World& world, Call const& call) {
    for (auto const& row : call.table) {
        if (row.size() != 2) return bad_step("a name and a value, two spaces apart");
        auto const found = filing_values().find(row[0]);
        if (found == filing_values().end()) return bad_step("an appeal has no \"" + row[0] + "\"");
        TRY(found->second(world, world.next_appeal, row[1]));
    }
    return Said{};
}

/// Whoever files for themselves is the filer; the plan's staff write down what the member says.
appeal::Filer usual_filer(request::Role role) {
    return policy::is_office(role) ? appeal::Filer::provider : appeal::Filer::member;
}

Result<Said> file(World& world, Call const& call, bool about_request) {
    auto command = world.next_appeal;
    world.next_appeal = {};
    auto const* person = TRY(world.person(call.word(0)));
    command.kind = TRY(enumerator<appeal::AppealKind>(call.word(1)));
    command.why.reveal() = call.word(2);
    if (command.filer == appeal::Filer::member) command.filer = usual_filer(person->role);
    if (command.kind == appeal::AppealKind::grievance && !command.topic)
        command.topic = appeal::GrievanceTopic::service;
    if (about_request) command.request = TRY(world.stage.state()).request;
    else if (world.member) command.member = world.member->id;
    return run_appeal(world, call.word(0), command);
}

Result<Said> file_about(World& world, Call const& call) { return file(world, call, true); }

Result<Said> file_without(World& world, Call const& call) { return file(world, call, false); }

Result<Said> reconsider(World& world, Call const& call) {
    appeal::AskToReconsider command;
    command.request = TRY(world.stage.state()).request;
    command.urgency = world.next_appeal.urgency;
    command.lines = world.next_appeal.lines;
    world.next_appeal = {};
    command.why.reveal() = call.word(1);
    return run_appeal(world, call.word(0), command);
}

// Handling.

Result<Said> acknowledge(World& world, Call const& call) {
    return run_appeal(world, call.word(0), appeal::AcknowledgeAppeal{});
}

Result<Said> assign(World& world, Call const& call) {
    auto const* to = TRY(world.person(call.word(1)));
    return run_appeal(world, call.word(0), appeal::AssignAppeal{to->account, to->name});
}

Result<Said> refuse_expedite(World& world, Call const& call) {
    return run_appeal(world, call.word(0), appeal::RefuseExpedite{call.word(1)});
}

Result<Said> record_consent(World& world, Call const& call) {
    appeal::RecordAppealInformation command;
    command.kind = appeal::InformationKind::consent;
    command.consent_on = TRY(parse_day(call.word(1)));
    return run_appeal(world, call.word(0), command);
}

template <appeal::InformationKind kind>
Result<Said> record(World& world, Call const& call) {
    appeal::RecordAppealInformation command;
    command.kind = kind;
    command.text.reveal() = call.word(1);
    return run_appeal(world, call.word(0), command);
}

Result<Said> add_note(World& world, Call const& call) {
    return run_appeal(world, call.word(0),
                      appeal::AddAppealNote{Private<std::string>(call.word(1))});
}

Result<Said> deliver(World& world, Call const& call) {
    appeal::RecordDelivery command;
    command.notice = TRY(whole_number(call.word(1)));
    command.channel = TRY(enumerator<policy::Channel>(call.word(2)));
    command.text = "Handed over.";
    return run_appeal(world, call.word(0), command);
}

Result<Said> extend(World& world, Call const& call) {
    appeal::ExtendDeadline command;
    command.clock = TRY(enumerator<policy::ClockKind>(call.word(1)));
    command.days = TRY(whole_number(call.word(2)));
    command.reason = call.word(3);
    if (call.words.size() > 4) command.member_text = call.word(4);
    return run_appeal(world, call.word(0), command);
}

Result<Said> warn(World& world, Call const& call) {
    auto const clock = TRY(enumerator<policy::ClockKind>(call.word(1)));
    return run_appeal(world, call.word(0),
                      appeal::WarnClock{clock, TRY(whole_number(call.word(2)))});
}

Result<Said> expire(World& world, Call const& call) {
    return run_appeal(world, call.word(0),
                      appeal::ExpireClock{TRY(enumerator<policy::ClockKind>(call.word(1)))});
}

// Deciding.

/// What the pack cites first for the line of business, well cited.
Result<policy::CriteriaCited> usual_citation(World& world) {
    auto const state = TRY(world.stage.appeal_state());
    auto const pack = TRY(world.stage.pack_on(TRY(world.today())));
    for (auto const& source : pack->decisions.criteria)
        if (policy::applies_to(source.lines, state.filed->line_of_business))
            return policy::CriteriaCited{source.source, "2026", "2.1", {}, {}};
    return bad_step("the plan has no criteria");
}

Result<appeal::LineVerdict> usual_verdict(World& world, LineNumber line, AppealResult result) {
    appeal::LineVerdict verdict;
    verdict.line = line;
    verdict.result = result;
    if (result == AppealResult::overturned) return verdict;
    verdict.sentence.reveal() = "Your records of this fall still show otherwise.";
    verdict.criteria.push_back(TRY(usual_citation(world)));
    return verdict;
}

/// What the table leaves out or says otherwise of a whole decision.
Result<void> change(appeal::ResolveAppeal& command, std::vector<Row> const& table) {
    for (auto const& row : table) {
        if (row.size() != 2) return bad_step("a name and a value, two spaces apart");
        if (row[0] == "no_conflict") command.no_conflict = TRY(yes_or_no(row[1]));
        else if (row[0] == "expertise") command.expertise = row[1] == "-" ? "" : row[1];
        else if (row[0] == "why") command.why.reveal() = row[1] == "-" ? "" : row[1];
        else if (row[0] == "sentence")
            for (auto& line : command.lines) line.sentence.reveal() = row[1] == "-" ? "" : row[1];
        else if (row[0] == "criteria")
            for (auto& line : command.lines) {
                if (row[1] == "-") line.criteria.clear();
                else line.criteria = {policy::CriteriaCited{row[1], "2026", "2.1", {}, {}}};
            }
        else return bad_step("a decision on an appeal has no \"" + row[0] + "\"");
    }
    return fine();
}

appeal::ResolveAppeal whole_decision(std::string const& why) {
    appeal::ResolveAppeal command;
    command.why.reveal() = why;
    command.expertise = "Board certified in the field of this service.";
    command.no_conflict = true;
    return command;
}

template <AppealResult result>
Result<Said> decide_all(World& world, Call const& call) {
    auto command = whole_decision(call.word(1));
    auto const state = TRY(world.stage.appeal_state());
    if (result != AppealResult::overturned)
        for (auto const line : state.filed->lines)
            command.lines.push_back(TRY(usual_verdict(world, line, result)));
    TRY(change(command, call.table));
    return run_appeal(world, call.word(0), command);
}

/// `line  result  units  from  to`, what is not said is left out.
Result<std::vector<appeal::LineVerdict>> verdicts_in(World& world, std::vector<Row> const& table) {
    std::vector<appeal::LineVerdict> verdicts;
    for (std::size_t i = 1; i < table.size(); ++i) {
        auto const& row = table[i];
        if (row.size() != table.front().size()) return bad_step("each row has all columns");
        appeal::LineVerdict verdict;
        for (std::size_t c = 0; c < row.size(); ++c) {
            auto const& name = table.front()[c];
            auto const& value = row[c];
            if (value == "-") continue;
            if (name == "line") verdict.line = LineNumber(TRY(whole_number(value)));
            else if (name == "result") {
                auto const result = TRY(enumerator<AppealResult>(value));
                verdict = TRY(usual_verdict(world, verdict.line, result));
            } else if (name == "units") verdict.units = TRY(parse_units(value));
            else if (name == "from") verdict.from = TRY(parse_day(value));
            else if (name == "to") verdict.to = TRY(parse_day(value));
            else return bad_step("a verdict has no \"" + name + "\"");
        }
        verdicts.push_back(std::move(verdict));
    }
    return verdicts;
}

Result<Said> decide_lines(World& world, Call const& call) {
    auto command = whole_decision(call.word(1));
    command.lines = TRY(verdicts_in(world, call.table));
    return run_appeal(world, call.word(0), command);
}

Result<Said> settle(World& world, Call const& call) {
    return run_appeal(world, call.word(0), whole_decision(call.word(1)));
}

// Ending and going on.

Result<Said> withdraw(World& world, Call const& call) {
    return run_appeal(
        world, call.word(0),
        appeal::WithdrawAppeal{TRY(enumerator<appeal::WithdrawnBy>(call.word(1))), call.word(2)});
}

Result<Said> dismiss(World& world, Call const& call) {
    return run_appeal(
        world, call.word(0),
        appeal::DismissAppeal{TRY(enumerator<appeal::DismissReason>(call.word(1))), call.word(2)});
}

Result<Said> send(World& world, Call const& call) {
    appeal::ForwardAppeal command;
    command.body = TRY(enumerator<appeal::OutsideBody>(call.word(1)));
    if (call.words.size() > 2) command.asked_on = TRY(parse_day(call.word(2)));
    return run_appeal(world, call.word(0), command);
}

Result<Said> record_outside(World& world, Call const& call) {
    appeal::RecordOutsideDecision command;
    command.body = TRY(enumerator<appeal::OutsideBody>(call.word(1)));
    command.result = TRY(enumerator<AppealResult>(call.word(2)));
    command.decided_on = TRY(parse_day(call.word(3)));
    command.reference = call.word(4);
    if (!call.table.empty()) command.lines = TRY(verdicts_in(world, call.table));
    return run_appeal(world, call.word(0), command);
}

Result<Said> carried_out(World& world, Call const& call) {
    return run_appeal(world, call.word(0), appeal::RecordEffectuation{"The request was changed."});
}

Result<Said> turn_to(World& world, Call const& call) {
    TRY(world.stage.turn_to_appeal(TRY(whole_number(call.word(0)))));
    return Said{};
}

void add_filing_phrases(PhraseBook& book) {
    book.add("<who...> works under <who...>", "The second is a superior of the first.", work_under);
    book.add("<who...> is certified in <specialty>", "The board specialty on record.",
             has_specialty);
    book.add("The next appeal has",
             "A table of names and values for the next appeal: lines, urgency, filer, consent_on, "
             "topic, good_cause, received_at, …",
             prepare);
    book.add("<who...> files a <kind> saying \"<text>\"",
             "An appeal, dispute or grievance about the request spoken of.", file_about);
    book.add("<who...> files a <kind> about no request saying \"<text>\"",
             "A grievance of the member spoken of.", file_without);
    book.add("<who...> asks the plan to reconsider saying \"<text>\"",
             "A provider asks for a reconsideration.", reconsider);
    book.add("Speak of appeal <number>",
             "The appeals of a scenario count from 1; the newest is spoken of.", turn_to);
}

void add_handling_phrases(PhraseBook& book) {
    book.add("<who...> acknowledges the appeal", "The letter that says it has arrived.",
             acknowledge);
    book.add("<who...> assigns the appeal to <who...>", "Gives it to a reviewer.", assign);
    book.add("<who...> finds the appeal not urgent because \"<text>\"",
             "An urgent one is handled as standard.", refuse_expedite);
    book.add("<who...> records the consent of <date>", "The member's written word.",
             record_consent);
    book.add("<who...> records the good cause \"<text>\"", "Why it comes late, and counts.",
             record<appeal::InformationKind::good_cause>);
    book.add("<who...> adds evidence \"<text>\"", "Something to be considered.",
             record<appeal::InformationKind::evidence>);
    book.add("<who...> writes on the appeal \"<text>\"", "A note of the plan's staff.", add_note);
    book.add("<who...> records appeal notice <number> delivered by <channel>",
             "A notice of the appeal was handed over.", deliver);
    book.add(
        "<who...> extends the <clock> clock of the appeal by <number> days because "
        "\"<text>\" and \"<text>\"",
        "The reason, and why it is in the member's interest.", extend);
    book.add("<who...> extends the <clock> clock of the appeal by <number> days because \"<text>\"",
             "Without the second sentence.", extend);
    book.add("<who...> warns the <clock> clock of the appeal at <number> percent",
             "Only the clock itself may.", warn);
    book.add("<who...> expires the <clock> clock of the appeal", "Only the clock itself may.",
             expire);
}

}  // namespace

void add_appeal_phrases(PhraseBook& book) {
    add_filing_phrases(book);
    add_handling_phrases(book);
    book.add("<who...> overturns the appeal saying \"<text>\"",
             "Gives all that was asked; a table says what is otherwise: no_conflict, why.",
             decide_all<AppealResult::overturned>);
    book.add("<who...> upholds the appeal saying \"<text>\"",
             "Leaves all as it was, well reasoned; a table says what is otherwise: sentence, "
             "criteria, expertise, no_conflict, why.",
             decide_all<AppealResult::upheld>);
    book.add("<who...> decides the appeal saying \"<text>\"",
             "A table of lines: line, result, units, from, to.", decide_lines);
    book.add("<who...> settles the grievance saying \"<text>\"", "Ends a grievance.", settle);
    book.add("<who...> takes back the appeal for the <wish> because \"<text>\"",
             "member, representative or provider.", withdraw);
    book.add("<who...> dismisses the appeal as <reason> because \"<text>\"",
             "Ends an appeal that cannot be reviewed.", dismiss);
    book.add("<who...> sends the appeal to <body>",
             "Somebody asked a body outside the plan: state_hearing, imr, external_review, ire.",
             send);
    book.add("<who...> sends the appeal to <body> asked for on <date>", "The same, asked earlier.",
             send);
    book.add("<who...> records that <body> has <result> it on <date> as \"<reference>\"",
             "What that body decided; a table of lines where it changed part.", record_outside);
    book.add("<who...> records the appeal carried out", "The request shows the new decision.",
             carried_out);
}

}  // namespace assent::scenario
