#include "request/adverse.h"

namespace assent::request {
namespace {

Fault no_human() {
    return broken("broken_denial", "A stored denial has no licensed human being behind it.");
}

}  // namespace

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
