#include "policy/decider.h"

#include "policy/allowed.h"
#include "policy/licence.h"

namespace assent::policy {

Result<LicensedDecider> LicensedDecider::of(Actor const& actor, Day today) {
    // A nurse never signs a clinical denial, an outside expert gives an opinion (L-DEC-01, REV-05).
    if (!is_one_of(actor.role, {Role::pharmacist, Role::physician, Role::medical_director}) ||
        !is_named_person(actor))
        return forbidden("physician_required", {},
                         "A physician or another licensed clinician whom the plan allows decides "
                         "this; send it to one.");
    TRY(licence_current(actor, today));
    return LicensedDecider(actor);
}

Result<StaffDecider> StaffDecider::of(Actor const& actor) {
    if (is_staff(actor.role) && is_named_person(actor)) return StaffDecider(actor);
    return forbidden("role_not_allowed", {}, "Your role may not deny requests.");
}

}  // namespace assent::policy
