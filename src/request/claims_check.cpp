#include "request/claims_check.h"

#include "policy/require.h"
#include "policy/rule_index.h"
#include "request/normal_form.h"

#include <algorithm>

namespace assent::request {
namespace {

std::string sentence_of(ClaimReason reason) {
    switch (reason) {
        case ClaimReason::not_decided: return "The request is not decided yet.";
        case ClaimReason::not_approved: return "No line of this number is approved.";
        case ClaimReason::other_member: return "This number was given for another member.";
        case ClaimReason::not_eligible:
            return "The member had no coverage with this plan on the day of service; an approval "
                   "does not change that. Bill the payer of that day.";
        case ClaimReason::other_provider: return "This number was given to another provider.";
        case ClaimReason::no_such_line: return "No approved line covers this code.";
        case ClaimReason::needs_own_approval:
            return "A referral does not cover this code; it needs an approval of its own.";
        case ClaimReason::other_modifier: return "The line was approved with other modifiers.";
        case ClaimReason::outside_span: return "The day is outside the approved days.";
        case ClaimReason::units_used_up: return "The approved number is used up.";
    }
    return {};
}

std::optional<codes::Code> billed(ClaimAsk const& ask) {
    auto const code = codes::parse_code(ask.code, ask.system);
    if (!code) return std::nullopt;
    return *code;
}

/// How a line covers a code.
struct Cover {
    std::string by;
    std::vector<std::string> rows;
    bool needs_own = false;
};

/// A custom code stands for the billing codes of its expansion (CLM-03, COD-23).
bool is_expanded(ServiceLine const& line, codes::Code const& code, policy::Pack const& pack) {
    if (line.system != codes::CodeSystem::cus || pack.rules == nullptr) return false;
    return std::ranges::any_of(pack.rules->hints, [&](policy::Hint const& hint) {
        return pack.custom_codes[hint.custom].code == line.code && hint.stands_for.contains(code);
    });
}

bool is_in_range(ServiceLine const& line, codes::Code const& code) {
    if (!line.system || line.code.empty() || line.code_end.empty()) return false;
    return codes::contains({*line.system, line.code, line.code_end, false}, code);
}

/// A referral also covers what needs no more than a referral, and nothing that needs an approval
/// (REF-12, REF-13).
Cover by_referral(State const& state, ClaimAsk const& ask, codes::Code const& code,
                  policy::Pack const& pack) {
    policy::Ask question;
    question.service_day = ask.service_day;
    question.code = code;
    question.modifiers = ask.modifiers;
    question.kind = policy::RequestKind::outpatient;
    question.setting = policy::Setting::outpatient;
    if (state.known->coverage) question.line_of_business = state.known->coverage->line_of_business;
    for (auto const& diagnosis : state.asked->diagnoses)
        question.diagnoses.push_back(diagnosis.code);
    auto const answer = policy::require(pack, question);
    auto const rows = answer.deciding.empty() ? answer.rows : answer.deciding;
    using policy::AnswerKind;
    if (answer.answer == AnswerKind::not_required || answer.answer == AnswerKind::never_required ||
        answer.answer == AnswerKind::referral_only)
        return {"referral", rows, false};
    return {{}, rows, answer.answer == AnswerKind::required};
}

Cover cover_of(State const& state, ServiceLine const& line, ClaimAsk const& ask,
               policy::Pack const& pack) {
    auto const code = billed(ask);
    bool const same_revenue = !ask.revenue.empty() && ask.revenue == line.revenue;
    if (!code) return {same_revenue ? "code" : "", {}, false};
    bool const is_same = line.system == code->system && line.code == code->value;
    if (is_same || is_in_range(line, *code)) return {"code", {}, false};
    if (is_expanded(line, *code, pack)) return {"expansion", {}, false};
    if (same_revenue && line.code.empty()) return {"code", {}, false};
    if (state.asked->kind != policy::RequestKind::referral || line.system != codes::CodeSystem::cus)
        return {};
    return by_referral(state, ask, *code, pack);
}

/// The line as it was approved, which may be another code than the one asked for.
ServiceLine approved_as(LineState const& line) {
    auto approved = line.asked;
    if (!line.adverse || !is_authorized(line)) return approved;
    auto const& granted = line.adverse->decision.granted;
    if (!granted.code.empty()) {
        approved.code = granted.code;
        approved.code_end.clear();
        if (granted.system) approved.system = granted.system;
    }
    approved.modifiers = line.determined->modifiers;
    return approved;
}

/// Whom the line is good for, which may be another provider than the one asked for (L-AUTH-03). An
/// NPI is known of the one asked for only.
bool is_same_provider(State const& state, LineState const* line, ClaimAsk const& ask) {
    auto const& servicing = state.known->servicing;
    auto good_for = servicing ? servicing->id.value : std::string();
    if (line != nullptr && is_authorized(*line) && !line->determined->servicing.empty())
        good_for = line->determined->servicing;
    if (good_for.empty()) return false;
    if (ask.provider) return ask.provider->value == good_for;
    return !ask.npi.empty() && servicing && servicing->id.value == good_for &&
           servicing->npi.value == ask.npi;
}

/// What was approved with a modifier is billed with it; more modifiers do no harm.
bool has_modifiers(ServiceLine const& line, ClaimAsk const& ask) {
    return std::ranges::all_of(line.modifiers, [&](std::string const& modifier) {
        return std::ranges::find(ask.modifiers, modifier) != ask.modifiers.end();
    });
}

struct Finding {
    LineState const* line = nullptr;
    Cover cover;
    std::vector<ClaimReason> because;
};

/// Reasons against one line that covers the code.
std::vector<ClaimReason> against(State const& state, LineState const& line, ClaimAsk const& ask) {
    std::vector<ClaimReason> found;
    if (!is_authorized(line)) found.push_back(ClaimReason::not_approved);
    if (!has_modifiers(approved_as(line), ask)) found.push_back(ClaimReason::other_modifier);
    if (!is_authorized(line)) return found;
    auto const& made = *line.determined;
    if ((made.from && ask.service_day < *made.from) || (made.to && ask.service_day > *made.to))
        found.push_back(ClaimReason::outside_span);
    auto const left = balance_of(state, line).remaining;
    auto const wanted = ask.units.value_or(whole_units(1));
    if (left && wanted > *left) found.push_back(ClaimReason::units_used_up);
    return found;
}

/// The line that covers the code with the fewest reasons against it.
Finding best_line(State const& state, ClaimAsk const& ask, policy::Pack const& pack) {
    Finding best;
    for (auto const& line : state.lines) {
        auto cover = cover_of(state, approved_as(line), ask, pack);
        if (cover.by.empty()) {
            if (best.line == nullptr && cover.needs_own) best.cover = std::move(cover);
            continue;
        }
        auto because = against(state, line, ask);
        if (best.line != nullptr && best.because.size() <= because.size()) continue;
        best = {&line, std::move(cover), std::move(because)};
    }
    return best;
}

bool is_not_required(LineState const& line) { return line.outcome == Outcome::not_required; }

}  // namespace

ClaimAnswer check_claim(State const& state, ClaimAsk const& ask, directory::Member const& member,
                        policy::Pack const& pack) {
    ClaimAnswer answer;
    auto const add = [&](ClaimReason reason) { answer.because.push_back(reason); };
    if (!state.closed()) add(ClaimReason::not_decided);
    if (state.asked->member != ask.member) add(ClaimReason::other_member);
    else if (directory::coverage_on(member, ask.service_day) == nullptr)
        add(ClaimReason::not_eligible);
    auto const found = best_line(state, ask, pack);
    if (!is_same_provider(state, found.line, ask)) add(ClaimReason::other_provider);
    answer.by = found.cover.by;
    answer.rows = found.cover.rows;
    if (found.line == nullptr) {
        add(found.cover.needs_own ? ClaimReason::needs_own_approval : ClaimReason::no_such_line);
    } else {
        answer.line = found.line->number;
        answer.remaining = balance_of(state, *found.line).remaining;
        if (answer.rows.empty() && found.line->requirement)
            answer.rows = found.line->requirement->rows;
        // What needs no approval is good without one.
        if (!is_not_required(*found.line))
            for (auto const reason : found.because) add(reason);
    }
    answer.good = answer.because.empty();
    for (auto const reason : answer.because) answer.sentences.push_back(sentence_of(reason));
    if (answer.good)
        answer.sentences.emplace_back(
            "The number is good for this line; payment follows the plan's limits.");
    return answer;
}

}  // namespace assent::request
