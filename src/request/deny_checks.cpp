#include "base/text.h"
#include "request/citations.h"
#include "request/deny.h"
#include "request/facts_of.h"
#include "request/limits.h"
#include "request/normal_form.h"

#include <algorithm>

namespace assent::request {
namespace {

using policy::CriteriaSource;

bool names(LineDecision const& wanted, ReasonCode code) {
    return std::ranges::find(wanted.reasons, code, &DenialReason::code) != wanted.reasons.end();
}

bool has_answer(CriteriaCited const& cited, std::initializer_list<CriteriaAnswer> answers) {
    return std::ranges::any_of(cited.answers, [&](CriteriaPoint const& point) {
        return std::ranges::find(answers, point.answer) != answers.end();
    });
}

Result<void> check_citation(CriteriaCited const& cited, std::string const& where) {
    if (trim(cited.section).empty() || cited.answers.empty())
        return invalid("criteria_required", where,
                       "Name the section and say for each point whether it is met.");
    auto const only_not_applicable = !has_answer(
        cited, {CriteriaAnswer::met, CriteriaAnswer::not_met, CriteriaAnswer::not_documented});
    if (trim(cited.edition).empty() && !only_not_applicable)
        return invalid("criteria_required", where + "/edition",
                       "Name the edition that was applied.");
    return fine();
}

Result<void> check_units(LineState const& line, LineDecision const& wanted,
                         std::string const& where) {
    auto const& asked = line.asked;
    if (wanted.units &&
        (wanted.units->thousandths <= 0 || (asked.units && *wanted.units > *asked.units)))
        return invalid("contradictory_choice", where + "/units",
                       "What is granted is more than nothing and not more than was asked for.");
    auto const from = wanted.from.value_or(*asked.from);
    auto const to = wanted.to.value_or(*asked.to);
    if (from > to || from < *asked.from || to > *asked.to)
        return invalid("contradictory_choice", where + "/to",
                       "The days granted lie within the days asked for.");
    return fine();
}

/// Every time somebody tried to get the records: asks sent and repeated, calls logged (L-RFI-01).
std::ptrdiff_t attempts_of(State const& state) {
    auto attempts = std::ranges::count_if(
        state.notes, [](NoteAdded const& note) { return note.content.type == NoteType::contact; });
    attempts += std::ranges::count(talk_of(state).contacts, ContactDirection::outgoing,
                                   &ContactLogged::direction);
    for (auto const& ask : state.timing.information)
        if (ask.kind == InformationKind::clinical) attempts += std::ssize(ask.attempts);
    return attempts;
}

bool is_less(ServiceLine const& asked, LineDecision const& wanted) {
    return (wanted.units && (!asked.units || *wanted.units < *asked.units)) ||
           (wanted.from && *wanted.from > *asked.from) || (wanted.to && *wanted.to < *asked.to);
}

bool is_other(LineDecision const& wanted) {
    return !wanted.code.empty() || !wanted.place.empty() || wanted.servicing || wanted.schedule ||
           !wanted.modifiers.empty();
}

}  // namespace

Result<void> check_reasons(LineDecision const& wanted, std::string const& where) {
    if (wanted.reasons.empty())
        return invalid("reason_required", where + "/reasons",
                       "Give at least one reason, with a sentence for this member.");
    for (std::size_t i = 0; i < wanted.reasons.size(); ++i) {
        auto const& reason = wanted.reasons[i];
        auto const here = where + "/reasons/" + std::to_string(i);
        auto const sentence = trim(reason.sentence.reveal());
        if (!may_stand_on(reason.code, wanted.basis))
            return invalid(
                "contradictory_choice", here + "/code",
                "This reason does not stand on basis " + std::string(name_of(wanted.basis)) + ".");
        if (sentence.empty() || sentence == general_sentence(reason.code))
            return invalid("reason_required", here + "/sentence",
                           "A code alone decides nothing; write a sentence about this member.");
        TRY(must_be_short(sentence, here + "/sentence"));
    }
    return fine();
}

Result<void> check_questions(LineDecision const& wanted, bool clinical, std::string const& where) {
    auto const sentence =
        "Answer the three questions: clinically appropriate, proper setting, covered benefit; the "
        "one the decision rests on is no.";
    auto const asked = wanted.questions.value_or(Questions{});
    auto const missing_only =
        wanted.reasons.size() == 1 && names(wanted, ReasonCode::information_missing);
    auto const clinical_no =
        asked.clinically_appropriate == Judged::no || asked.proper_setting == Judged::no;
    if (clinical && !clinical_no && !missing_only)
        return invalid("questions_required", where + "/questions", sentence);
    if (wanted.basis == Basis::benefit && asked.covered_benefit != Judged::no)
        return invalid("questions_required", where + "/questions", sentence);
    return fine();
}

Result<void> check_criteria(State const& state, LineState const& line, LineDecision const& wanted,
                            policy::Pack const& pack, std::string const& where) {
    auto const order = criteria_sources(state, line, pack);
    if (wanted.cited.empty())
        return invalid("criteria_required", where + "/cited",
                       "Cite the criteria: source, edition, section, and whether each point is "
                       "met.");
    for (std::size_t i = 0; i < wanted.cited.size(); ++i) {
        auto const& cited = wanted.cited[i];
        auto const here = where + "/cited/" + std::to_string(i);
        auto const known = std::ranges::find(order, cited.source, &CriteriaSource::source);
        if (known == order.end())
            return invalid("unknown_criteria", here + "/source",
                           "The plan does not use this source for this service.");
        TRY(check_citation(cited, here));
        // What stands before is read first, and said not to apply where it does not (L-DEC-12).
        if (i >= order.size() || order[i]->source != cited.source)
            return invalid("criteria_order", here + "/source",
                           "Say first what " + order[std::min(i, order.size() - 1)]->name +
                               " holds, also when it does not apply.");
    }
    auto const fails = [](CriteriaCited const& cited) {
        return has_answer(cited, {CriteriaAnswer::not_met, CriteriaAnswer::not_documented});
    };
    if (std::ranges::any_of(wanted.cited, fails)) return fine();
    return invalid("criteria_required", where + "/cited",
                   "No point of what is cited is unmet; on what does the decision rest?");
}

Result<void> check_granted(LineState const& line, LineDecision const& wanted,
                           std::string const& where) {
    TRY(check_units(line, wanted, where));
    auto const less = is_less(line.asked, wanted);
    switch (wanted.outcome) {
        case Outcome::denied:
            if (is_other(wanted) || wanted.units || wanted.from || wanted.to)
                return invalid("contradictory_choice", where + "/outcome",
                               "A denial grants nothing; choose partially_approved or modified.");
            return fine();
        case Outcome::partially_approved:
            if (!less || is_other(wanted))
                return invalid("contradictory_choice", where + "/outcome",
                               "Say what is granted: fewer units, fewer days or a shorter span.");
            return fine();
        default:
            if (!is_other(wanted))
                return invalid("contradictory_choice", where + "/outcome",
                               "Say what is granted instead: code, place, provider or frequency.");
            return fine();
    }
}

Result<void> check_attempts(State const& state, LineDecision const& wanted,
                            policy::Pack const& pack, std::string const& where) {
    if (!names(wanted, ReasonCode::information_missing)) return fine();
    if (wanted.missing.empty() || trim(wanted.missing.front()).empty())
        return invalid("reason_required", where + "/missing",
                       "Say which records were asked for and did not come.");
    if (attempts_of(state) >= pack.decisions.information_attempts) return fine();
    return conflict("attempts_required", where + "/missing",
                    "Ask for the records first, and log each attempt: " +
                        std::to_string(pack.decisions.information_attempts) + " at least.");
}

}  // namespace assent::request
