/// The closed lists of vocabulary that policy, requests and doors share. Spelled as in the
/// vocabulary, everywhere.
#pragma once

#include "base/names.h"

namespace assent::policy {

enum class RequestKind { referral, outpatient, inpatient, pharmacy, dme, transport, ecm_cs };
enum class Setting { inpatient, outpatient };
enum class Review { pre_service, concurrent, post_service, notification };
enum class Urgency { standard, urgent };
enum class Network { in, out, unknown };
enum class AdmissionSource {
    emergency_room,
    clinic,
    home,
    transfer_hospital,
    transfer_snf,
    newborn,
    other
};
enum class AdmissionPriority { emergency, urgent, elective, newborn, trauma, unknown };
enum class LevelOfCare {
    observation,
    med_surg,
    telemetry,
    icu,
    nicu_1,
    nicu_2,
    nicu_3,
    nicu_4,
    labor_delivery,
    psychiatric,
    detox,
    rtc,
    php,
    iop,
    ltach,
    irf,
    snf,
    subacute,
    ltc,
    home_health,
    hospice
};
enum class Discipline { pt, ot, speech, chiropractic, other };
enum class Mark {
    trial,
    cosmetic,
    custom_made,
    implantable_device,
    transplant_evaluation,
    genetic
};
enum class Special {
    continuity_of_care,
    medical_exemption,
    second_opinion,
    standing_referral,
    out_of_network_exception,
    clinical_trial,
    transplant,
    esrd,
    post_stabilization,
    emergency,
    newborn_on_mother,
    retro_eligibility,
    reauthorization,
    letter_of_agreement,
    epsdt,
    ccs,
    hospice,
    accident,
    third_party,
    sensitive,
    part2,
    minor_consent
};

/// vocabulary.md 3
enum class AnswerKind {
    required,
    referral_only,
    not_required,
    never_required,
    not_covered,
    elsewhere,
    undetermined
};
enum class Because { facts_missing, no_row };
enum class AutoApproval { no, conditional, yes };
enum class DecidedBy { plan, delegate, pbm, state, program };

/// vocabulary.md 9
enum class ClockKind {
    standard,
    urgent,
    concurrent,
    post_service,
    drug_response,
    post_stabilization,
    standing_referral,
    continuity,
    continuity_soon,
    continuity_harm,
    next_review,
    provider_notice,
    member_notice,
    information_reply,
    incomplete,
    peer_to_peer,
    criteria_copy,
    acknowledge,
    appeal,
    appeal_urgent,
    grievance,
    grievance_urgent,
    effectuate,
    forward_ack,
    termination_notice,
    account_request
};
enum class Anchor {
    received,
    information_complete,
    notified,
    information_requested,
    information_answered,
    decided,
    notice_sent,
    notice_delivered,
    extended,
    authorization_ends,
    service_day,
    decision_due  ///< when the decision had to be made
};
/// Whether a bound holds: always, or only once information was asked, or someone was told by phone.
enum class BoundHolds { always, asked, not_asked, oral, not_oral };
enum class OnExpiry { escalate, adverse, authorize, void_request, lapse };

/// vocabulary.md 5
enum class Outcome {
    pending,
    approved,
    partially_approved,
    modified,
    denied,
    not_required,
    withdrawn,
    voided
};
/// Less than was asked: a notice and the right to appeal follow.
constexpr bool is_adverse(Outcome outcome) {
    return outcome == Outcome::denied || outcome == Outcome::partially_approved ||
           outcome == Outcome::modified;
}
/// On what a determination rests.
enum class Basis { medical_necessity, administrative, benefit };

/// vocabulary.md 10
enum class Channel {
    portal,
    fax,
    phone,
    mail,
    email,
    x12,
    fhir,
    rest,
    imported,
    delegate,
    email_alert,
    text_alert,
    webhook,
    as_received
};
enum class Recipient {
    member,
    representative,
    requesting_provider,
    servicing_provider,
    facility,
    delegate,
    regulator,
    submitter
};

/// Work left around a request (vocabulary.md 11).
enum class TaskKind {
    discharge,
    transition,
    document,
    case_management,
    network_check,
    continuity_end,
    offer_provider,
    return_to_network,
    coverage,
    unlisted_provider,
    outreach,  ///< the plan calls the member first (COC-15)
    other
};

}  // namespace assent::policy
