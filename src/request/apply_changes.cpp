#include "request/apply_decided.h"

#include <algorithm>

namespace assent::request {

void add_amended(State& state, RequestAmended const& e) {
    state.changes.amended = e;
    ++state.changes.amendments;
    if (state.asked && e.diagnoses) state.asked.edit().diagnoses = *e.diagnoses;
    if (state.asked && e.contact) state.asked.edit().contact = *e.contact;
    if (e.servicing) {
        if (state.asked) state.asked.edit().servicing = e.servicing->id;
        if (state.asked) state.asked.edit().unlisted.reset();
        if (state.known) state.known.edit().servicing = e.servicing;
    }
    for (auto const& amended : e.lines) {
        auto* line = line_in(state, amended.line);
        if (line == nullptr) {
            line = &state.lines.emplace_back();
            line->number = amended.line;
        }
        line->asked = amended.asked;
    }
    if (!state.asked) return;
    auto& lines = state.asked.edit().lines;
    lines.clear();
    for (auto const& line : state.lines) lines.push_back(line.asked);
}

void add_change_answered(State& state, ChangeAnswered const& e) {
    auto const is_it = [&](AskedChange const& change) { return change.asked.change == e.change; };
    auto const found = std::ranges::find_if(state.changes.asked, is_it);
    if (found == state.changes.asked.end()) return;
    found->state = e.state;
    found->answered = e;
}

}  // namespace assent::request
