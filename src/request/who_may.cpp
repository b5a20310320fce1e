#include "request/who_may.h"

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

}  // namespace

bool is_office(Role role) {
    return is_one_of(
        role, {Role::provider_office, Role::office_admin, Role::practitioner, Role::partner});
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

Result<void> must_be_the_clock(Actor const& actor) {
    return allowed(actor.role == Role::system, "act for the clock");
}

}  // namespace assent::request
