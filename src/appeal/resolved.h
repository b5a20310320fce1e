/// The one event that ends an appeal by judging it, and the only ways to make one: by a licensed
/// human being where something clinical is left as it was, by a human being of the plan otherwise.
/// There is no public constructor; a stored one is read back through the same gate (SB 1120,
/// 42 CFR 438.406(b)(2), ADR 7).
#pragma once

#include "appeal/words.h"
#include "base/fields.h"
#include "policy/criteria.h"
#include "policy/decider.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace assent::appeal {

struct LineResolution {
    LineNumber line;
    AppealResult result = AppealResult::overturned;
    std::optional<Day> from;  ///< what is given when it is partly overturned; absent: as asked
    std::optional<Day> to;
    std::optional<Units> units;
    Private<std::string> sentence;  ///< why, for this member; needed where anything is upheld
    std::vector<policy::CriteriaCited> criteria;
    bool clinical = false;  ///< a clinical question was judged in the first decision
};

void fields(auto& f, auto& l) requires Is<LineResolution, decltype(l)> {
    f("line", l.line);
    f("result", l.result);
    f("from", l.from);
    f("to", l.to);
    f("units", l.units);
    f("sentence", l.sentence);
    f("criteria", l.criteria);
    f("clinical", l.clinical);
}

/// What is decided, without who decided it. A grievance has no lines.
struct Resolution {
    std::vector<LineResolution> lines;
    bool clinical = false;     ///< a grievance about care itself (438.406(b)(2)(ii))
    Private<std::string> why;  ///< what the reviewer found
    std::string expertise;     ///< why the reviewer is qualified for this service
    bool attested = false;     ///< no part below and no conflict, by the reviewer's word
};

void fields(auto& f, auto& r) requires Is<Resolution, decltype(r)> {
    f("lines", r.lines);
    f("clinical", r.clinical);
    f("why", r.why);
    f("expertise", r.expertise);
    f("attested", r.attested);
}

struct ResolutionRecord {
    Resolution resolution;
    policy::Actor by;
    bool licensed = false;
    Instant at{};
};

void fields(auto& f, auto& r) requires Is<ResolutionRecord, decltype(r)> {
    f("resolution", r.resolution);
    f("by", r.by);
    f("licensed", r.licensed);
    f("at", r.at);
}

/// Something that was judged clinically stays as it was, wholly or in part.
bool upholds_clinically(Resolution const& resolution);

/// A person of the plan who works on appeals.
class PlanReviewer {
public:
    /// Fault: `role_not_allowed`.
    static Result<PlanReviewer> of(policy::Actor const& actor);
    policy::Actor const& actor() const { return actor_; }

private:
    explicit PlanReviewer(policy::Actor actor) : actor_(std::move(actor)) {}
    policy::Actor actor_;
};

class AppealResolved {
public:
    static AppealResolved by(Resolution resolution, policy::LicensedDecider const& by, Instant at);
    /// Fault: `physician_required` when something clinical is upheld.
    static Result<AppealResolved> by(Resolution resolution, PlanReviewer const& by, Instant at);
    /// A stored one. Fault: `broken_resolution` when no human being, or for a clinical one no
    /// licensed human being, stands behind it.
    static Result<AppealResolved> read(json::Value const& body);

    ResolutionRecord const& record() const { return record_; }

private:
    explicit AppealResolved(ResolutionRecord record) : record_(std::move(record)) {}
    ResolutionRecord record_;
};

void fields(auto& f, auto& e) requires Is<AppealResolved, decltype(e)> { fields(f, e.record()); }

}  // namespace assent::appeal
