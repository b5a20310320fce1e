#include "request/apply_parts.h"

#include <algorithm>

namespace assent::request {
namespace {

After& after(State& state) {
    if (!state.after) state.after.emplace();
    return *state.after;
}

LineState* find_line(State& state, LineNumber number) {
    auto const found = std::ranges::find(state.lines, number, &LineState::number);
    return found == state.lines.end() ? nullptr : &*found;
}

/// An older system approved it; its own stamps are kept.
LineState imported_line(AuthorizationImported const& e, std::size_t i) {
    LineState line;
    line.number = LineNumber(static_cast<std::int32_t>(i + 1));
    line.asked = e.asked.lines[i];
    line.outcome = Outcome::approved;
    auto& made = line.determined.emplace();
    made.line = line.number;
    made.outcome = Outcome::approved;
    made.decided_by = By::person;
    made.by = e.by;
    made.at = e.decided_at;
    made.from = e.lines[i].from;
    made.to = e.lines[i].to;
    made.units = e.lines[i].units;
    return line;
}

}  // namespace

void apply_later(State& state, UnitsUsed const& e) { after(state).uses.push_back(e); }

void apply_later(State& state, AuthorizationChanged const& e) {
    after(state).changes.push_back(e);
    auto* line = find_line(state, e.line);
    if (line == nullptr || !line->determined) return;
    if (e.from) line->determined->from = e.from;
    if (e.to) line->determined->to = e.to;
    if (e.units) line->determined->units = e.units;
}

void apply_later(State& state, AuthorizationEnded const& e) {
    after(state).ended.push_back(e);
    auto* line = find_line(state, e.line);
    if (line != nullptr && line->determined) line->determined->to = e.last_day;
}

void apply_later(State& state, CoverageGapFound const& e) {
    auto& all = after(state).coverage;
    std::erase_if(all, [&](CoverageGapFound const& held) { return held.line == e.line; });
    all.push_back(e);
}

void apply_later(State& state, MemberChanged const& e) {
    after(state).moved_from = e.from;
    if (state.asked) state.asked.edit().member = e.member.id;
    if (!state.known) return;
    state.known.edit().member = e.member;
    state.known.edit().coverage = e.coverage;
}

void apply_later(State& state, AuthorizationImported const& e) {
    state.request = e.request;
    state.status = Status::approved;
    state.received_at = e.received_at;
    state.closed_at = e.decided_at;
    state.pack = e.pack;
    state.asked = e.asked;
    state.known = Snapshot{e.member, e.coverage, e.requesting, e.servicing};
    state.submitted_by = e.by;
    for (std::size_t i = 0; i < e.asked.lines.size() && i < e.lines.size(); ++i) {
        state.lines.push_back(imported_line(e, i));
        if (!e.lines[i].used) continue;
        UnitsUsed used;
        used.line = state.lines.back().number;
        used.units = *e.lines[i].used;
        used.service_day = e.lines[i].from;
        used.reference = e.number;
        used.by = e.by;
        used.at = e.decided_at;
        after(state).uses.push_back(used);
    }
    after(state).imported_from = e.source;
    after(state).imported_number = e.number;
}

void apply_later(State& state, ForwardAcknowledged const& e) { after(state).acknowledged = e; }

void apply_later(State& state, RequestTakenBack const&) {
    state.forwarded_to.clear();
    state.status = Status::in_review;
    if (state.after) state.after->acknowledged.reset();
}

void apply_later(State& state, ContinuityAssessed const& e) { after(state).continuity = e; }

After const& after_of(State const& state) {
    static After const none;
    return state.after ? *state.after : none;
}

bool is_authorized(Outcome outcome) {
    return outcome == Outcome::approved || outcome == Outcome::modified ||
           outcome == Outcome::partially_approved;
}

bool is_authorized(LineState const& line) { return line.determined && is_authorized(line.outcome); }

Balance balance_of(State const& state, LineState const& line) {
    Balance balance;
    balance.requested = line.asked.units;
    for (auto const& use : after_of(state).uses) {
        if (use.line != line.number) continue;
        balance.used.thousandths += use.reversed ? -use.units.thousandths : use.units.thousandths;
    }
    if (!is_authorized(line)) return balance;
    balance.authorized = line.determined->units;
    if (balance.authorized)
        balance.remaining = Units{balance.authorized->thousandths - balance.used.thousandths};
    return balance;
}

}  // namespace assent::request
