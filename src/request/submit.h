/// Receives a request: checks it, answers each line by policy, approves at once what may be, starts
/// the clocks of the rest and routes it. Nothing is denied here and nothing ever is by rule (SB
/// 1120).
#pragma once

#include "base/fields.h"
#include "directory/provider.h"
#include "policy/document.h"
#include "policy/words.h"
#include "request/line.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::request {

using policy::DocumentRef;
using policy::DocumentSource;
using policy::DocumentType;

enum class UrgencyBy { provider, physician, office_staff, plan, member };
enum class PractitionerState { known, not_yet_known, not_applicable };
enum class DiagnosisType { principal, admitting, reason_for_visit, other };
enum class LateReason {
    eligibility_unknown,
    urgent_care,
    retro_enrollment,
    other_payer_first,
    other
};
enum class NoteType { web_note, clinical, cancel, change, contact, internal };
/// One of the seven clinical classes, the first of the list (INT-11).
constexpr bool is_clinical_record(DocumentType type) {
    return type <= DocumentType::treatment_response;
}
enum class AccidentType { auto_, employment, other, another_party };

struct Diagnosis {
    std::string code;  ///< ICD-10-CM, with or without the point; normal form after submission
    DiagnosisType type = DiagnosisType::other;
    std::optional<Day> recorded_on;
};

void fields(auto& f, auto& d) requires Is<Diagnosis, decltype(d)> {
    f("code", d.code);
    f("type", d.type);
    f("recorded_on", d.recorded_on);
}

struct ContactPerson {
    std::string name;
    std::string phone;
    std::string fax;
    std::string email;
};

void fields(auto& f, auto& c) requires Is<ContactPerson, decltype(c)> {
    f("name", c.name);
    f("phone", c.phone);
    f("fax", c.fax);
    f("email", c.email);
}

struct NewNote {
    NoteType type = NoteType::web_note;
    Private<std::string> text;  ///< at most 8,000 characters
};

void fields(auto& f, auto& n) requires Is<NewNote, decltype(n)> {
    f("type", n.type);
    f("text", n.text);
}

/// An inpatient stay: X12 CL1 and DTP 435/096, FHIR Encounter.
struct StayAsked {
    std::optional<Day> admit_on;
    std::optional<Instant> admitted_at;
    std::optional<Day> discharge_on;
    std::optional<policy::AdmissionSource> admission_source;
    std::optional<policy::AdmissionPriority> admission_priority;
    std::optional<policy::LevelOfCare> level_of_care;
    std::optional<int> days;
    std::string patient_status;  ///< code list 1352 as sent
    std::string nursing_home_status;
};

void fields(auto& f, auto& s) requires Is<StayAsked, decltype(s)> {
    f("admit_on", s.admit_on);
    f("admitted_at", s.admitted_at);
    f("discharge_on", s.discharge_on);
    f("admission_source", s.admission_source);
    f("admission_priority", s.admission_priority);
    f("level_of_care", s.level_of_care);
    f("days", s.days);
    f("patient_status", s.patient_status);
    f("nursing_home_status", s.nursing_home_status);
}

/// Special `newborn_on_mother` carries the baby (CC-58; INS17, multipleBirthInteger).
struct Newborn {
    Private<std::string> name;
    Private<Day> born_on;
    std::string sex;
    int birth_order = 0;
};

void fields(auto& f, auto& n) requires Is<Newborn, decltype(n)> {
    f("name", n.name);
    f("born_on", n.born_on);
    f("sex", n.sex);
    f("birth_order", n.birth_order);
}

/// UM05, DTP 439, Claim.accident.
struct Accident {
    AccidentType type = AccidentType::other;
    std::optional<Day> on;
    std::string state;
    std::string country;
};

void fields(auto& f, auto& a) requires Is<Accident, decltype(a)> {
    f("type", a.type);
    f("on", a.on);
    f("state", a.state);
    f("country", a.country);
}

/// CRC / conditionCode.
struct Condition {
    std::string category;
    bool applies = true;
    std::vector<std::string> codes;
};

void fields(auto& f, auto& c) requires Is<Condition, decltype(c)> {
    f("category", c.category);
    f("applies", c.applies);
    f("codes", c.codes);
}

/// Who sent the message and how it calls itself: ISA/GS, BHT, Bundle.identifier, Claim extensions.
struct Exchange {
    std::string sender;
    std::string receiver;
    std::string application_sender;
    std::string application_receiver;
    std::string transaction_id;  ///< BHT03, Bundle.identifier
    std::optional<Instant> created_at;
    std::string certification_type;    ///< UM02 of the event, FHIR certificationType
    std::string level_of_service;      ///< UM06 as sent
    std::vector<Trace> traces;         ///< 2000E TRN, Claim.identifier
    std::string authorization_number;  ///< REF BB
    std::string admin_reference;       ///< REF NT
    std::string relationship;          ///< dependent to subscriber
    std::string military_status;
    json::Value rest;  ///< segments and elements without a field of ours, as received
};

void fields(auto& f, auto& e) requires Is<Exchange, decltype(e)> {
    f("sender", e.sender);
    f("receiver", e.receiver);
    f("application_sender", e.application_sender);
    f("application_receiver", e.application_receiver);
    f("transaction_id", e.transaction_id);
    f("created_at", e.created_at);
    f("certification_type", e.certification_type);
    f("level_of_service", e.level_of_service);
    f("traces", e.traces);
    f("authorization_number", e.authorization_number);
    f("admin_reference", e.admin_reference);
    f("relationship", e.relationship);
    f("military_status", e.military_status);
    f("rest", e.rest);
}

/// The command. One struct for all seven kinds and every door (INT-38).
struct SubmitRequest {
    PlanId plan;
    MemberId member;
    policy::RequestKind kind = policy::RequestKind::outpatient;
    policy::Review review = policy::Review::pre_service;
    policy::Urgency urgency = policy::Urgency::standard;
    std::optional<UrgencyBy> urgency_by;
    Private<std::string> urgency_text;
    std::string reason;  ///< pack word; filled when only one fits
    std::vector<policy::Special> special;
    std::string population;  ///< ECM population of focus
    std::optional<ProviderId> requesting;
    std::optional<ProviderId> servicing;
    /// Instead of `servicing`: a practice that the directory lacks (PRV-22B).
    std::optional<directory::UnlistedProvider> unlisted;
    PractitionerState practitioner = PractitionerState::not_applicable;
    std::string practitioner_name;
    ContactPerson contact;
    std::vector<CareTeamMember> care_team;
    std::vector<Diagnosis> diagnoses;
    std::vector<ServiceLine> lines;
    std::vector<DocumentRef> documents;
    std::vector<NewNote> notes;
    std::optional<StayAsked> stay;
    std::optional<Newborn> newborn;
    std::optional<Accident> accident;
    std::vector<Condition> conditions;
    json::Value home_health;           ///< CR6, homeHealthCareInformation
    std::optional<RequestId> follows;  ///< earlier request, with special reauthorization
    std::optional<LateReason> late_reason;
    Private<std::string>
        why_two;  ///< why a second one is needed, said before anyone asks (DUP-02B)
    std::optional<Day>
        eligibility_known_on;  ///< when the office learned of the coverage (L-RET-02)
    policy::Channel channel = policy::Channel::portal;
    std::optional<Instant>
        received_at;  ///< staff entry of paper, phone, fax: first arrival (L-CLK-02)
    std::optional<Exchange> exchange;

    SubmitRequest();
    SubmitRequest(SubmitRequest const& other);
    SubmitRequest(SubmitRequest&& other) noexcept;
    SubmitRequest& operator=(SubmitRequest const& other);
    SubmitRequest& operator=(SubmitRequest&& other) noexcept;
    ~SubmitRequest();
};

void fields(auto& f, auto& c) requires Is<SubmitRequest, decltype(c)> {
    f("plan", c.plan);
    f("member", c.member);
    f("kind", c.kind);
    f("review", c.review);
    f("urgency", c.urgency);
    f("urgency_by", c.urgency_by);
    f("urgency_text", c.urgency_text);
    f("reason", c.reason);
    f("special", c.special);
    f("population", c.population);
    f("requesting", c.requesting);
    f("servicing", c.servicing);
    f("unlisted", c.unlisted);
    f("practitioner", c.practitioner);
    f("practitioner_name", c.practitioner_name);
    f("contact", c.contact);
    f("care_team", c.care_team);
    f("diagnoses", c.diagnoses);
    f("lines", c.lines);
    f("documents", c.documents);
    f("notes", c.notes);
    f("stay", c.stay);
    f("newborn", c.newborn);
    f("accident", c.accident);
    f("conditions", c.conditions);
    f("home_health", c.home_health);
    f("follows", c.follows);
    f("late_reason", c.late_reason);
    f("why_two", c.why_two);
    f("eligibility_known_on", c.eligibility_known_on);
    f("channel", c.channel);
    f("received_at", c.received_at);
    f("exchange", c.exchange);
}

}  // namespace assent::request
