#include "request/apply_decided.h"

#include <algorithm>

namespace assent::request {

void add_determined(State& state, LineDetermined const& e) {
    auto* line = line_in(state, e.line);
    if (line == nullptr) return;
    line->outcome = e.outcome;
    line->determined = e;
    line->adverse.reset();
}

void add_adverse(State& state, AdverseDetermined const& e) {
    auto const& record = e.record();
    auto* line = line_in(state, record.decision.line);
    if (line == nullptr) return;
    line->adverse = record;
    // A cut leaves what stands as it is until its day.
    if (record.decision.effective_on) return;
    line->determined.reset();
    line->outcome = record.decision.awaits_signature ? Outcome::pending : record.decision.outcome;
}

void add_signed(State& state, DecisionSigned const& e) {
    for (auto const number : e.record().lines) {
        auto* line = line_in(state, number);
        if (line == nullptr || !line->adverse) continue;
        line->adverse->signed_by = e.record().by;
        line->adverse->signed_at = e.record().at;
        if (line->adverse->decision.effective_on) continue;
        line->outcome = line->adverse->decision.outcome;
    }
}

void add_overturned(State& state, DecisionOverturned const& e) {
    Overturned added{e, {}};
    for (auto const number : e.lines) {
        auto* line = line_in(state, number);
        if (line != nullptr && line->adverse) added.was.push_back(*line->adverse);
    }
    state.review.overturned.push_back(std::move(added));
}

}  // namespace assent::request
