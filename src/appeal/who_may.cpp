#include "appeal/who_may.h"

#include "appeal/decide_parts.h"
#include "base/match.h"
#include "policy/allowed.h"
#include "policy/licence.h"

#include <algorithm>

namespace assent::appeal {
namespace {

using policy::allowed;
using policy::AppealAct;
using policy::is_one_of;
using policy::Role;

bool has(std::vector<std::string> const& list, std::string const& value) {
    return std::ranges::find(list, value) != list.end();
}

bool is_handler(Role role) {
    return is_one_of(role, {Role::appeals_coordinator, Role::appeals_reviewer, Role::supervisor,
                            Role::medical_director});
}

bool speaks_for_member(Role role) { return is_one_of(role, {Role::member, Role::representative}); }

bool works_here(Role role) { return policy::is_staff(role) || is_handler(role); }

bool covers(policy::DeciderRule const& rule, State const& state, policy::DisputedLine const* line) {
    auto const ask = ask_of(state);
    if (!policy::applies_to(rule.lines, ask.line_of_business)) return false;
    if (line == nullptr) return true;
    if (!policy::applies_to(rule.kinds, ask.request_kind)) return false;
    if (rule.codes.any || rule.codes.ranges.empty()) return true;
    auto const code = codes::parse_code(line->code);
    return code.ok() && rule.codes.contains(*code);
}

Fault nobody_of_this_role(Actor const& actor, AppealAct act) {
    if (act == AppealAct::uphold && works_here(actor.role))
        return forbidden("physician_required", {},
                         "A medical decision stays as it was only when a physician who took no "
                         "part in it says so; assign it to one.");
    return forbidden("role_not_allowed", {}, "Your role may not decide this appeal.");
}

}  // namespace

Result<void> may_file(Actor const& actor, Filer filer) {
    if (policy::is_office(actor.role))
        return allowed(filer == Filer::provider, "file for the member; say provider");
    if (actor.role == Role::member) return allowed(filer == Filer::member, "file for others");
    if (actor.role == Role::representative)
        return allowed(filer == Filer::representative, "file for others than you represent");
    return allowed(works_here(actor.role), "file appeals");
}

Result<void> may_handle(Actor const& actor) {
    return allowed(is_handler(actor.role), "handle appeals; send it to those who do");
}

Result<void> may_record_outside(Actor const& actor) {
    return allowed(is_one_of(actor.role, {Role::appeals_coordinator, Role::appeals_reviewer,
                                          Role::medical_director}),
                   "record what was decided outside the plan");
}

Result<void> may_note(Actor const& actor) {
    return allowed(works_here(actor.role), "write notes on appeals");
}

Result<void> may_tell(Actor const& actor) {
    return allowed(actor.role == Role::system || works_here(actor.role), "send notices");
}

Result<void> may_bring_evidence(State const& state, Actor const& actor) {
    if (policy::is_office(actor.role))
        return is_party(state, actor.organisation) ? fine() : Result<void>(unknown_appeal());
    return allowed(works_here(actor.role) || speaks_for_member(actor.role), "add to an appeal");
}

Result<void> may_withdraw(State const& state, WithdrawAppeal const& command, Actor const& actor) {
    auto const wishes = [&](WithdrawnBy wish) {
        if (command.wish == wish) return fine();
        return Result<void>(
            forbidden("filer_not_allowed", "/wish", "You take back only what is yours."));
    };
    if (policy::is_office(actor.role)) {
        if (!is_party(state, actor.organisation)) return unknown_appeal();
        if (state.filed->filer != Filer::provider)
            return forbidden("filer_not_allowed", {},
                             "The member filed this appeal; only the member takes it back.");
        return wishes(WithdrawnBy::provider);
    }
    if (actor.role == Role::member) return wishes(WithdrawnBy::member);
    if (actor.role == Role::representative) return wishes(WithdrawnBy::representative);
    return may_handle(actor);
}

Result<void> may_refuse_expedite(Context const& context) {
    auto const& actor = context.actor;
    TRY(allowed(is_one_of(actor.role,
                          {Role::nurse, Role::pharmacist, Role::physician, Role::medical_director}),
                "find that an appeal is not urgent"));
    return policy::licence_current(actor, context.pack.zone.day_of(context.now));
}

Result<void> may_grant_expedite(Actor const& actor) {
    return allowed(is_handler(actor.role) || policy::is_licensed(actor.role),
                   "find that an appeal is urgent");
}

Result<void> must_be_the_clock(Actor const& actor) {
    return allowed(actor.role == Role::system, "act for the clock");
}

Result<void> may_review(State const& state, policy::DisputedLine const* line, AppealAct act,
                        Context const& context) {
    auto const& actor = context.actor;
    auto refused = nobody_of_this_role(actor, act);
    if (!policy::is_named_person(actor)) return refused;
    auto const today = context.pack.zone.day_of(context.now);
    for (auto const& rule : context.pack.appeals.reviewers) {
        if (rule.act != name_of(act) || !has(rule.roles, std::string(name_of(actor.role))) ||
            !covers(rule, state, line))
            continue;
        if (rule.licence) TRY(policy::licence_current(actor, today));
        auto fits = policy::licence_fits(rule, actor, today);
        if (fits) return fits;
        refused = std::move(fits).take_fault();
    }
    return refused;
}

Result<void> must_be_independent(State const& state, Person const& person, std::string where) {
    auto const* about = disputed(state);
    if (about == nullptr) return fine();
    if (has(about->took_part, person.account))
        return forbidden("conflict_of_interest", std::move(where),
                         "Whoever took part in the first decision takes none in the appeal.");
    for (auto const& superior : person.superiors)
        if (has(about->took_part, superior))
            return forbidden("conflict_of_interest", std::move(where),
                             "Whoever works under somebody who made the first decision takes no "
                             "part in the appeal.");
    if (!about->delegate.empty() && about->delegate == person.organisation)
        return forbidden("conflict_of_interest", std::move(where),
                         "The medical group that decided first takes no part in the appeal.");
    if (has(about->organisations, person.organisation))
        return forbidden("conflict_of_interest", std::move(where),
                         "Your own organisation asked for this service or would give it.");
    return fine();
}

Result<void> role_may(Command const& command, Actor const& actor) {
    auto const handle = [&](auto const&) { return may_handle(actor); };
    return std::visit(
        Match{
            [&](FileAppeal const& c) { return may_file(actor, c.filer); },
            [&](AskToReconsider const&) { return may_file(actor, Filer::provider); },
            [&](RecordAppealInformation const&) {
                return allowed(policy::is_office(actor.role) || works_here(actor.role) ||
                                   speaks_for_member(actor.role),
                               "add to an appeal");
            },
            [&](WithdrawAppeal const&) {
                return allowed(policy::is_office(actor.role) || is_handler(actor.role) ||
                                   speaks_for_member(actor.role),
                               "take back an appeal");
            },
            [&](ResolveAppeal const&) { return allowed(works_here(actor.role), "decide appeals"); },
            [&](RefuseExpedite const&) {
                return allowed(policy::is_licensed(actor.role), "find what is urgent");
            },
            [&](GrantExpedite const&) { return may_grant_expedite(actor); },
            [&](RecordOutsideDecision const&) { return may_record_outside(actor); },
            [&](AddAppealNote const&) { return may_note(actor); },
            [&](RecordDelivery const&) { return may_tell(actor); },
            [&](ExtendDeadline const& c) { return handle(c); },
            [&](WarnClock const&) { return must_be_the_clock(actor); },
            [&](ExpireClock const&) { return must_be_the_clock(actor); },
            [&](RecordEffectuation const&) {
                return allowed(is_handler(actor.role) || actor.role == Role::system,
                               "say that a decision was carried out");
            },
            [&](auto const& c) { return handle(c); }},
        command);
}

bool is_party(State const& state, std::string const& organisation) {
    if (organisation.empty() || !state.filed) return false;
    auto const& filed = *state.filed;
    bool const filed_it = filed.filer == Filer::provider && filed.by.organisation == organisation;
    if (filed_it) return true;
    return filed.kind != AppealKind::grievance && filed.about &&
           has(filed.about->organisations, organisation);
}

}  // namespace assent::appeal
