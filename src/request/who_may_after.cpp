#include "request/who_may_after.h"

#include "policy/allowed.h"
#include "request/who_may.h"

#include <algorithm>

namespace assent::request {
namespace {

bool handles_requests(Role role) {
    return is_one_of(role, {Role::intake_clerk, Role::coordinator, Role::nurse,
                            Role::inpatient_nurse, Role::pharmacist, Role::physician,
                            Role::medical_director, Role::supervisor, Role::case_manager});
}

}  // namespace

Result<void> may_report_stay(Actor const& actor) {
    return policy::allowed(is_office(actor.role) || is_staff(actor.role), "report about a stay");
}

Result<void> may_record_use(Actor const& actor) {
    return policy::allowed(is_one_of(actor.role, {Role::partner, Role::coordinator,
                                                  Role::supervisor, Role::administrator}),
                           "count what was used");
}

Result<void> may_administer(Actor const& actor) {
    return policy::allowed(handles_requests(actor.role), "change an authorization");
}

Result<void> may_recheck(Actor const& actor) {
    return policy::allowed(is_staff(actor.role) || actor.role == Role::system,
                           "check coverage again");
}

Result<void> may_import(Actor const& actor) {
    return policy::allowed(is_one_of(actor.role, {Role::administrator, Role::supervisor}),
                           "import authorizations");
}

Result<void> may_forward(Actor const& actor) {
    return policy::allowed(handles_requests(actor.role), "hand a request over");
}

Result<void> may_assess(Actor const& actor) {
    return policy::allowed(handles_requests(actor.role) || actor.role == Role::member_services,
                           "assess continuity of care");
}

Result<void> may_ask_peer(Actor const& actor) {
    return policy::allowed(is_office(actor.role) || is_staff(actor.role),
                           "ask for a talk with a reviewer");
}

Result<void> may_hold_peer(Context const& context) {
    auto const& actor = context.actor;
    TRY(policy::allowed(is_one_of(actor.role, {Role::physician, Role::medical_director,
                                               Role::external_reviewer, Role::pharmacist}),
                        "hold a talk between clinicians"));
    auto const today = context.pack.zone.day_of(context.now);
    if (!actor.licence.empty() && actor.licence_until && *actor.licence_until >= today)
        return fine();
    return forbidden("licence_not_current", {},
                     "Your licence on record is missing or has ended; ask your supervisor.");
}

Result<void> may_log(Actor const& actor) {
    return policy::allowed(is_staff(actor.role) || is_one_of(actor.role, {Role::appeals_coordinator,
                                                                          Role::appeals_reviewer}),
                           "log contacts and tasks");
}

Result<void> must_be_ours(State const& state) {
    if (after_of(state).imported_from.empty()) return fine();
    return conflict("imported_read_only", {},
                    "This authorization comes from an older system and is only read and counted "
                    "down; send a new request.");
}

}  // namespace assent::request
