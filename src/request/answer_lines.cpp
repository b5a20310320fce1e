#include "request/answer_lines.h"

#include "request/normal_form.h"
#include "request/validate_submit.h"

#include <algorithm>
#include <utility>

namespace assent::request {
namespace {

/// Diagnoses of the line, the principal one first.
std::vector<std::string> diagnoses_of(SubmitRequest const& asked, ServiceLine const& line) {
    std::vector<std::string> found;
    for (auto const& diagnosis : asked.diagnoses) found.push_back(diagnosis.code);
    if (!line.diagnoses.empty()) {
        std::vector<std::string> chosen;
        for (auto const position : line.diagnoses)
            chosen.push_back(found[static_cast<std::size_t>(position - 1)]);
        return chosen;
    }
    for (std::size_t i = 1; i < asked.diagnoses.size(); ++i)
        if (asked.diagnoses[i].type == DiagnosisType::principal) std::swap(found[0], found[i]);
    return found;
}

/// A newborn on the mother's coverage is as old as the newborn.
Day born_on(SubmitRequest const& asked, directory::Member const& member) {
    auto const is_newborn = has_special(asked, policy::Special::newborn_on_mother) && asked.newborn;
    return is_newborn ? asked.newborn->born_on.reveal() : member.born_on.reveal();
}

void add_member_facts(policy::Ask& ask, SubmitRequest const& asked, Context const& context) {
    auto const& member = context.facts.member;
    if (!member) return;
    ask.age = age_on(born_on(asked, *member), ask.service_day);
    auto const* coverage = directory::coverage_on(*member, ask.service_day);
    if (coverage == nullptr) return;
    ask.line_of_business = coverage->line_of_business;
    ask.medical_group = coverage->medical_group;
}

void add_provider_facts(policy::Ask& ask, ServiceLine const& line, Context const& context) {
    auto const& servicing = context.facts.servicing;
    ask.network = line.facts.network;
    ask.specialty = line.facts.specialty;
    ask.county = line.facts.county;
    if (!servicing) return;
    // What we know comes before what is claimed, also that we do not know it.
    auto const is_in = directory::in_network(*servicing, ask.line_of_business, ask.service_day);
    if (directory::is_unlisted(*servicing)) ask.network = policy::Network::unknown;
    else ask.network = is_in ? policy::Network::in : policy::Network::out;
    if (ask.specialty.empty()) ask.specialty = servicing->specialty;
    if (ask.county.empty()) ask.county = servicing->address.county;
}

void add_stay_facts(policy::Ask& ask, SubmitRequest const& asked, ServiceLine const& line) {
    ask.level_of_care = line.facts.level_of_care;
    if (!asked.stay) return;
    ask.admission_source = asked.stay->admission_source;
    ask.admission_priority = asked.stay->admission_priority;
    if (!ask.level_of_care) ask.level_of_care = asked.stay->level_of_care;
}

}  // namespace

policy::Ask ask_for(SubmitRequest const& asked, ServiceLine const& line, Context const& context) {
    policy::Ask ask;
    ask.service_day = service_day(line);
    ask.code = code_of(line);
    ask.revenue = line.revenue;
    ask.modifiers = line.modifiers;
    ask.diagnoses = diagnoses_of(asked, line);
    ask.kind = asked.kind;
    ask.setting = asked.kind == policy::RequestKind::inpatient ? policy::Setting::inpatient
                                                               : policy::Setting::outpatient;
    ask.review = asked.review;
    ask.place = line.place;
    ask.discipline = line.facts.discipline;
    ask.population = asked.population;
    ask.emergency_transport = line.facts.emergency_transport;
    ask.marks = line.facts.marks;
    if (!line.facts.trial_number.empty()) ask.marks.push_back(policy::Mark::trial);
    ask.special = asked.special;
    add_member_facts(ask, asked, context);
    add_provider_facts(ask, line, context);
    add_stay_facts(ask, asked, line);
    return ask;
}

bool needs_nothing(policy::Answer const& answer) {
    using policy::AnswerKind;
    return answer.answer == AnswerKind::not_required || answer.answer == AnswerKind::never_required;
}

namespace {

/// Until somebody knows whether a practice is in the network, what is free in it alone is not free
/// there (PRV-22B).
policy::Answer answer_of(policy::Ask ask, Context const& context) {
    auto answer = policy::require(context.pack, ask);
    auto const& servicing = context.facts.servicing;
    if (!servicing || !directory::is_unlisted(*servicing) || !needs_nothing(answer)) return answer;
    ask.network = policy::Network::out;
    auto outside = policy::require(context.pack, ask);
    return needs_nothing(outside) ? answer : outside;
}

}  // namespace

std::vector<policy::Answer> answer_lines(SubmitRequest const& asked, Context const& context) {
    std::vector<policy::Answer> answers;
    answers.reserve(asked.lines.size());
    for (auto const& line : asked.lines)
        answers.push_back(answer_of(ask_for(asked, line, context), context));
    return answers;
}

}  // namespace assent::request
