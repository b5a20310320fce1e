/// Reviewing, referring, deciding line by line, signing, and carrying out what an appeal or a talk
/// decided.
#pragma once

#include "request/events.h"

namespace assent::request {

/// What is decided of one line. By default: approved as asked. Anything less is an adverse decision
/// with reasons, questions and criteria, and another gate.
struct LineDecision {
    LineNumber line;
    std::optional<Day> from;  ///< absent: as asked
    std::optional<Day> to;
    std::optional<Units> units;
    Outcome outcome = Outcome::approved;
    Basis basis = Basis::medical_necessity;
    std::vector<DenialReason> reasons;
    std::optional<Questions> questions;
    std::vector<CriteriaCited> cited;
    std::vector<std::string> missing;
    std::string code;  ///< these, when modified
    std::vector<std::string> modifiers;
    std::string place;
    std::optional<ProviderId> servicing;
    std::optional<Schedule> schedule;
    std::optional<Day> effective_on = {};  ///< of a cut: the first day without what it takes
};

void fields(auto& f, auto& c) requires Is<LineDecision, decltype(c)> {
    f("line", c.line);
    f("from", c.from);
    f("to", c.to);
    f("units", c.units);
    f("outcome", c.outcome);
    f("basis", c.basis);
    f("reasons", c.reasons);
    f("questions", c.questions);
    f("cited", c.cited);
    f("missing", c.missing);
    f("code", c.code);
    f("modifiers", c.modifiers);
    f("place", c.place);
    f("servicing", c.servicing);
    f("schedule", c.schedule);
    f("effective_on", c.effective_on);
}

/// Decides lines (REV-*). Empty list: approves all undecided lines as asked.
struct Determine {
    std::vector<LineDecision> lines;
    ApprovalReason reason = ApprovalReason::meets_criteria;
    std::string criteria;
    std::string why;
    bool no_conflict = false;  ///< the decider's word, for every adverse decision (L-DEC-09)
    std::optional<TalkEffort> talk_effort;
};

void fields(auto& f, auto& c) requires Is<Determine, decltype(c)> {
    f("lines", c.lines);
    f("reason", c.reason);
    f("criteria", c.criteria);
    f("why", c.why);
    f("no_conflict", c.no_conflict);
    f("talk_effort", c.talk_effort);
}

/// The second signature under adverse decisions. Empty list: all that wait for one.
struct SignDecision {
    std::vector<LineNumber> lines;
    bool no_conflict = false;
};

void fields(auto& f, auto& c) requires Is<SignDecision, decltype(c)> {
    f("lines", c.lines);
    f("no_conflict", c.no_conflict);
}

struct RecordReview {
    std::vector<LineNumber> lines;
    ReviewResult result = ReviewResult::cannot_tell;
    Questions questions;
    std::vector<CriteriaCited> criteria;
    Private<std::string> text;
    bool no_conflict = false;  ///< asked of outside experts
};

void fields(auto& f, auto& c) requires Is<RecordReview, decltype(c)> {
    f("lines", c.lines);
    f("result", c.result);
    f("questions", c.questions);
    f("criteria", c.criteria);
    f("text", c.text);
    f("no_conflict", c.no_conflict);
}

struct ReferRequest {
    ReferTo to = ReferTo::physician;
    std::string why;
    std::string reviewer;
    std::string specialty;
    std::optional<Day> due_on;
};

void fields(auto& f, auto& c) requires Is<ReferRequest, decltype(c)> {
    f("to", c.to);
    f("why", c.why);
    f("reviewer", c.reviewer);
    f("specialty", c.specialty);
    f("due_on", c.due_on);
}

using policy::ApplyOutcome;
using policy::OverturnedLine;

}  // namespace assent::request
