#include "request/deny.h"

#include "codes/code.h"
#include "request/citations.h"
#include "request/facts_of.h"
#include "request/guards.h"
#include "request/who_may.h"

#include <algorithm>

namespace assent::request {
namespace {

template <class Rule>
bool is_for(Rule const& rule, State const& state, LineState const& line) {
    if (!policy::applies_to(rule.lines, line_of_business(state))) return false;
    if constexpr (requires { rule.age_below; }) {
        auto const age = age_on_line(state, line);
        return rule.age_below == 0 || (age && *age < rule.age_below);
    } else {
        return true;
    }
}

template <class Rules>
auto find_rule(Rules const& rules, State const& state, LineState const& line)
    -> decltype(rules.data()) {
    for (auto const& rule : rules)
        if (is_for(rule, state, line)) return &rule;
    return nullptr;
}

bool names_benefit(LineDecision const& wanted) {
    return std::ranges::any_of(wanted.reasons, [](DenialReason const& reason) {
        return may_stand_on(reason.code, Basis::benefit);
    });
}

Result<void> must_be_in_hours(policy::TalkOffer const& offer, TalkEffort const& effort,
                              State const& state, Context const& context) {
    auto const& zone = context.pack.zone;
    if (effort.at > context.now || effort.at < *state.received_at)
        return invalid("talk_required", "/talk_effort/at",
                       "The effort lies between receipt and now.");
    auto const minute = zone.minute_of_day(effort.at);
    if (calendar::is_business_day(zone.day_of(effort.at), context.pack.holidays) &&
        minute >= offer.hours_from * 60 && minute < offer.hours_to * 60)
        return fine();
    return invalid("talk_required", "/talk_effort/at",
                   "The effort to reach the provider is made in working hours.");
}

/// The talk that is offered, and, where the law wants one, the effort that came before.
Result<TalkOffered> offer_talk(State const& state, LineState const& line, Determine const& command,
                               Context const& context) {
    auto const* offer = find_rule(context.pack.decisions.talks, state, line);
    auto const* contact = offer ? context.pack.find_contact(offer->contact) : nullptr;
    if (contact == nullptr)
        return conflict("talk_required", {},
                        "The plan names nobody to talk to about a denial; ask the policy desk.");
    TalkOffered made{context.actor.name, contact->key, contact->phone, offer->may_overturn,
                     command.talk_effort};
    if (!offer->before) return made;
    if (!command.talk_effort)
        return invalid("talk_required", "/talk_effort",
                       "Say when and how you tried to reach the provider for a talk with a "
                       "clinical peer.");
    TRY(must_be_in_hours(*offer, *command.talk_effort, state, context));
    return made;
}

Result<Granted> granted_of(LineDecision const& wanted, std::string const& where) {
    Granted made{wanted.from,      wanted.to,    wanted.units,     wanted.code,    std::nullopt,
                 wanted.modifiers, wanted.place, wanted.servicing, wanted.schedule};
    if (wanted.code.empty()) return made;
    auto code = codes::parse_code(wanted.code);
    if (!code) {
        auto fault = std::move(code).take_fault();
        fault.where = where + "/code";
        return fault;
    }
    made.code = code->value;
    made.system = code->system;
    return made;
}

/// What a cut takes from, so that an overturn can give it back.
Granted standing_of(LineState const& line) {
    Granted stood;
    stood.from = line.determined->from;
    stood.to = line.determined->to;
    stood.units = line.determined->units;
    return stood;
}

/// By what the care was measured: the plan's standard, and what widens it for this member
/// (ELG-13, ELG-14).
std::string standard_of(State const& state, LineState const& line, policy::Pack const& pack) {
    std::string standard;
    if (auto const* general = find_rule(pack.decisions.standards, state, line))
        standard = general->sentence;
    if (auto const* wider = find_rule(pack.decisions.clinical_benefits, state, line))
        standard += (standard.empty() ? "" : " ") + wider->sentence;
    return standard;
}

Result<AdverseDecision> draft(State const& state, LineState const& line, LineDecision const& wanted,
                              Determine const& command, Context const& context) {
    auto const& pack = context.pack;
    auto const where = "/lines/" + std::to_string(&wanted - command.lines.data());
    AdverseDecision made;
    made.line = line.number;
    made.outcome = wanted.outcome;
    made.basis = wanted.basis;
    made.clinical = is_clinical(state, line, wanted, pack);
    TRY(check_reasons(wanted, where));
    TRY(check_questions(wanted, made.clinical, where));
    TRY(check_granted(line, wanted, where));
    TRY(check_attempts(state, wanted, pack, where));
    made.reasons = wanted.reasons;
    made.questions = wanted.questions.value_or(Questions{});
    made.criteria = TRY(complete_citations(state, {&line}, wanted.cited, pack, where + "/cited"));
    made.missing = wanted.missing;
    made.why = command.why;
    made.benefits_of = line_of_business(state);
    made.granted = TRY(granted_of(wanted, where));
    made.delegated = !state.forwarded_to.empty();
    made.attested = command.no_conflict;
    made.effective_on = wanted.effective_on;
    if (wanted.effective_on) made.stood = standing_of(line);
    if (!made.clinical) return made;
    TRY(check_criteria(state, line, wanted, pack, where));
    made.criteria_contact = pack.decisions.criteria_contact.empty()
                                ? pack.default_contact
                                : pack.decisions.criteria_contact;
    made.talk = TRY(offer_talk(state, line, command, context));
    made.standard = standard_of(state, line, pack);
    made.awaits_signature = find_rule(pack.decisions.second_looks, state, line) != nullptr;
    return made;
}

bool repeats(LineState const& line, AdverseDecision const& made, Actor const& actor) {
    return line.adverse && line.adverse->by.account == actor.account &&
           json_text(line.adverse->decision) == json_text(made);
}

}  // namespace

bool judges_clinically(LineDecision const& wanted) {
    auto const asked = wanted.questions.value_or(Questions{});
    return wanted.basis == Basis::medical_necessity ||
           asked.clinically_appropriate != Judged::not_judged ||
           asked.proper_setting != Judged::not_judged;
}

bool is_clinical(State const& state, LineState const& line, LineDecision const& wanted,
                 policy::Pack const& pack) {
    if (judges_clinically(wanted)) return true;
    return names_benefit(wanted) &&
           find_rule(pack.decisions.clinical_benefits, state, line) != nullptr;
}

Result<std::optional<Event>> deny_line(State const& state, LineState const& line,
                                       LineDecision const& wanted, Determine const& command,
                                       Context const& context) {
    auto const clinical = is_clinical(state, line, wanted, context.pack);
    TRY(may_decide(state, &line, clinical ? Act::deny : Act::deny_administrative, context));
    TRY(must_be_impartial(state, context));
    if (!command.no_conflict)
        return invalid("attestation_required", "/no_conflict",
                       "State that you have no tie to the member or the providers and took no "
                       "part before.");
    auto made = TRY(draft(state, line, wanted, command, context));
    if (repeats(line, made, context.actor)) return std::optional<Event>();
    if (!clinical) {
        auto const by = TRY(StaffDecider::of(context.actor));
        return std::optional<Event>(
            TRY(AdverseDetermined::administrative(std::move(made), by, context.now)));
    }
    auto const by = TRY(LicensedDecider::of(context.actor, context.pack.zone.day_of(context.now)));
    return std::optional<Event>(AdverseDetermined::clinical(std::move(made), by, context.now));
}

void ask_for_signature(Events& events, State const& state, Context const& context) {
    for (auto const& event : events) {
        auto const* adverse = std::get_if<AdverseDetermined>(&event);
        if (adverse == nullptr || !adverse->record().decision.awaits_signature) continue;
        auto const* line = find_line(state, adverse->record().decision.line);
        auto const* rule = find_rule(context.pack.decisions.second_looks, state, *line);
        events.push_back(Routed{rule->roles.front(), "A second signature is needed."});
        return;
    }
}

}  // namespace assent::request
