/// The words of a decision: on what it rests, what was asked of the case, which criteria were read,
/// and the reasons the member will read. Spelled as in the vocabulary.
#pragma once

#include "base/fields.h"
#include "codes/code.h"
#include "policy/criteria.h"
#include "policy/words.h"
#include "request/actor.h"
#include "request/line.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assent::request {

using policy::Basis;
using policy::is_adverse;
using policy::Outcome;
enum class Judged { not_judged, yes, no };

/// vocabulary.md 6
enum class ReasonCode {
    not_medically_necessary,
    level_of_care,
    site_of_service,
    quantity_reduced,
    alternative_service,
    not_for_diagnosis,
    experimental,
    information_missing,
    not_covered,
    cosmetic,
    benefit_limit,
    out_of_network,
    provider_not_in_program,
    not_eligible,
    carved_out,
    late_request,
    duplicate,
    age_or_sex,
    provider_type,
    reassessed
};

/// Each stored with the decision (INT-33, REV-09).
struct Questions {
    Judged clinically_appropriate = Judged::not_judged;
    Judged proper_setting = Judged::not_judged;
    Judged covered_benefit = Judged::not_judged;
};

void fields(auto& f, auto& q) requires Is<Questions, decltype(q)> {
    f("clinically_appropriate", q.clinically_appropriate);
    f("proper_setting", q.proper_setting);
    f("covered_benefit", q.covered_benefit);
}

using policy::CriteriaAnswer;
using policy::CriteriaCited;
using policy::CriteriaPoint;

/// A code alone finalizes nothing: the sentence is about this member.
struct DenialReason {
    ReasonCode code = ReasonCode::not_medically_necessary;
    Private<std::string> sentence;
};

void fields(auto& f, auto& r) requires Is<DenialReason, decltype(r)> {
    f("code", r.code);
    f("sentence", r.sentence);
}

/// What is granted of a line that is approved in part or otherwise than asked. Empty: as asked.
struct Granted {
    std::optional<Day> from;
    std::optional<Day> to;
    std::optional<Units> units;
    std::string code;
    std::optional<codes::CodeSystem> system;
    std::vector<std::string> modifiers;
    std::string place;
    std::optional<ProviderId> servicing;
    std::optional<Schedule> schedule;
};

void fields(auto& f, auto& g) requires Is<Granted, decltype(g)> {
    f("from", g.from);
    f("to", g.to);
    f("units", g.units);
    f("code", g.code);
    f("system", g.system);
    f("modifiers", g.modifiers);
    f("place", g.place);
    f("servicing", g.servicing);
    f("schedule", g.schedule);
}

/// An effort to let the requesting provider talk to a clinical peer before the decision (GA-P2P).
struct TalkEffort {
    Instant at{};
    policy::Channel how = policy::Channel::phone;
    std::string text;
};

void fields(auto& f, auto& e) requires Is<TalkEffort, decltype(e)> {
    f("at", e.at);
    f("how", e.how);
    f("text", e.text);
}

/// With whom the requesting provider may talk about an adverse decision (L-DEC-15, APP-03).
struct TalkOffered {
    std::string reviewer;
    std::string contact;  ///< key of the pack's contacts
    std::string phone;
    bool may_overturn = true;  ///< else only a reopening or an appeal changes it
    std::optional<TalkEffort> before;
};

void fields(auto& f, auto& t) requires Is<TalkOffered, decltype(t)> {
    f("reviewer", t.reviewer);
    f("contact", t.contact);
    f("phone", t.phone);
    f("may_overturn", t.may_overturn);
    f("before", t.before);
}

/// On which bases a reason may stand, and the general sentence that is not enough by itself.
bool may_stand_on(ReasonCode code, Basis basis);
std::string_view general_sentence(ReasonCode code);

}  // namespace assent::request
