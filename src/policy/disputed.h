/// What an appeal copies of the decision it is about, so that the appeal stands alone: written by
/// the request, read by the appeal, which knows no requests.
#pragma once

#include "base/fields.h"
#include "policy/actor.h"
#include "policy/words.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::policy {

struct DisputedLine {
    LineNumber line;
    std::string code;                   ///< what was asked for
    std::string specialty;              ///< of the provider who would give it
    Outcome outcome = Outcome::denied;  ///< `pending` when the decision never came (L-CLK-12)
    Basis basis = Basis::medical_necessity;
    bool clinical = true;              ///< a clinical question was judged
    std::vector<std::string> reasons;  ///< reason codes
    std::optional<Day> from;           ///< as asked
    std::optional<Day> to;
    std::optional<Units> units;
    std::optional<Units> granted;  ///< of a line approved in part
    std::optional<Actor> by;       ///< who decided; absent: nobody did
    std::optional<Instant> decided_at;
};

void fields(auto& f, auto& l) requires Is<DisputedLine, decltype(l)> {
    f("line", l.line);
    f("code", l.code);
    f("specialty", l.specialty);
    f("outcome", l.outcome);
    f("basis", l.basis);
    f("clinical", l.clinical);
    f("reasons", l.reasons);
    f("from", l.from);
    f("to", l.to);
    f("units", l.units);
    f("granted", l.granted);
    f("by", l.by);
    f("decided_at", l.decided_at);
}

struct Disputed {
    RequestId request;
    PlanId plan;
    MemberId member;
    Private<std::string> member_name;  ///< last name, first name
    std::string language;
    std::string line_of_business;
    RequestKind kind = RequestKind::outpatient;
    Review review = Review::pre_service;
    Urgency urgency = Urgency::standard;
    bool sensitive = false;
    bool cuts_care = false;        ///< takes away from what was authorized or under way (L-TRM-02)
    std::optional<Day> notice_on;  ///< when the member's notice went out; none: it did not yet
    std::vector<DisputedLine> lines;         ///< those decided against what was asked, or late
    std::vector<std::string> took_part;      ///< accounts of all who decided, signed or reviewed
    std::vector<std::string> organisations;  ///< of the offices that ask for it or would give it
    std::string delegate;  ///< the medical group that had it to decide; empty: the plan itself
};

void fields(auto& f, auto& d) requires Is<Disputed, decltype(d)> {
    f("request", d.request);
    f("plan", d.plan);
    f("member", d.member);
    f("member_name", d.member_name);
    f("language", d.language);
    f("line_of_business", d.line_of_business);
    f("kind", d.kind);
    f("review", d.review);
    f("urgency", d.urgency);
    f("sensitive", d.sensitive);
    f("cuts_care", d.cuts_care);
    f("notice_on", d.notice_on);
    f("lines", d.lines);
    f("took_part", d.took_part);
    f("organisations", d.organisations);
    f("delegate", d.delegate);
}

}  // namespace assent::policy
