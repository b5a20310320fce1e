#include "request/apply_decided.h"
#include "request/deny.h"

#include <algorithm>

namespace assent::request {

void add_determined(State& state, LineDetermined const& e) {
    auto* line = line_in(state, e.line);
    if (line == nullptr) return;
    line->outcome = e.outcome;
    line->determined = e;
    line->adverse.reset();
}

namespace {

/// What of a line is approved though not as it was asked: the rest of an adverse decision is an
/// authorization like any other, to be used, counted and billed (CLM-01).
std::optional<LineDetermined> rest_of(State const& state, LineState const& line,
                                      AdverseRecord const& record) {
    auto const& decision = record.decision;
    if (!is_authorized(decision.outcome)) return std::nullopt;
    auto const& granted = decision.granted;
    LineDetermined made;
    made.line = line.number;
    made.outcome = decision.outcome;
    made.decided_by = decision.delegated ? By::delegate : By::person;
    made.by = record.by;
    made.at = record.at;
    made.why = decision.why;
    made.benefits_of = decision.benefits_of;
    grant_as_asked(made, line.asked, state.known);
    if (granted.from) made.from = granted.from;
    if (granted.to) made.to = granted.to;
    if (granted.units) made.units = granted.units;
    if (!granted.modifiers.empty()) made.modifiers = granted.modifiers;
    if (!granted.place.empty()) made.place = granted.place;
    if (granted.servicing) made.servicing = granted.servicing->value;
    if (granted.schedule) made.schedule = granted.schedule;
    return made;
}

}  // namespace

void add_adverse(State& state, AdverseDetermined const& e) {
    auto const& record = e.record();
    auto* line = line_in(state, record.decision.line);
    if (line == nullptr) return;
    line->adverse = record;
    // A cut leaves what stands as it is until its day.
    if (record.decision.effective_on) return;
    line->determined.reset();
    line->outcome = Outcome::pending;
    if (record.decision.awaits_signature) return;
    line->outcome = record.decision.outcome;
    line->determined = rest_of(state, *line, record);
}

void add_signed(State& state, DecisionSigned const& e) {
    for (auto const number : e.record().lines) {
        auto* line = line_in(state, number);
        if (line == nullptr || !line->adverse) continue;
        line->adverse->signed_by = e.record().by;
        line->adverse->signed_at = e.record().at;
        if (line->adverse->decision.effective_on) continue;
        line->outcome = line->adverse->decision.outcome;
        line->determined = rest_of(state, *line, *line->adverse);
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
