#include "appeal/resolved.h"

#include "policy/allowed.h"

#include <algorithm>

namespace assent::appeal {
namespace {

using policy::LicensedDecider;
using policy::Role;

Fault no_human() {
    return broken("broken_resolution",
                  "A stored resolution of an appeal has no fit human being behind it.");
}

}  // namespace

bool upholds_clinically(Resolution const& resolution) {
    return resolution.clinical ||
           std::ranges::any_of(resolution.lines, [](LineResolution const& line) {
               return line.clinical && line.result != AppealResult::overturned;
           });
}

Result<PlanReviewer> PlanReviewer::of(policy::Actor const& actor) {
    bool const works_here =
        policy::is_staff(actor.role) ||
        policy::is_one_of(actor.role, {Role::appeals_reviewer, Role::appeals_coordinator});
    if (works_here && policy::is_named_person(actor)) return PlanReviewer(actor);
    return forbidden("role_not_allowed", {}, "Your role may not decide appeals.");
}

AppealResolved AppealResolved::by(Resolution resolution, LicensedDecider const& by, Instant at) {
    return AppealResolved({std::move(resolution), by.actor(), true, at});
}

Result<AppealResolved> AppealResolved::by(Resolution resolution, PlanReviewer const& by,
                                          Instant at) {
    if (upholds_clinically(resolution))
        return forbidden("physician_required", {},
                         "A medical decision stays as it was here; a physician who took no part "
                         "in it decides that.");
    return AppealResolved({std::move(resolution), by.actor(), false, at});
}

Result<AppealResolved> AppealResolved::read(json::Value const& body) {
    auto record = TRY(from_json<ResolutionRecord>(body));
    // The licence held when it was decided; it may have ended since.
    if (record.licensed ? !LicensedDecider::of(record.by, Day{}).ok()
                        : !PlanReviewer::of(record.by).ok())
        return no_human();
    if (!record.licensed && upholds_clinically(record.resolution)) return no_human();
    return AppealResolved(std::move(record));
}

}  // namespace assent::appeal
