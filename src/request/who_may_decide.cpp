#include "policy/licence.h"
#include "request/facts_of.h"
#include "request/guards.h"
#include "request/normal_form.h"
#include "request/who_may.h"

#include <algorithm>

namespace assent::request {
namespace {

using policy::DeciderRule;

Day today_of(Context const& context) { return context.pack.zone.day_of(context.now); }

bool covers(DeciderRule const& rule, State const& state, LineState const* line) {
    if (!policy::applies_to(rule.lines, line_of_business(state))) return false;
    if (state.asked && !policy::applies_to(rule.kinds, state.asked->kind)) return false;
    if (rule.codes.any || rule.codes.ranges.empty()) return true;
    auto const code = line == nullptr ? std::nullopt : code_of(line->asked);
    return code && rule.codes.contains(*code);
}

bool is_act(DeciderRule const& rule, Act act) { return rule.act == name_of(act); }

}  // namespace

Fault nobody_of_this_role(Actor const& actor, Act act) {
    if (act == Act::deny && is_staff(actor.role))
        return forbidden("physician_required", {},
                         "Only those whom the plan names may deny or approve less; send it to one "
                         "of them.");
    return forbidden(
        "role_not_allowed", {},
        act == Act::approve ? "Your role may not approve this." : "Your role may not deny.");
}

bool is_party(State const& state, std::string const& organisation) {
    if (organisation.empty() || !state.known) return false;
    auto const belongs = [&](std::optional<directory::Provider> const& provider) {
        return provider && provider->organisation == organisation;
    };
    return belongs(state.known->requesting) || belongs(state.known->servicing);
}

Result<void> licence_current(Context const& context) {
    return policy::licence_current(context.actor, today_of(context));
}

Result<void> may_decide(State const& state, LineState const* line, Act act,
                        Context const& context) {
    auto const& actor = context.actor;
    auto refused = nobody_of_this_role(actor, act);
    if (actor.role == Role::system) return refused;
    for (auto const& rule : context.pack.deciders) {
        auto const names_role =
            std::ranges::find(rule.roles, name_of(actor.role)) != rule.roles.end();
        if (!is_act(rule, act) || !names_role || !covers(rule, state, line)) continue;
        if (rule.licence || is_licensed(actor.role)) TRY(licence_current(context));
        auto fits = policy::licence_fits(rule, actor, today_of(context));
        if (fits) return fits;
        refused = std::move(fits).take_fault();
    }
    return refused;
}

namespace {

Result<void> must_be_no_party(State const& state, Context const& context) {
    auto const& actor = context.actor;
    if (is_party(state, actor.organisation))
        return forbidden("conflict_of_interest", {},
                         "Your own organisation asked for this service or would give it.");
    if (state.submitted_by && state.submitted_by->account == actor.account &&
        is_office(state.submitted_by->role))
        return forbidden("conflict_of_interest", {}, "You asked for this service yourself.");
    return fine();
}

}  // namespace

Result<void> must_be_impartial(State const& state, Context const& context) {
    TRY(must_be_no_party(state, context));
    if (!state.forwarded_to.empty() && context.actor.organisation != state.forwarded_to)
        return conflict("decided_elsewhere", {},
                        "A delegated group has this request and decides it.");
    return fine();
}

Result<void> may_approve(State const& state, Context const& context) {
    if (state.lines.empty()) TRY(may_decide(state, nullptr, Act::approve, context));
    for (auto const& line : state.lines) TRY(may_decide(state, &line, Act::approve, context));
    return must_be_impartial(state, context);
}

Result<void> may_review(State const& state, Context const& context) {
    auto const& actor = context.actor;
    if (!is_licensed(actor.role))
        return forbidden("role_not_allowed", {}, "Your role may not review.");
    TRY(licence_current(context));
    if (actor.role == Role::external_reviewer && state.stage != Stage::external)
        return state.review.referred && state.review.referred->to == ReferTo::external
                   ? forbidden("not_referred", {}, "This request is no longer with you.")
                   : unknown_request();
    return must_be_impartial(state, context);
}

Result<void> may_refer(Actor const& actor) {
    if (is_staff(actor.role)) return fine();
    return forbidden("role_not_allowed", {}, "Your role may not refer requests.");
}

Result<void> may_overturn(State const& state, ApplyOutcome const& command, Context const& context) {
    auto const& actor = context.actor;
    auto const is_reviewer = actor.role == Role::appeals_reviewer ||
                             actor.role == Role::appeals_coordinator ||
                             actor.role == Role::physician ||
                             actor.role == Role::medical_director || actor.role == Role::system;
    if (!is_reviewer)
        return forbidden("role_not_allowed", {}, "Your role may not carry out an overturn.");
    // A talk is with whoever decides; an appeal is the plan's also when its delegate decided.
    if (command.source == OutcomeSource::peer_to_peer) TRY(must_be_impartial(state, context));
    else TRY(must_be_no_party(state, context));
    // Who said no may be talked round; who hears an appeal took no part below (L-DEC-09, L-DEC-10).
    if (command.source == OutcomeSource::peer_to_peer) return fine();
    for (auto const& line : state.lines) {
        if (!line.adverse) continue;
        auto const& adverse = *line.adverse;
        auto const signed_it = adverse.signed_by && adverse.signed_by->account == actor.account;
        if (adverse.by.account == actor.account || signed_it)
            return forbidden("conflict_of_interest", {},
                             "You took part in the decision that is overturned.");
    }
    return fine();
}

}  // namespace assent::request
