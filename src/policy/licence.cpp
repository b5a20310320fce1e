#include "policy/licence.h"

#include "policy/decisions.h"

namespace assent::policy {

Result<void> licence_current(Actor const& actor, Day today) {
    if (!actor.licence.empty() && actor.licence_until && *actor.licence_until >= today)
        return fine();
    return forbidden("licence_not_current", {},
                     "Your licence on record is missing or has ended; ask your supervisor.");
}

Result<void> licence_fits(DeciderRule const& rule, Actor const& actor, Day today) {
    if (!applies_to(rule.licence_types, actor.licence_type))
        return forbidden("licence_scope", {},
                         "Your kind of licence does not cover this decision; refer it.");
    if (!applies_to(rule.licence_states, actor.licence_state))
        return forbidden("licence_of_other_state", {},
                         "The plan asks for a licence of another state for this decision.");
    if (rule.unrestricted && !actor.licence_restriction.empty())
        return forbidden("licence_restricted", {},
                         "Your licence is restricted; this decision asks for an unrestricted one.");
    if (rule.check_days == 0) return fine();
    auto const checked = actor.licence_checked_on;
    if (checked && today - *checked <= std::chrono::days(rule.check_days)) return fine();
    return forbidden("licence_check_old", {},
                     "Your licence was not checked at its source recently enough; ask your "
                     "supervisor.");
}

}  // namespace assent::policy
