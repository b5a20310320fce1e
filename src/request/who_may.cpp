#include "request/who_may.h"

#include "base/match.h"
#include "policy/allowed.h"
#include "request/deny.h"
#include "request/who_may_after.h"

#include <algorithm>

namespace assent::request {
namespace {

/// The pack names the role for the act the command needs: to approve, or to say no on one ground or
/// another. Faults: those of may_decide, as far as the role alone tells.
Result<void> role_may_decide(Determine const& command, Actor const& actor,
                             policy::Pack const& pack) {
    auto const needs_nothing = [](LineDecision const& line) {
        return line.outcome == Outcome::not_required;
    };
    if (is_staff(actor.role) && std::ranges::any_of(command.lines, needs_nothing)) return fine();
    auto const is_yes = [](LineDecision const& line) { return !is_adverse(line.outcome); };
    bool const approves = std::ranges::all_of(command.lines, is_yes);
    auto const role = name_of(actor.role);
    bool const is_named = actor.role != Role::system &&
                          std::ranges::any_of(pack.deciders, [&](policy::DeciderRule const& rule) {
                              return (rule.act == name_of(Act::approve)) == approves &&
                                     std::ranges::find(rule.roles, role) != rule.roles.end();
                          });
    if (is_named) return fine();
    if (approves) return nobody_of_this_role(actor, Act::approve);
    bool const clinical = std::ranges::any_of(command.lines, judges_clinically);
    return nobody_of_this_role(actor, clinical ? Act::deny : Act::deny_administrative);
}

}  // namespace

Result<void> may_submit(Actor const& actor) {
    return policy::allowed(is_office(actor.role) || is_staff(actor.role), "submit requests");
}

Result<void> may_note(Actor const& actor, NoteType type) {
    auto const plan_only = type == NoteType::internal || type == NoteType::contact;
    if (plan_only) return policy::allowed(is_staff(actor.role), "write notes of this kind");
    return policy::allowed(is_office(actor.role) || is_staff(actor.role), "add notes");
}

Result<void> may_attach(Actor const& actor) {
    return policy::allowed(is_office(actor.role) || is_staff(actor.role), "attach documents");
}

Result<void> may_assign(Actor const& actor) {
    return policy::allowed(
        is_staff(actor.role) || actor.role == Role::administrator || actor.role == Role::system,
        "assign requests");
}

Result<void> may_void(Actor const& actor, VoidReason reason) {
    if (actor.role == Role::system)
        return policy::allowed(reason == VoidReason::wrong_submission ||
                                   reason == VoidReason::duplicate ||
                                   reason == VoidReason::incomplete,
                               "void for this reason");
    // Only the clock voids what stayed incomplete, after its notice and its time (L-RFI-05).
    if (reason == VoidReason::incomplete)
        return policy::allowed(false, "void for this reason; the clock does");
    return policy::allowed(is_staff(actor.role), "void requests");
}

Result<void> may_extend(Actor const& actor) {
    return policy::allowed(is_licensed(actor.role) || actor.role == Role::supervisor ||
                               actor.role == Role::coordinator,
                           "extend deadlines");
}

Result<void> may_ask_for_information(Actor const& actor) {
    return policy::allowed(is_staff(actor.role) || actor.role == Role::external_reviewer,
                           "ask for information");
}

Result<void> may_answer(Actor const& actor) {
    return policy::allowed(is_office(actor.role) || is_staff(actor.role) ||
                               actor.role == Role::member || actor.role == Role::representative,
                           "answer for the office");
}

Result<void> may_correct_receipt(Actor const& actor) {
    return policy::allowed(is_staff(actor.role), "correct the receipt");
}

Result<void> may_recount(Actor const& actor) {
    return policy::allowed(actor.role == Role::system || actor.role == Role::administrator,
                           "change the days off");
}

Result<void> may_tell(Actor const& actor) {
    return policy::allowed(actor.role == Role::system || is_staff(actor.role), "send notices");
}

Result<void> may_deliver(Actor const& actor) {
    return policy::allowed(actor.role == Role::system || is_staff(actor.role) ||
                               actor.role == Role::appeals_coordinator ||
                               actor.role == Role::appeals_reviewer,
                           "record how a notice went");
}

Result<void> may_reclassify(Context const& context) {
    TRY(policy::allowed(is_licensed(context.actor.role), "make an urgent request standard"));
    return licence_current(context);
}

Result<void> may_expedite(Actor const& actor, UrgencyBy asked_by, Context const& context) {
    switch (asked_by) {
        case UrgencyBy::plan: {
            TRY(policy::allowed(is_licensed(actor.role),
                                "find for the plan that a request is urgent"));
            return licence_current(context);
        }
        case UrgencyBy::member:
            return policy::allowed(is_staff(actor.role) || actor.role == Role::member ||
                                       actor.role == Role::representative,
                                   "speak for the member");
        case UrgencyBy::provider:
        case UrgencyBy::physician:
        case UrgencyBy::office_staff: break;
    }
    return policy::allowed(is_office(actor.role) || is_staff(actor.role), "make a request urgent");
}

Result<void> must_be_the_clock(Actor const& actor) {
    return policy::allowed(actor.role == Role::system, "act for the clock");
}

Result<void> role_may(Command const& command, Actor const& actor, policy::Pack const& pack) {
    return std::visit(Match{[&](AddNote const& c) { return may_note(actor, c.note.type); },
                            [&](AttachDocument const&) { return may_attach(actor); },
                            [&](AssignRequest const&) { return may_assign(actor); },
                            [&](Determine const& c) { return role_may_decide(c, actor, pack); },
                            [&](VoidRequest const& c) { return may_void(actor, c.reason); },
                            [&](ExtendDeadline const&) { return may_extend(actor); },
                            [&](ImportAuthorization const&) { return may_import(actor); },
                            [](auto const&) { return fine(); }},
                      command);
}

}  // namespace assent::request
