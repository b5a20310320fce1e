#include "request/who_may.h"

#include "base/match.h"

#include <algorithm>
#include <initializer_list>

namespace assent::request {
namespace {

bool is_one_of(Role role, std::initializer_list<Role> roles) {
    return std::ranges::find(roles, role) != roles.end();
}

Result<void> allowed(bool yes, std::string_view what) {
    if (yes) return fine();
    return forbidden("role_not_allowed", {}, "Your role may not " + std::string(what) + ".");
}

bool is_licensed(Role role) {
    return is_one_of(role, {Role::nurse, Role::inpatient_nurse, Role::pharmacist, Role::physician,
                            Role::medical_director, Role::external_reviewer});
}

Result<void> licence_current(Context const& context) {
    auto const& actor = context.actor;
    auto const today = context.pack.zone.day_of(context.now);
    if (!actor.licence.empty() && actor.licence_until && *actor.licence_until >= today)
        return fine();
    return forbidden("licence_not_current", {},
                     "Your licence on record is missing or has ended; ask your supervisor.");
}

/// The pack's line that lets this role approve; none for the system, whatever the pack says.
policy::DeciderRule const* approving_rule(Actor const& actor, policy::Pack const& pack) {
    auto const role = name_of(actor.role);
    auto const names_role = [&](policy::DeciderRule const& rule) {
        return rule.act == "approve" && std::ranges::find(rule.roles, role) != rule.roles.end();
    };
    auto const rule = std::ranges::find_if(pack.deciders, names_role);
    return rule == pack.deciders.end() || actor.role == Role::system ? nullptr : &*rule;
}

/// The reviewer's organisation asked for the service or would give it.
bool is_party(State const& state, std::string const& organisation) {
    if (organisation.empty() || !state.known) return false;
    auto const belongs = [&](std::optional<directory::Provider> const& provider) {
        return provider && provider->organisation == organisation;
    };
    return belongs(state.known->requesting) || belongs(state.known->servicing);
}

}  // namespace

bool is_office(Role role) {
    return is_one_of(
        role, {Role::provider_office, Role::office_admin, Role::practitioner, Role::partner});
}

bool is_staff(Role role) {
    return is_one_of(role,
                     {Role::intake_clerk, Role::coordinator, Role::nurse, Role::inpatient_nurse,
                      Role::pharmacist, Role::physician, Role::medical_director, Role::supervisor,
                      Role::case_manager, Role::member_services, Role::provider_services});
}

Result<void> may_submit(Actor const& actor) {
    return allowed(is_office(actor.role) || is_staff(actor.role), "submit requests");
}

Result<void> may_note(Actor const& actor, NoteType type) {
    auto const plan_only = type == NoteType::internal || type == NoteType::contact;
    if (plan_only) return allowed(is_staff(actor.role), "write notes of this kind");
    return allowed(is_office(actor.role) || is_staff(actor.role), "add notes");
}

Result<void> may_attach(Actor const& actor) {
    return allowed(is_office(actor.role) || is_staff(actor.role), "attach documents");
}

Result<void> may_assign(Actor const& actor) {
    return allowed(
        is_staff(actor.role) || actor.role == Role::administrator || actor.role == Role::system,
        "assign requests");
}

Result<void> may_void(Actor const& actor, VoidReason reason) {
    if (actor.role == Role::system)
        return allowed(reason == VoidReason::wrong_submission || reason == VoidReason::duplicate ||
                           reason == VoidReason::incomplete,
                       "void for this reason");
    // Only the clock voids what stayed incomplete, after its notice and its time (L-RFI-05).
    if (reason == VoidReason::incomplete)
        return allowed(false, "void for this reason; the clock does");
    return allowed(is_staff(actor.role), "void requests");
}

Result<void> may_extend(Actor const& actor) {
    return allowed(is_licensed(actor.role) || actor.role == Role::supervisor ||
                       actor.role == Role::coordinator,
                   "extend deadlines");
}

Result<void> may_ask_for_information(Actor const& actor) {
    return allowed(is_staff(actor.role) || actor.role == Role::external_reviewer,
                   "ask for information");
}

Result<void> may_answer(Actor const& actor) {
    return allowed(is_office(actor.role) || is_staff(actor.role) || actor.role == Role::member ||
                       actor.role == Role::representative,
                   "answer for the office");
}

Result<void> may_correct_receipt(Actor const& actor) {
    return allowed(is_staff(actor.role), "correct the receipt");
}

Result<void> may_recount(Actor const& actor) {
    return allowed(actor.role == Role::system || actor.role == Role::administrator,
                   "change the days off");
}

Result<void> may_tell(Actor const& actor) {
    return allowed(actor.role == Role::system || is_staff(actor.role), "send notices");
}

Result<void> may_reclassify(Context const& context) {
    TRY(allowed(is_licensed(context.actor.role), "make an urgent request standard"));
    return licence_current(context);
}

Result<void> may_expedite(Actor const& actor, UrgencyBy asked_by, Context const& context) {
    switch (asked_by) {
        case UrgencyBy::plan:
            TRY(allowed(is_licensed(actor.role), "find for the plan that a request is urgent"));
            return licence_current(context);
        case UrgencyBy::member:
            return allowed(is_staff(actor.role) || actor.role == Role::member ||
                               actor.role == Role::representative,
                           "speak for the member");
        case UrgencyBy::provider:
        case UrgencyBy::physician:
        case UrgencyBy::office_staff: break;
    }
    return allowed(is_office(actor.role) || is_staff(actor.role), "make a request urgent");
}

Result<void> must_be_the_clock(Actor const& actor) {
    return allowed(actor.role == Role::system, "act for the clock");
}

Result<void> role_may(Command const& command, Actor const& actor, policy::Pack const& pack) {
    return std::visit(Match{[&](AddNote const& c) { return may_note(actor, c.note.type); },
                            [&](AttachDocument const&) { return may_attach(actor); },
                            [&](AssignRequest const&) { return may_assign(actor); },
                            [&](Determine const&) {
                                return allowed(approving_rule(actor, pack) != nullptr, "approve");
                            },
                            [&](VoidRequest const& c) { return may_void(actor, c.reason); },
                            [&](ExtendDeadline const&) { return may_extend(actor); },
                            [](auto const&) { return fine(); }},
                      command);
}

Result<void> may_approve(State const& state, Context const& context) {
    auto const& actor = context.actor;
    auto const* rule = approving_rule(actor, context.pack);
    TRY(allowed(rule != nullptr, "approve"));
    if (rule->licence || is_licensed(actor.role)) TRY(licence_current(context));
    if (is_party(state, actor.organisation))
        return forbidden("conflict_of_interest", {},
                         "Your own organisation asked for this service or would give it.");
    if (!state.forwarded_to.empty() && actor.organisation != state.forwarded_to)
        return conflict("decided_elsewhere", {},
                        "A delegated group has this request and decides it.");
    return fine();
}

}  // namespace assent::request
