/// What people and neighbouring systems want of an authorization that stands.
#pragma once

#include "request/after_events.h"
#include "request/review_commands.h"

namespace assent::request {

/// Counts down what was delivered; the same reference counts once.
struct RecordUse {
    LineNumber line;
    Units units;
    Day service_day{};
    std::string reference;
    bool reversed = false;
};

void fields(auto& f, auto& c) requires Is<RecordUse, decltype(c)> {
    f("line", c.line);
    f("units", c.units);
    f("service_day", c.service_day);
    f("reference", c.reference);
    f("reversed", c.reversed);
}

/// More days or units, or the same number of days at another time. Less is an adverse decision and
/// carries what a denial carries; it takes effect when its notice had its days (42 CFR
/// 438.404(c)(1), 431.211).
struct ChangeAuthorization {
    LineNumber line;
    std::optional<Day> from;
    std::optional<Day> to;
    std::optional<Units> units;
    std::string why;
    std::optional<Determine> decision;  ///< of less: reasons, criteria, attestation; one line
    std::optional<Day> effective_on;    ///< of fewer units: the first day on which they count
};

void fields(auto& f, auto& c) requires Is<ChangeAuthorization, decltype(c)> {
    f("line", c.line);
    f("from", c.from);
    f("to", c.to);
    f("units", c.units);
    f("why", c.why);
    f("decision", c.decision);
    f("effective_on", c.effective_on);
}

struct EndAuthorization {
    std::optional<LineNumber> line;  ///< absent: all lines
    Day last_day{};
    EndReason reason = EndReason::provider_asked;
    std::string why;
    std::optional<Determine>
        decision;  ///< with reason `reassessed`: the adverse decision; one line
};

void fields(auto& f, auto& c) requires Is<EndAuthorization, decltype(c)> {
    f("line", c.line);
    f("last_day", c.last_day);
    f("reason", c.reason);
    f("why", c.why);
    f("decision", c.decision);
}

/// Aid paid pending: what a cut takes goes on while an appeal or hearing is heard, and no longer
/// (42 CFR 438.420, L-TRM-02).
struct ContinueService {
    std::string reference;  ///< number of the appeal or hearing
    bool continues = true;  ///< false: it was decided or taken back
};

void fields(auto& f, auto& c) requires Is<ContinueService, decltype(c)> {
    f("reference", c.reference);
    f("continues", c.continues);
}

/// Compares the authorized days with the member's coverage of today; the engine looks the member
/// up.
struct RecheckCoverage {};

void fields(auto&, auto& c) requires Is<RecheckCoverage, decltype(c)> {}

struct MoveToMember {
    MemberId member;
};

void fields(auto& f, auto& c) requires Is<MoveToMember, decltype(c)> { f("member", c.member); }

struct ImportAuthorization {
    std::string source;
    std::string number;
    SubmitRequest asked;
    std::vector<ImportedLine> lines;
    Instant decided_at{};
};

void fields(auto& f, auto& c) requires Is<ImportAuthorization, decltype(c)> {
    f("source", c.source);
    f("number", c.number);
    f("asked", c.asked);
    f("lines", c.lines);
    f("decided_at", c.decided_at);
}

struct ForwardRequest {
    std::string group;
    std::string why;
};

void fields(auto& f, auto& c) requires Is<ForwardRequest, decltype(c)> {
    f("group", c.group);
    f("why", c.why);
}

struct AcknowledgeForward {
    std::string number;
};

void fields(auto& f, auto& c) requires Is<AcknowledgeForward, decltype(c)> {
    f("number", c.number);
}

struct TakeBackRequest {
    std::string why;
};

void fields(auto& f, auto& c) requires Is<TakeBackRequest, decltype(c)> { f("why", c.why); }

/// How the tie to the provider is shown; the member's own word does not count (COC-02).
enum class Evidence { none, self_attestation, claims, prior_payer, provider_records };

struct AssessContinuity {
    std::string program;  ///< id in continuity.toml
    Day enrolled_on{};
    int visits = 0;  ///< non-emergency visits in the 12 months before enrollment
    Evidence evidence = Evidence::none;
    bool rate_accepted = false;
    bool quality_issue = false;
    std::string condition;                ///< one of the program's conditions
    std::optional<Day> service_on;        ///< planned day of a service that was authorized before
    std::optional<Day> authorized_until;  ///< end of an earlier plan's authorization
    bool from_fee_for_service = false;
    std::string alternative;
    bool member_chose = false;
};

void fields(auto& f, auto& c) requires Is<AssessContinuity, decltype(c)> {
    f("program", c.program);
    f("enrolled_on", c.enrolled_on);
    f("visits", c.visits);
    f("evidence", c.evidence);
    f("rate_accepted", c.rate_accepted);
    f("quality_issue", c.quality_issue);
    f("condition", c.condition);
    f("service_on", c.service_on);
    f("authorized_until", c.authorized_until);
    f("from_fee_for_service", c.from_fee_for_service);
    f("alternative", c.alternative);
    f("member_chose", c.member_chose);
}

}  // namespace assent::request
