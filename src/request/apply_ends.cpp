#include "request/apply_decided.h"

#include <algorithm>

namespace assent::request {
namespace {

bool is_out(LineState const& line) {
    return line.outcome == Outcome::withdrawn || line.outcome == Outcome::voided;
}

void end_pending(State& state, Outcome outcome) {
    for (auto& line : state.lines)
        if (line.outcome == Outcome::pending) line.outcome = outcome;
}

}  // namespace

void add_voided(State& state, RequestVoided const& e) {
    state.voided = e;
    state.status = Status::voided;
    state.closed_at = e.at;
    end_pending(state, Outcome::voided);
}

void add_withdrawn(State& state, RequestWithdrawn const& e) {
    state.ends.withdrawn = e;
    for (auto& line : state.lines) {
        auto const is_meant = e.lines.empty() || std::ranges::count(e.lines, line.number) > 0;
        if (is_meant && line.outcome == Outcome::pending) line.outcome = Outcome::withdrawn;
    }
    if (!std::ranges::all_of(state.lines, is_out)) return;
    state.status = Status::withdrawn;
    state.closed_at = e.at;
}

void add_dismissed(State& state, RequestDismissed const& e) {
    state.ends.dismissed = e;
    state.status = Status::dismissed;
    state.closed_at = e.at;
    end_pending(state, Outcome::voided);
}

void add_reopened(State& state, RequestReopened const& e) {
    state.ends.reopened = e;
    state.closed_at.reset();
    state.voided.reset();
    state.ends.withdrawn.reset();
    state.ends.dismissed.reset();
    state.status = Status::in_review;
    for (auto const number : e.lines) {
        auto* line = line_in(state, number);
        if (line == nullptr) continue;
        line->outcome = Outcome::pending;
        line->determined.reset();
        line->adverse.reset();
    }
}

}  // namespace assent::request
