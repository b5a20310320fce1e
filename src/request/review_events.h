/// What reviewers found, to whom a request was referred, and decisions overturned later. The
/// adverse determination itself is in adverse.h.
#pragma once

#include "policy/overturn.h"
#include "request/adverse.h"

namespace assent::request {

enum class ReviewResult { meets, partly, not_met, cannot_tell };
/// To whom a request can be referred; the stages of vocabulary.md 4 that review.
enum class ReferTo { nurse, pharmacist, physician, medical_director, external };
using policy::OutcomeSource;

/// A finding or an opinion. It decides nothing.
struct ReviewRecorded {
    int review = 0;                 ///< 1, 2, 3 …
    std::vector<LineNumber> lines;  ///< empty: all
    ReviewResult result = ReviewResult::cannot_tell;
    Questions questions;
    std::vector<CriteriaCited> criteria;
    Private<std::string> text;  ///< the opinion or recommendation
    bool external = false;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<ReviewRecorded, decltype(e)> {
    f("review", e.review);
    f("lines", e.lines);
    f("result", e.result);
    f("questions", e.questions);
    f("criteria", e.criteria);
    f("text", e.text);
    f("external", e.external);
    f("by", e.by);
    f("at", e.at);
}

struct RequestReferred {
    ReferTo to = ReferTo::physician;
    std::string why;
    std::string reviewer;   ///< the outside expert, when one is named (REV-05)
    std::string specialty;  ///< that is asked for
    std::optional<Day> due_on;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<RequestReferred, decltype(e)> {
    f("to", e.to);
    f("why", e.why);
    f("reviewer", e.reviewer);
    f("specialty", e.specialty);
    f("due_on", e.due_on);
    f("by", e.by);
    f("at", e.at);
}

/// Lines whose adverse decision no longer stands; new LineDetermined events follow it.
struct DecisionOverturned {
    std::vector<LineNumber> lines;
    OutcomeSource source = OutcomeSource::appeal;
    std::string reference;  ///< number of the appeal, hearing or review
    std::string why;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<DecisionOverturned, decltype(e)> {
    f("lines", e.lines);
    f("source", e.source);
    f("reference", e.reference);
    f("why", e.why);
    f("by", e.by);
    f("at", e.at);
}

}  // namespace assent::request
