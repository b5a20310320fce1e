/// The one event that says no, wholly or in part, and the only two ways to make one: by a licensed
/// human being, or, where nothing clinical was judged, by a human being of the plan. Neither type
/// can be made from a rule, from the law or from the system (SB 1120, ADR 7): there is no public
/// constructor, and both factories refuse whoever is not a person.
#pragma once

#include "policy/decider.h"
#include "request/decision.h"

namespace assent::request {

/// What is decided, without who decided it.
struct AdverseDecision {
    LineNumber line;
    Outcome outcome = Outcome::denied;  ///< denied, partially_approved or modified
    Basis basis = Basis::medical_necessity;
    bool clinical = true;  ///< a clinical question was judged, whatever the basis (L-DEC-04)
    std::vector<DenialReason> reasons;
    Questions questions;
    std::vector<CriteriaCited> criteria;
    std::string criteria_contact;      ///< where a copy of them is had, key of the pack (CRI-05)
    std::vector<std::string> missing;  ///< what was asked for and never came (L-RFI-04)
    std::string why;                   ///< the reviewer's reasoning
    std::string benefits_of;           ///< line of business whose benefits were applied (REV-20)
    std::string standard;              ///< the standard of law the letter names (L-EPSDT-01)
    Granted granted;
    std::optional<TalkOffered> talk;
    bool delegated = false;
    bool attested = false;          ///< no conflict of interest, by the decider's word (L-DEC-09)
    bool awaits_signature = false;  ///< a second person must sign before it counts
    std::optional<Day> effective_on =
        {};  ///< takes from an authorization from this day on (L-AUTH-02)
    std::optional<Granted> stood = {};  ///< what it takes from
};

void fields(auto& f, auto& d) requires Is<AdverseDecision, decltype(d)> {
    f("line", d.line);
    f("outcome", d.outcome);
    f("basis", d.basis);
    f("clinical", d.clinical);
    f("reasons", d.reasons);
    f("questions", d.questions);
    f("criteria", d.criteria);
    f("criteria_contact", d.criteria_contact);
    f("missing", d.missing);
    f("why", d.why);
    f("benefits_of", d.benefits_of);
    f("standard", d.standard);
    f("granted", d.granted);
    f("talk", d.talk);
    f("delegated", d.delegated);
    f("attested", d.attested);
    f("awaits_signature", d.awaits_signature);
    f("effective_on", d.effective_on);
    f("stood", d.stood);
}

using policy::LicensedDecider;
using policy::StaffDecider;

/// What is stored and shown; no event by itself.
struct AdverseRecord {
    AdverseDecision decision;
    Actor by;  ///< named in the record (APP-05)
    bool licensed = false;
    Instant at{};
    std::optional<Actor> signed_by;
    std::optional<Instant> signed_at;
};

void fields(auto& f, auto& r) requires Is<AdverseRecord, decltype(r)> {
    f("decision", r.decision);
    f("by", r.by);
    f("licensed", r.licensed);
    f("at", r.at);
    f("signed_by", r.signed_by);
    f("signed_at", r.signed_at);
}

class AdverseDetermined {
public:
    static AdverseDetermined clinical(AdverseDecision decision, LicensedDecider const& by,
                                      Instant at);
    /// Fault: `physician_required` when something clinical was judged.
    static Result<AdverseDetermined> administrative(AdverseDecision decision,
                                                    StaffDecider const& by, Instant at);
    /// A stored one. Fault: `broken_denial` when no human being, or for a clinical one no licensed
    /// human being, stands behind it.
    static Result<AdverseDetermined> read(json::Value const& body);

    AdverseRecord const& record() const { return record_; }

private:
    explicit AdverseDetermined(AdverseRecord record) : record_(std::move(record)) {}
    AdverseRecord record_;
};

void fields(auto& f, auto& e) requires Is<AdverseDetermined, decltype(e)> { fields(f, e.record()); }

struct SignatureRecord {
    std::vector<LineNumber> lines;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& r) requires Is<SignatureRecord, decltype(r)> {
    f("lines", r.lines);
    f("by", r.by);
    f("at", r.at);
}

/// The second signature: with it the adverse decision counts.
class DecisionSigned {
public:
    static DecisionSigned by(std::vector<LineNumber> lines, LicensedDecider const& by, Instant at);
    /// Fault: `broken_denial`.
    static Result<DecisionSigned> read(json::Value const& body);

    SignatureRecord const& record() const { return record_; }

private:
    explicit DecisionSigned(SignatureRecord record) : record_(std::move(record)) {}
    SignatureRecord record_;
};

void fields(auto& f, auto& e) requires Is<DecisionSigned, decltype(e)> { fields(f, e.record()); }

}  // namespace assent::request
