#include "request/facts_of.h"
#include "scenario/citation.h"
#include "scenario/phrase_groups.h"
#include "scenario/phrases.h"
#include "scenario/words_of.h"

#include <algorithm>
#include <map>

namespace assent::scenario {
namespace {

using request::Judged;
using request::Outcome;

Result<Judged> judged(std::string_view word) {
    if (word == "-") return Judged::not_judged;
    return TRY(yes_or_no(word)) ? Judged::yes : Judged::no;
}

/// What a careful reviewer would cite: the plan's sources in their order, the second one unmet.
Result<std::vector<request::CriteriaCited>> usual_citations(World& world) {
    auto const pack = TRY(world.stage.pack_on(
        Day(std::chrono::floor<std::chrono::days>(world.stage.now()).time_since_epoch())));
    auto const lob = request::line_of_business(TRY(world.stage.state()));
    std::vector<request::CriteriaCited> cited;
    for (auto const& source : pack->decisions.criteria) {
        auto const is_limited = !source.codes.ranges.empty();
        if (is_limited || !policy::applies_to(source.lines, lob) || cited.size() == 2) continue;
        auto const answer = cited.empty() ? request::CriteriaAnswer::not_applicable
                                          : request::CriteriaAnswer::not_met;
        cited.push_back({source.source, "2026", "4.2", {}, {{"point 1", answer}}});
    }
    return cited;
}

struct Draft {
    request::Determine command;
    bool has_criteria = false;
    request::LineDecision& line() { return command.lines.front(); }
    request::DenialReason& reason() { return line().reasons.front(); }
};

using SetValue = Result<void> (*)(World&, Draft&, std::string_view);

template <auto Member>
Result<void> set_judged(World&, Draft& draft, std::string_view value) {
    (*draft.line().questions).*Member = TRY(judged(value));
    return fine();
}

template <auto Member>
Result<void> set_day(World&, Draft& draft, std::string_view value) {
    draft.line().*Member = TRY(parse_day(value));
    return fine();
}

Result<void> set_criteria(World&, Draft& draft, std::string_view value) {
    auto& cited = draft.line().cited;
    if (!draft.has_criteria) cited.clear();
    draft.has_criteria = true;
    if (value != "-") cited.push_back(TRY(citation(value)));
    return fine();
}

Result<void> set_effort(World& world, Draft& draft, std::string_view value) {
    auto const parts = words(value);
    if (parts.size() < 4) return bad_step("an effort is written Tue 2026-11-24 10:00 phone");
    draft.command.talk_effort =
        request::TalkEffort{TRY(world.instant(parts[0], parts[1], parts[2])),
                            TRY(enumerator<policy::Channel>(parts[3])), "Left a call-back number."};
    return fine();
}

std::map<std::string_view, SetValue> const& values() {
    using request::LineDecision;
    using request::Questions;
    static std::map<std::string_view, SetValue> const all{
        {"appropriate", set_judged<&Questions::clinically_appropriate>},
        {"setting", set_judged<&Questions::proper_setting>},
        {"benefit", set_judged<&Questions::covered_benefit>},
        {"from", set_day<&LineDecision::from>},
        {"to", set_day<&LineDecision::to>},
        {"criteria", set_criteria},
        {"talk_effort", set_effort},
        {"basis",
         [](World&, Draft& draft, std::string_view value) -> Result<void> {
             draft.line().basis = TRY(enumerator<request::Basis>(value));
             return fine();
         }},
        {"sentence",
         [](World&, Draft& draft, std::string_view value) -> Result<void> {
             draft.reason().sentence.reveal() = value == "-" ? "" : std::string(value);
             return fine();
         }},
        {"missing",
         [](World&, Draft& draft, std::string_view value) -> Result<void> {
             draft.line().missing = listed(value);
             return fine();
         }},
        {"units",
         [](World&, Draft& draft, std::string_view value) -> Result<void> {
             draft.line().units = TRY(parse_units(value));
             return fine();
         }},
        {"code",
         [](World&, Draft& draft, std::string_view value) -> Result<void> {
             draft.line().code = std::string(value);
             return fine();
         }},
        {"place",
         [](World&, Draft& draft, std::string_view value) -> Result<void> {
             draft.line().place = std::string(value);
             return fine();
         }},
        {"servicing",
         [](World& world, Draft& draft, std::string_view value) -> Result<void> {
             draft.line().servicing = TRY(world.place(std::string(value)))->id;
             return fine();
         }},
        {"no_conflict",
         [](World&, Draft& draft, std::string_view value) -> Result<void> {
             draft.command.no_conflict = TRY(yes_or_no(value));
             return fine();
         }},
    };
    return all;
}

/// On which basis a reason usually stands.
request::Basis usual_basis(request::ReasonCode code) {
    for (auto const basis : {request::Basis::medical_necessity, request::Basis::benefit})
        if (request::may_stand_on(code, basis)) return basis;
    return request::Basis::administrative;
}

/// A whole decision as it should be; the table says what is otherwise, `-` what is left out.
Result<Draft> draft_of(World& world, Call const& call, Outcome outcome) {
    Draft draft;
    draft.command.no_conflict = true;
    draft.command.why = "The records were read.";
    auto& line = draft.command.lines.emplace_back();
    line.line = LineNumber(TRY(whole_number(call.word(1))));
    line.outcome = outcome;
    auto const code = TRY(enumerator<request::ReasonCode>(call.word(2)));
    line.reasons.push_back(
        {code, Private<std::string>("Your records of this fall show otherwise.")});
    line.basis = usual_basis(code);
    line.questions.emplace();
    if (line.basis == request::Basis::medical_necessity)
        line.questions = request::Questions{Judged::no, Judged::yes, Judged::yes};
    if (line.basis == request::Basis::benefit) line.questions->covered_benefit = Judged::no;
    if (line.basis == request::Basis::medical_necessity) line.cited = TRY(usual_citations(world));
    for (auto const& row : call.table) {
        if (row.size() != 2) return bad_step("a name and a value, two spaces apart");
        auto const set = values().find(row[0]);
        if (set == values().end()) return bad_step("a decision has no \"" + row[0] + "\" here");
        TRY(set->second(world, draft, row[1]));
    }
    return draft;
}

template <Outcome outcome>
Result<Said> decide(World& world, Call const& call) {
    auto const draft = TRY(draft_of(world, call, outcome));
    return run(world, call.word(0), draft.command);
}

Result<Said> end_early(World& world, Call const& call) {
    auto const draft = TRY(draft_of(world, call, Outcome::denied));
    request::EndAuthorization command;
    command.line = draft.command.lines.front().line;
    command.last_day = TRY(parse_day(call.word(3)));
    command.reason = request::EndReason::reassessed;
    command.decision = draft.command;
    return run(world, call.word(0), command);
}

Result<Said> cut_units(World& world, Call const& call) {
    auto const draft = TRY(draft_of(world, call, Outcome::denied));
    request::ChangeAuthorization command;
    command.line = draft.command.lines.front().line;
    command.units = TRY(parse_units(call.word(3)));
    command.effective_on = TRY(parse_day(call.word(4)));
    command.decision = draft.command;
    return run(world, call.word(0), command);
}

Result<Said> not_required(World& world, Call const& call) {
    request::Determine command;
    auto& line = command.lines.emplace_back();
    line.line = LineNumber(TRY(whole_number(call.word(1))));
    line.outcome = Outcome::not_required;
    command.why = call.word(2);
    return run(world, call.word(0), command);
}

Result<Said> approve_judged(World& world, Call const& call) {
    request::Determine command;
    auto& line = command.lines.emplace_back();
    line.line = LineNumber(TRY(whole_number(call.word(1))));
    line.questions = request::Questions{TRY(judged(call.word(2))), TRY(judged(call.word(3))),
                                        TRY(judged(call.word(4)))};
    return run(world, call.word(0), command);
}

Result<Said> sign(World& world, Call const& call) {
    return run(world, call.word(0), request::SignDecision{{}, true});
}

Result<Said> sign_without_word(World& world, Call const& call) {
    return run(world, call.word(0), request::SignDecision{{}, false});
}

Result<Said> review(World& world, Call const& call) {
    request::RecordReview command;
    command.result = TRY(enumerator<request::ReviewResult>(call.word(1)));
    command.text.reveal() = call.word(2);
    command.questions.clinically_appropriate =
        command.result == request::ReviewResult::meets ? Judged::yes : Judged::no;
    command.no_conflict = true;
    return run(world, call.word(0), command);
}

Result<Said> refer(World& world, Call const& call) {
    request::ReferRequest command;
    command.to = TRY(enumerator<request::ReferTo>(call.word(1)));
    command.why = call.word(2);
    return run(world, call.word(0), command);
}

Result<Said> refer_to_expert(World& world, Call const& call) {
    request::ReferRequest command;
    command.to = request::ReferTo::external;
    command.reviewer = call.word(1);
    command.specialty = call.word(2);
    command.why = call.word(3);
    return run(world, call.word(0), command);
}

Result<Said> overturn(World& world, Call const& call) {
    request::ApplyOutcome command;
    command.lines.emplace_back().line = LineNumber(TRY(whole_number(call.word(1))));
    command.source = TRY(enumerator<request::OutcomeSource>(call.word(2)));
    if (call.words.size() > 4) command.reference = call.word(3);
    command.why = call.words.back();
    return run(world, call.word(0), command);
}

/// `type dds, state NV, restricted, checked 2020-01-01`.
Result<Said> describe_licence(World& world, Call const& call) {
    auto* person = TRY(world.person(call.word(0)));
    for (auto const& part : listed(call.word(1))) {
        auto const parts = words(part);
        if (parts.front() == "restricted") person->licence_restriction = "Not without a second.";
        else if (parts.size() != 2) return bad_step("what does \"" + part + "\" say of a licence?");
        else if (parts[0] == "type") person->licence_type = parts[1];
        else if (parts[0] == "state") person->licence_state = parts[1];
        else if (parts[0] == "checked") person->licence_checked_on = TRY(parse_day(parts[1]));
        else return bad_step("what does \"" + part + "\" say of a licence?");
    }
    return Said{};
}

Result<request::LineState> line_at(World& world, std::string const& word) {
    auto const state = TRY(world.stage.state());
    auto const number = TRY(whole_number(word));
    for (auto const& line : state.lines)
        if (line.number.value == number) return line;
    return bad_step("the request has no line " + word);
}

template <class Read>
Result<Said> of_adverse(World& world, Call const& call, std::string_view what, Read read) {
    auto const line = TRY(line_at(world, call.word(0)));
    auto const text = "Expect line " + call.word(0) + " ";
    if (!line.adverse) return truth(text + "is not denied");
    return truth(text + std::string(what) + " " + read(*line.adverse));
}

using Record = request::AdverseRecord;

Result<Said> expect_denier(World& world, Call const& call) {
    return of_adverse(world, call, "denied by", [](Record const& r) { return r.by.name; });
}

Result<Said> expect_basis(World& world, Call const& call) {
    return of_adverse(world, call, "rests on", [](Record const& r) {
        return std::string(name_of(r.decision.basis)) +
               (r.decision.clinical ? ", clinical" : ", not clinical");
    });
}

Result<Said> expect_talk(World& world, Call const& call) {
    return of_adverse(world, call, "offers a talk with", [](Record const& r) {
        auto const& talk = r.decision.talk;
        return talk ? talk->reviewer + " at " + talk->phone : std::string("nobody");
    });
}

Result<Said> expect_criteria(World& world, Call const& call) {
    return of_adverse(world, call, "cites", [](Record const& r) {
        std::vector<std::string> all;
        for (auto const& cited : r.decision.criteria)
            all.push_back(cited.source + " " + cited.edition + " " + cited.section);
        return all.empty() ? std::string("nothing") : join(all, ", ");
    });
}

Result<Said> expect_copy(World& world, Call const& call) {
    return of_adverse(world, call, "gives its criteria through",
                      [](Record const& r) { return r.decision.criteria_contact; });
}

Result<Said> expect_sentence(World& world, Call const& call) {
    return of_adverse(world, call, "tells", [](Record const& r) {
        auto const& reason = r.decision.reasons.front();
        return std::string(name_of(reason.code)) + " \"" + reason.sentence.reveal() + "\"";
    });
}

std::string judged_word(Judged value) { return std::string(name_of(value)); }

Result<Said> expect_questions(World& world, Call const& call) {
    auto const line = TRY(line_at(world, call.word(0)));
    auto asked = line.adverse ? std::optional(line.adverse->decision.questions) : std::nullopt;
    if (!asked && line.determined) asked = line.determined->questions;
    auto const found = asked.value_or(request::Questions{});
    return truth("Expect line " + call.word(0) + " judged appropriate " +
                 judged_word(found.clinically_appropriate) + ", setting " +
                 judged_word(found.proper_setting) + ", benefit " +
                 judged_word(found.covered_benefit));
}

Result<Said> expect_benefits(World& world, Call const& call) {
    auto const line = TRY(line_at(world, call.word(0)));
    std::string found = "nobody";
    if (line.adverse) found = line.adverse->decision.benefits_of;
    if (line.determined) found = line.determined->benefits_of;
    return truth("Expect line " + call.word(0) + " judged by benefits of " + found);
}

Result<Said> expect_standard(World& world, Call const& call) {
    return of_adverse(world, call, "names the standard",
                      [](Record const& r) { return "\"" + r.decision.standard + "\""; });
}

Result<Said> expect_signature(World& world, Call const& call) {
    auto const line = TRY(line_at(world, call.word(0)));
    auto const text = "Expect line " + call.word(0) + " ";
    if (line.adverse && line.adverse->signed_by)
        return truth(text + "signed by " + line.adverse->signed_by->name);
    auto const awaits = line.adverse && line.adverse->decision.awaits_signature;
    return truth(text + (awaits ? "awaits a signature" : "needs no signature"));
}

Result<Said> expect_review(World& world, Call const& call) {
    auto const state = TRY(world.stage.state());
    auto const number = static_cast<std::size_t>(TRY(whole_number(call.word(0))));
    if (number < 1 || number > state.review.reviews.size()) return bad_step("no such review");
    auto const& review = state.review.reviews[number - 1];
    return truth("Expect review " + call.word(0) + " " + std::string(name_of(review.result)) +
                 " by " + review.by.name);
}

Result<Said> expect_place(World& world, Call const& call) {
    auto const line = TRY(line_at(world, call.word(0)));
    if (!line.determined) return bad_step("the line is not approved");
    auto const& made = *line.determined;
    // The row's own id differs from database to database; the provider is known by name.
    auto const state = TRY(world.stage.state());
    auto const& known = state.known->servicing;
    auto const is_known = known && known->id.value == made.servicing;
    return truth("Expect line " + call.word(0) + " good at \"" +
                 (is_known ? known->name : std::string("nobody named")) + "\" place " +
                 (made.place.empty() ? "none" : made.place));
}

void add_deeds(PhraseBook& book) {
    book.add("<who...> denies line <number> for <reason>",
             "A whole denial as it should be, signed off in the reviewer's own words; a table "
             "names what is otherwise: basis, sentence, appropriate, setting, benefit, criteria "
             "(source, edition, section, answers; more than one row), missing, talk_effort, "
             "no_conflict; `-` leaves out.",
             decide<Outcome::denied>);
    book.add("<who...> approves line <number> in part for <reason>",
             "The same, granting less: the table names units, from or to.",
             decide<Outcome::partially_approved>);
    book.add("<who...> modifies line <number> for <reason>",
             "The same, granting something else: the table names code, place or servicing.",
             decide<Outcome::modified>);
    book.add("<who...> frees line <number> because \"<text>\"", "No approval is needed.",
             not_required);
    book.add(
        "<who...> approves line <number> judging appropriate <word> setting <word> benefit "
        "<word>",
        "Approves, with the answers to the three questions: yes, no or -.", approve_judged);
    book.add("<who...> ends line <number> for <reason> after <date>",
             "An approval cut short: a table as of a denial says what is otherwise.", end_early);
    book.add("<who...> cuts line <number> for <reason> to <units> units from <date>",
             "The same, leaving fewer units.", cut_units);
    book.add("<who...> signs", "The second signature under all that wait for one.", sign);
    book.add("<who...> signs without a word on conflicts", "The attestation is left out.",
             sign_without_word);
    book.add("<who...> finds <result> saying \"<text>\"",
             "A review: meets, partly, not_met, cannot_tell.", review);
    book.add("<who...> refers it to <stage> because \"<text>\"",
             "To nurse, pharmacist, physician, medical_director or external.", refer);
    book.add("<who...> refers it outside to \"<name>\" of <specialty> because \"<text>\"",
             "To an expert who does not work for the plan.", refer_to_expert);
    book.add("<who...> overturns line <number> by <source> <reference> because \"<text>\"",
             "Carries out an appeal, hearing, external_review or reopening.", overturn);
    book.add("<who...> overturns line <number> by <source> because \"<text>\"",
             "The same after a talk, peer_to_peer.", overturn);
}

}  // namespace

void add_decision_phrases(PhraseBook& book) {
    add_deeds(book);
    book.add("The licence of <who...> is <facts...>",
             "By commas: type, state, restricted, checked <date>.", describe_licence);
    book.add("Expect line <line> denied by <who...>", "Who is named under the denial.",
             expect_denier);
    book.add("Expect line <line> rests on <basis...>",
             "The basis, and whether a clinical question was judged.", expect_basis);
    book.add("Expect line <line> offers a talk with <who...>", "The reviewer and the direct line.",
             expect_talk);
    book.add("Expect line <line> cites <criteria...>", "Sources, editions and sections in order.",
             expect_criteria);
    book.add("Expect line <line> gives its criteria through <contact>",
             "The contact that sends a copy.", expect_copy);
    book.add("Expect line <line> tells <reason> \"<text>\"", "The first reason and its sentence.",
             expect_sentence);
    book.add("Expect line <line> judged appropriate <answers...>",
             "The answers to the three questions.", expect_questions);
    book.add("Expect line <line> judged by benefits of <line>",
             "The line of business whose benefits were applied.", expect_benefits);
    book.add("Expect line <line> names the standard \"<text>\"", "The standard of law.",
             expect_standard);
    book.add("Expect line <line> awaits a signature", "It does not count yet.", expect_signature);
    book.add("Expect line <line> needs no signature", "One person decides.", expect_signature);
    book.add("Expect line <line> signed by <who...>", "The second person.", expect_signature);
    book.add("Expect review <number> <result> by <who...>", "A finding and whose.", expect_review);
    book.add("Expect line <line> good at \"<name>\" place <place>",
             "For whom and where an approval counts.", expect_place);
}

}  // namespace assent::scenario
