#include "request/adverse.h"

#include <algorithm>
#include <initializer_list>

namespace assent::request {
namespace {

bool is_one_of(Role role, std::initializer_list<Role> roles) {
    return std::ranges::find(roles, role) != roles.end();
}

bool is_named_person(Actor const& actor) {
    return actor.role != Role::system && !actor.account.empty() && actor.account != "system";
}

Fault no_human() {
    return broken("broken_denial", "A stored denial has no licensed human being behind it.");
}

}  // namespace

bool is_adverse(Outcome outcome) {
    return outcome == Outcome::denied || outcome == Outcome::partially_approved ||
           outcome == Outcome::modified;
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

Result<LicensedDecider> LicensedDecider::of(Actor const& actor, Day today) {
    // A nurse never signs a clinical denial, an outside expert gives an opinion (L-DEC-01, REV-05).
    if (!is_one_of(actor.role, {Role::pharmacist, Role::physician, Role::medical_director}) ||
        !is_named_person(actor))
        return forbidden("physician_required", {},
                         "A physician or another licensed clinician whom the plan allows decides "
                         "this; send it to one.");
    if (actor.licence.empty() || !actor.licence_until || *actor.licence_until < today)
        return forbidden("licence_not_current", {},
                         "Your licence on record is missing or has ended; ask your supervisor.");
    return LicensedDecider(actor);
}

Result<StaffDecider> StaffDecider::of(Actor const& actor) {
    if (is_staff(actor.role) && is_named_person(actor)) return StaffDecider(actor);
    return forbidden("role_not_allowed", {}, "Your role may not deny requests.");
}

AdverseDetermined AdverseDetermined::clinical(AdverseDecision decision, LicensedDecider const& by,
                                              Instant at) {
    return AdverseDetermined({std::move(decision), by.actor(), true, at, {}, {}});
}

Result<AdverseDetermined> AdverseDetermined::administrative(AdverseDecision decision,
                                                            StaffDecider const& by, Instant at) {
    if (decision.clinical || decision.basis == Basis::medical_necessity)
        return forbidden("physician_required", {},
                         "Something clinical was judged here; a physician decides it.");
    return AdverseDetermined({std::move(decision), by.actor(), false, at, {}, {}});
}

Result<AdverseDetermined> AdverseDetermined::read(json::Value const& body) {
    auto record = TRY(from_json<AdverseRecord>(body));
    if (!is_adverse(record.decision.outcome)) return no_human();
    if (record.licensed) {
        // The licence held when it was decided; it may have ended since.
        if (!LicensedDecider::of(record.by, Day{})) return no_human();
    } else if (record.decision.clinical || !StaffDecider::of(record.by)) {
        return no_human();
    }
    return AdverseDetermined(std::move(record));
}

DecisionSigned DecisionSigned::by(std::vector<LineNumber> lines, LicensedDecider const& by,
                                  Instant at) {
    return DecisionSigned({std::move(lines), by.actor(), at});
}

Result<DecisionSigned> DecisionSigned::read(json::Value const& body) {
    auto record = TRY(from_json<SignatureRecord>(body));
    if (!LicensedDecider::of(record.by, Day{})) return no_human();
    return DecisionSigned(std::move(record));
}

}  // namespace assent::request
