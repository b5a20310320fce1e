#include "base/match.h"
#include "request/apply_decided.h"
#include "request/apply_parts.h"
#include "request/apply_timing.h"
#include "request/state.h"

#include <algorithm>

namespace assent::request {
namespace {

Clock* find_clock(State& state, policy::ClockKind kind) {
    return policy::find_clock(state.clocks, kind);
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
    if (!e.asked.notes.empty()) state.asked.edit().notes.clear();
    if (!e.asked.documents.empty()) state.asked.edit().documents.clear();
    note_received(state, e);
    for (auto const& line : e.asked.lines) {
        auto& added = state.lines.emplace_back();
        added.number = LineNumber(static_cast<std::int32_t>(state.lines.size()));
        added.asked = line;
    }
    for (auto const& note : e.asked.notes)
        state.notes.push_back(
            {static_cast<int>(state.notes.size()) + 1, note, e.by, e.received_at, std::nullopt});
    for (auto const& document : e.asked.documents)
        state.documents.push_back({static_cast<int>(state.documents.size()) + 1, document, e.by,
                                   e.received_at, false,
                                   e.records_short_notice && is_clinical_record(document.type)});
}

void add_clock(State& state, policy::ClockStarted const& e) {
    // One of a kind is enough: it starts again, or under another rule.
    auto* known = find_clock(state, e.clock);
    apply_clock(known ? *known : state.clocks.emplace_back(), e);
}

void add_routed(State& state, Routed const& e) {
    state.queue = e.queue;
    if (state.closed() || state.status == Status::forwarded) return;
    state.stage = stage_of(e.queue);
    refresh_status(state);
}

void move_clock(State& state, policy::ClockMoved const& e) {
    if (auto* clock = find_clock(state, e.clock)) apply_clock(*clock, e);
    if (!e.closed.empty()) state.timing.closed = e.closed;
}

bool is_missed(Clock const& clock) {
    using policy::OnExpiry;
    // A silent delegate and a stay nobody looked at are seen like a decision that is late.
    bool const is_seen = policy::is_of_first_decision(clock.clock) ||
                         clock.clock == policy::ClockKind::forward_ack ||
                         clock.clock == policy::ClockKind::next_review;
    return clock.state == ClockState::expired && is_seen &&
           (clock.on_expiry == OnExpiry::escalate || clock.on_expiry == OnExpiry::adverse);
}

void expire_clock(State& state, policy::ClockExpired const& e) {
    if (auto* clock = find_clock(state, e.clock)) apply_clock(*clock, e);
    if (std::ranges::any_of(state.clocks, is_missed)) state.overdue = true;
    lapse(state, e);
}

void add_requirement(State& state, RequirementFound const& e) {
    state.sensitive = state.sensitive || e.sensitive;
    if (auto* line = line_in(state, e.line)) line->requirement = e;
}

}  // namespace

LineState* line_in(State& state, LineNumber number) {
    auto const found = std::ranges::find(state.lines, number, &LineState::number);
    return found == state.lines.end() ? nullptr : &*found;
}

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
                       state.handed.reset();
                       if (!e.account.empty() && e.by && e.by->account != e.account)
                           state.handed = e;
                   },
                   [&](NoteAdded const& e) { state.notes.push_back(e); },
                   [&](DocumentAttached const& e) { state.documents.push_back(e); },
                   [&](ReceiptCorrectionAsked const& e) { state.timing.correction = e; },
                   [&](DuplicateAnswered const& e) { state.copies.answers.push_back(e); },
                   [&](RequestLinked const& e) { state.copies.links.push_back(e); },
                   [&](RequestAmended const& e) { add_amended(state, e); },
                   [&](ChangeAsked const& e) {
                       state.changes.asked.push_back({e, ChangeState::asked, {}});
                   },
                   [&](ChangeAnswered const& e) { add_change_answered(state, e); },
                   [&](ReviewRecorded const& e) { state.review.reviews.push_back(e); },
                   [&](RequestReferred const& e) { state.review.referred = e; },
                   [&](LineDetermined const& e) { add_determined(state, e); },
                   [&](AdverseDetermined const& e) { add_adverse(state, e); },
                   [&](DecisionSigned const& e) { add_signed(state, e); },
                   [&](DecisionOverturned const& e) { add_overturned(state, e); },
                   [&](RequestDetermined const& e) {
                       state.status = status_of(state.lines);
                       state.closed_at = e.at;
                       note_decided(state, e.at);
                   },
                   [&](RequestVoided const& e) { add_voided(state, e); },
                   [&](RequestWithdrawn const& e) { add_withdrawn(state, e); },
                   [&](RequestDismissed const& e) { add_dismissed(state, e); },
                   [&](RequestReopened const& e) { add_reopened(state, e); },
                   [&](DeadlineExtended const& e) {
                       state.timing.extended = true;
                       if (auto* clock = find_clock(state, e.clock)) apply_clock(*clock, e);
                   },
                   [&](policy::ClockStopped const& e) {
                       if (auto* clock = find_clock(state, e.clock)) apply_clock(*clock, e);
                   },
                   [&](policy::ClockMoved const& e) { move_clock(state, e); },
                   [&](policy::ClockPaused const& e) {
                       if (auto* clock = find_clock(state, e.clock)) apply_clock(*clock, e);
                   },
                   [&](policy::ClockResumed const& e) {
                       if (auto* clock = find_clock(state, e.clock)) apply_clock(*clock, e);
                       state.overdue = std::ranges::any_of(state.clocks, is_missed);
                   },
                   [&](policy::ClockWarned const& e) {
                       if (auto* clock = find_clock(state, e.clock)) apply_clock(*clock, e);
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
        if (clock.state == ClockState::running && clock.due_at && !state.closed() &&
            policy::is_of_first_decision(clock.clock) && (!first || clock.due_at < first->due_at))
            first = &clock;
    return first;
}

}  // namespace assent::request
