#include "base/match.h"
#include "request/apply_parts.h"
#include "request/state.h"

#include <algorithm>

namespace assent::request {
namespace {

LineState* find_line(State& state, LineNumber number) {
    auto const found = std::ranges::find(state.lines, number, &LineState::number);
    return found == state.lines.end() ? nullptr : &*found;
}

Clock* find_clock(State& state, policy::ClockKind kind) {
    auto const found = std::ranges::find(state.clocks, kind, &Clock::clock);
    return found == state.clocks.end() ? nullptr : &*found;
}

/// vocabulary.md 4, "Status from lines": void and withdrawn lines are left out.
Status status_of(std::vector<LineState> const& lines) {
    auto const count = [&](Outcome outcome) {
        return std::ranges::count(lines, outcome, &LineState::outcome);
    };
    auto const judged = std::ssize(lines) - count(Outcome::voided) - count(Outcome::withdrawn);
    auto const denied = count(Outcome::denied);
    if (judged == 0) return lines.empty() ? Status::approved : Status::withdrawn;
    if (count(Outcome::not_required) == judged) return Status::not_required;
    if (denied == judged) return Status::denied;
    if (denied + count(Outcome::partially_approved) > 0) return Status::partially_approved;
    return count(Outcome::modified) > 0 ? Status::modified : Status::approved;
}

/// Who has it, told by the queue it lies in (vocabulary.md 4 and 12).
Stage stage_of(std::string_view queue) {
    if (queue == "intake" || queue == "unmatched" || queue == "duplicates") return Stage::clerk;
    if (queue == "pharmacist") return Stage::pharmacist;
    if (queue == "physician") return Stage::physician;
    if (queue == "medical_director") return Stage::medical_director;
    if (queue == "external") return Stage::external;
    if (queue == "peer_to_peer") return Stage::peer_to_peer;
    return Stage::nurse;
}

void add_received(State& state, RequestReceived const& e) {
    state.request = e.request;
    state.status = Status::received;
    state.received_at = e.received_at;
    state.pack = e.pack;
    state.sensitive = e.sensitive;
    state.known = e.known;
    state.submitted_by = e.by;
    state.asked = e.asked;
    state.asked->notes.clear();
    state.asked->documents.clear();
    for (auto const& line : e.asked.lines) {
        auto& added = state.lines.emplace_back();
        added.number = LineNumber(static_cast<std::int32_t>(state.lines.size()));
        added.asked = line;
    }
    for (auto const& note : e.asked.notes)
        state.notes.push_back(
            {static_cast<int>(state.notes.size()) + 1, note, e.by, e.received_at, std::nullopt});
    for (auto const& document : e.asked.documents)
        state.documents.push_back(
            {static_cast<int>(state.documents.size()) + 1, document, e.by, e.received_at, false});
}

void add_clock(State& state, policy::ClockStarted const& e) {
    // A clock that ended may start again; one of a kind is enough.
    auto* ended = find_clock(state, e.clock);
    bool const again = ended != nullptr && ended->state != ClockState::running;
    auto& clock = again ? *ended : state.clocks.emplace_back();
    clock = {};
    clock.clock = e.clock;
    clock.rule = e.rule;
    clock.due_at = e.due;
    clock.original_due_at = e.due;
    clock.governs = e.governs;
    clock.source = e.source;
    clock.on_expiry = e.on_expiry;
}

void add_routed(State& state, Routed const& e) {
    state.queue = e.queue;
    if (state.closed() || state.status == Status::forwarded) return;
    state.stage = stage_of(e.queue);
    state.status = state.stage == Stage::clerk ? Status::intake : Status::in_review;
}

void add_voided(State& state, RequestVoided const& e) {
    state.voided = e;
    state.status = Status::voided;
    state.closed_at = e.at;
    for (auto& line : state.lines)
        if (line.outcome == Outcome::pending) line.outcome = Outcome::voided;
}

void move_clock(State& state, policy::ClockMoved const& e) {
    auto* clock = find_clock(state, e.clock);
    if (clock == nullptr) return;
    if (!clock->original_due_at) clock->original_due_at = e.due;
    clock->due_at = e.due;
    clock->governs = e.governs;
}

void expire_clock(State& state, policy::ClockExpired const& e) {
    using policy::OnExpiry;
    if (auto* clock = find_clock(state, e.clock)) clock->state = ClockState::expired;
    if (e.on_expiry == OnExpiry::escalate || e.on_expiry == OnExpiry::adverse) state.overdue = true;
}

void add_determined(State& state, LineDetermined const& e) {
    auto* line = find_line(state, e.line);
    if (line == nullptr) return;
    line->outcome = e.outcome;
    line->determined = e;
}

void add_requirement(State& state, RequirementFound const& e) {
    state.sensitive = state.sensitive || e.sensitive;
    if (auto* line = find_line(state, e.line)) line->requirement = e;
}

}  // namespace

State apply(State state, Event const& event) {
    std::visit(Match{
                   [&](RequestReceived const& e) { add_received(state, e); },
                   [&](RequirementFound const& e) { add_requirement(state, e); },
                   [&](DuplicateSuspected const& e) { state.duplicates.push_back(e); },
                   [&](policy::ClockStarted const& e) { add_clock(state, e); },
                   [&](Routed const& e) { add_routed(state, e); },
                   [&](RequestForwarded const& e) {
                       state.forwarded_to = e.group;
                       state.status = Status::forwarded;
                       if (state.after) state.after->acknowledged.reset();
                   },
                   [&](Assigned const& e) {
                       state.assignee = e.account;
                       state.assignee_name = e.name;
                   },
                   [&](NoteAdded const& e) { state.notes.push_back(e); },
                   [&](DocumentAttached const& e) { state.documents.push_back(e); },
                   [&](LineDetermined const& e) { add_determined(state, e); },
                   [&](RequestDetermined const& e) {
                       state.status = status_of(state.lines);
                       state.closed_at = e.at;
                   },
                   [&](RequestVoided const& e) { add_voided(state, e); },
                   [&](DeadlineExtended const& e) {
                       if (auto* clock = find_clock(state, e.clock)) clock->extended = true;
                   },
                   [&](policy::ClockStopped const& e) {
                       if (auto* clock = find_clock(state, e.clock))
                           clock->state = ClockState::stopped;
                   },
                   [&](policy::ClockMoved const& e) { move_clock(state, e); },
                   [&](policy::ClockWarned const& e) {
                       if (auto* clock = find_clock(state, e.clock)) clock->warned = e.percent;
                   },
                   [&](policy::ClockExpired const& e) { expire_clock(state, e); },
                   [&](policy::NoticeOrdered const& e) { state.notices.push_back(e); },
                   [&](auto const& e) { apply_later(state, e); },
               },
               event);
    return state;
}

State fold(Events const& events) {
    State state;
    for (auto const& event : events) state = apply(std::move(state), event);
    return state;
}

Clock const* governing_clock(State const& state) {
    Clock const* first = nullptr;
    for (auto const& clock : state.clocks)
        if (clock.state == ClockState::running && clock.due_at &&
            (!first || clock.due_at < first->due_at))
            first = &clock;
    return first;
}

}  // namespace assent::request
