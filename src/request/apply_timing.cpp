#include "request/apply_timing.h"

#include <algorithm>

namespace assent::request {
namespace {

Information* find(State& state, int number) {
    auto& all = state.timing.information;
    auto const found = std::ranges::find(all, number, &Information::number);
    return found == all.end() ? nullptr : &*found;
}

bool is_answered(Information const& ask, int item) {
    return std::ranges::find(ask.answers, item, &AnsweredItem::item) != ask.answers.end();
}

bool is_all_answered(Information const& ask) {
    for (int item = 1; item <= std::ssize(ask.items); ++item)
        if (!is_answered(ask, item)) return false;
    return true;
}

/// Only the clocks of the first decision say when it had to be made.
bool is_of_decision(Clock const& clock) {
    return policy::is_of_first_decision(clock.clock) && clock.state != ClockState::stopped &&
           clock.due_at;
}

/// An anchor that was the receipt is the receipt still when its stamp is corrected.
void follow(std::optional<Instant>& anchor, ReceiptCorrected const& e) {
    if (anchor) anchor = *anchor == e.from ? e.to : std::max(*anchor, e.to);
}

}  // namespace

void refresh_status(State& state) {
    if (state.closed()) return;
    auto const& asks = state.timing.information;
    if (std::ranges::any_of(asks, &Information::waits)) state.status = Status::awaiting_information;
    else if (!state.forwarded_to.empty()) state.status = Status::forwarded;
    else if (state.queue.empty()) state.status = Status::received;
    else state.status = state.stage == Stage::clerk ? Status::intake : Status::in_review;
}

void note_received(State& state, RequestReceived const& e) {
    state.timing.information_complete_at = e.information_complete_at;
    if (!e.information_complete_at && !e.asked.documents.empty())
        state.timing.information_complete_at = e.received_at;
}

void note_decided(State& state, Instant at) {
    state.timing.decided_at = at;
    state.timing.told_orally_at.reset();
    state.timing.decision_due.reset();
    for (auto const& clock : state.clocks)
        if (is_of_decision(clock) &&
            (!state.timing.decision_due || clock.due_at < state.timing.decision_due))
            state.timing.decision_due = clock.due_at;
}

void lapse(State& state, policy::ClockExpired const& e) {
    if (e.clock != policy::ClockKind::information_reply) return;
    for (auto& ask : state.timing.information) {
        if (!ask.waits() || !ask.due || *ask.due > e.due) continue;
        ask.state = InformationState::lapsed;
        if (!ask.answered_at) ask.answered_at = e.due;
    }
    refresh_status(state);
}

void apply_later(State& state, InformationRequested const& e) {
    Attempt const attempt{e.at, e.by.name, e.to, e.channel};
    if (auto* again = find(state, e.information)) {
        again->attempts.push_back(attempt);
        return;
    }
    auto& timing = state.timing;
    Information ask;
    ask.number = e.information;
    ask.kind = e.kind;
    ask.items = e.items;
    ask.attempts = {attempt};
    ask.why = e.why;
    ask.due = e.due;
    if (ask.is_needed() && timing.information_complete_at) {
        timing.complete_before_asks = timing.information_complete_at;
        timing.information_complete_at.reset();
    }
    timing.information.push_back(std::move(ask));
    refresh_status(state);
}

void apply_later(State& state, InformationReceived const& e) {
    auto* ask = find(state, e.information);
    if (ask == nullptr) return;
    for (auto const& answer : e.answers) ask->answers.push_back(answer);
    if (!ask->answered_at) ask->answered_at = e.at;
    if (is_all_answered(*ask)) ask->state = InformationState::answered;
    else if (ask->state == InformationState::open) ask->state = InformationState::partly_answered;
    refresh_status(state);
}

void apply_later(State& state, InformationCompleted const& e) {
    state.timing.information_complete_at = e.complete_at;
    state.timing.complete_before_asks.reset();
    for (auto& ask : state.timing.information) {
        if (!ask.is_needed() || !ask.waits()) continue;
        ask.state = InformationState::answered;
        if (!ask.answered_at) ask.answered_at = e.at;
    }
    refresh_status(state);
}

void apply_later(State& state, InformationCancelled const& e) {
    if (auto* ask = find(state, e.information)) ask->state = InformationState::cancelled;
    auto& timing = state.timing;
    auto const counts = [](Information const& ask) {
        return ask.is_needed() && ask.state != InformationState::cancelled;
    };
    // Taken back is as if never asked, unless another ask was made meanwhile.
    if (std::ranges::none_of(timing.information, counts) && !timing.information_complete_at)
        timing.information_complete_at = timing.complete_before_asks;
    refresh_status(state);
}

void apply_later(State& state, UrgencyChanged const& e) {
    state.timing.urgency = e;
    if (state.asked) state.asked.edit().urgency = e.urgency;
}

void apply_later(State& state, ReceiptCorrected const& e) {
    state.received_at = e.to;
    auto& timing = state.timing;
    timing.correction.reset();
    follow(timing.information_complete_at, e);
    follow(timing.complete_before_asks, e);
    for (auto& clock : state.clocks)
        if (policy::is_of_first_decision(clock.clock)) follow(clock.from, e);
}

void apply_later(State& state, policy::NoticeDelivered const& e) {
    auto& timing = state.timing;
    timing.deliveries.push_back({e.notice, e.channel, true, e.at, e.proof});
    auto const& notice = state.notices.at(static_cast<std::size_t>(e.notice - 1));
    if (notice.information)
        if (auto* ask = find(state, *notice.information); ask && !ask->sent_at) ask->sent_at = e.at;
    auto const to_member =
        notice.to == policy::Recipient::member || notice.to == policy::Recipient::representative;
    if (to_member && e.channel == policy::Channel::phone && timing.decided_at &&
        !timing.told_orally_at)
        timing.told_orally_at = e.at;
}

void apply_later(State& state, policy::NoticeFailed const& e) {
    state.timing.deliveries.push_back({e.notice, e.channel, false, e.at, e.why});
}

}  // namespace assent::request
