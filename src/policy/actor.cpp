#include "policy/allowed.h"

namespace assent::policy {

bool is_office(Role role) {
    return is_one_of(
        role, {Role::provider_office, Role::office_admin, Role::practitioner, Role::partner});
}

bool is_licensed(Role role) {
    return is_one_of(role, {Role::nurse, Role::inpatient_nurse, Role::pharmacist, Role::physician,
                            Role::medical_director, Role::external_reviewer});
}

bool is_staff(Role role) {
    return is_one_of(role,
                     {Role::intake_clerk, Role::coordinator, Role::nurse, Role::inpatient_nurse,
                      Role::pharmacist, Role::physician, Role::medical_director, Role::supervisor,
                      Role::case_manager, Role::member_services, Role::provider_services});
}

Actor system_actor() {
    Actor actor;
    actor.account = "system";
    actor.name = "assent";
    return actor;
}

bool is_named_person(Actor const& actor) {
    return actor.role != Role::system && !actor.account.empty() && actor.account != "system";
}

}  // namespace assent::policy
