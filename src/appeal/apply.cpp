#include "appeal/decide_parts.h"
#include "base/match.h"

#include <algorithm>

namespace assent::appeal {
namespace {

AppealState state_of(AppealResult result) {
    switch (result) {
        case AppealResult::upheld: return AppealState::upheld;
        case AppealResult::overturned: return AppealState::overturned;
        case AppealResult::partly_overturned: break;
    }
    return AppealState::partly_overturned;
}

/// The state of an open appeal by what it waits for and who has it.
void refresh(State& state) {
    if (state.closed() || awaited(state) != nullptr) return;
    if (state.consent_missing || state.late || awaits_reply(state))
        state.status = AppealState::awaiting_information;
    else if (!state.assignee.empty()) state.status = AppealState::in_review;
    else if (state.acknowledged_at) state.status = AppealState::acknowledged;
    else state.status = AppealState::received;
}

void close(State& state, AppealState status, Instant at) {
    state.status = status;
    if (!state.closed_at) state.closed_at = at;
}

void add_received(State& state, AppealReceived const& e) {
    state.appeal = e.appeal;
    state.urgency = e.urgency;
    state.received_at = e.received_at;
    state.consent_missing = e.consent_missing;
    state.late = e.late;
    state.documents = e.documents;
    state.filed = e;
    state.filed->documents.clear();
    refresh(state);
}

void add_information(State& state, AppealInformationReceived const& e) {
    state.information.push_back(e);
    state.information.back().documents.clear();
    state.documents.insert(state.documents.end(), e.documents.begin(), e.documents.end());
    if (e.kind == InformationKind::consent) state.consent_missing = false;
    if (e.kind == InformationKind::good_cause) state.late = false;
    refresh(state);
}

void add_resolved(State& state, AppealResolved const& e) {
    state.resolved = e.record();
    auto const& lines = e.record().resolution.lines;
    close(state, lines.empty() ? AppealState::resolved : state_of(result_of(lines)), e.record().at);
}

void add_forwarded(State& state, AppealForwarded const& e) {
    state.outside.push_back({e, {}});
    state.status = AppealState::forwarded_outside;
    if (e.cause == ForwardCause::late && !state.closed_at) state.closed_at = e.at;
}

void add_outside(State& state, OutsideDecisionRecorded const& e) {
    for (auto& review : state.outside)
        if (review.sent.body == e.body && !review.decided) review.decided = e;
    close(state, state_of(e.result), e.at);
    state.effectuated.reset();
}

template <class Clocked>
void clock_event(State& state, Clocked const& e) {
    if (auto* clock = policy::find_clock(state.clocks, e.clock)) apply_clock(*clock, e);
}

void start(State& state, policy::ClockStarted const& e) {
    auto* known = policy::find_clock(state.clocks, e.clock);
    apply_clock(known ? *known : state.clocks.emplace_back(), e);
}

void expire(State& state, policy::ClockExpired const& e) {
    clock_event(state, e);
    if (!is_resolution_clock(e.clock)) return;
    state.overdue = true;
    state.exhausted = state.filed && state.filed->kind != AppealKind::grievance;
}

}  // namespace

AppealResult result_of(std::vector<LineResolution> const& lines) {
    auto const all = [&](AppealResult result) {
        return std::ranges::all_of(lines, [&](auto const& line) { return line.result == result; });
    };
    if (all(AppealResult::overturned)) return AppealResult::overturned;
    return all(AppealResult::upheld) ? AppealResult::upheld : AppealResult::partly_overturned;
}

OutsideReview const* awaited(State const& state) {
    for (auto const& review : state.outside)
        if (!review.decided) return &review;
    return nullptr;
}

bool awaits_reply(State const& state) {
    if (state.asked.empty()) return false;
    return std::ranges::none_of(state.information, [&](AppealInformationReceived const& came) {
        return came.kind == InformationKind::evidence && came.at >= state.asked.back().at;
    });
}

policy::Disputed const* disputed(State const& state) {
    return state.filed && state.filed->about ? &*state.filed->about : nullptr;
}

State apply(State state, Event const& event) {
    std::visit(Match{
                   [&](AppealReceived const& e) { add_received(state, e); },
                   [&](AppealAcknowledged const& e) {
                       state.acknowledged_at = e.at;
                       refresh(state);
                   },
                   [&](AppealAssigned const& e) {
                       state.assignee = e.account;
                       state.assignee_name = e.name;
                       refresh(state);
                   },
                   [&](ExpediteRefused const& e) {
                       state.refused = e;
                       state.urgency = policy::Urgency::standard;
                   },
                   [&](ExpediteGranted const& e) {
                       state.granted = e;
                       state.urgency = policy::Urgency::urgent;
                   },
                   [&](AppealInformationAsked const& e) {
                       state.asked.push_back(e);
                       refresh(state);
                   },
                   [&](AppealInformationReceived const& e) { add_information(state, e); },
                   [&](AppealResolved const& e) { add_resolved(state, e); },
                   [&](AppealWithdrawn const& e) {
                       state.withdrawn = e;
                       close(state, AppealState::withdrawn, e.at);
                   },
                   [&](AppealDismissed const& e) {
                       state.dismissed = e;
                       close(state, AppealState::dismissed, e.at);
                   },
                   [&](AppealForwarded const& e) { add_forwarded(state, e); },
                   [&](OutsideDecisionRecorded const& e) { add_outside(state, e); },
                   [&](AppealEffectuated const& e) { state.effectuated = e; },
                   [&](AppealNoteAdded const& e) { state.notes.push_back(e); },
                   [&](policy::DeadlineExtended const& e) {
                       state.extended = true;
                       clock_event(state, e);
                   },
                   [&](policy::ClockStarted const& e) { start(state, e); },
                   [&](policy::ClockExpired const& e) { expire(state, e); },
                   [&](policy::NoticeOrdered const& e) { state.notices.push_back(e); },
                   [&](policy::NoticeDelivered const& e) {
                       state.deliveries.push_back({e.notice, e.channel, true, e.at, e.proof});
                   },
                   [&](policy::NoticeFailed const& e) {
                       state.deliveries.push_back({e.notice, e.channel, false, e.at, e.why});
                   },
                   [&](auto const& e) { clock_event(state, e); },
               },
               event);
    return state;
}

State fold(Events const& events) {
    State state;
    for (auto const& event : events) state = apply(std::move(state), event);
    return state;
}

policy::Clock const* governing_clock(State const& state) {
    policy::Clock const* first = nullptr;
    for (auto const& clock : state.clocks)
        if (clock.state == policy::ClockState::running && clock.due_at &&
            clock.clock != policy::ClockKind::acknowledge &&
            (!first || clock.due_at < first->due_at))
            first = &clock;
    return first;
}

std::optional<policy::Alarm> next_alarm(State const& state, policy::Clock const& clock) {
    return policy::next_alarm(clock, *state.received_at);
}

std::optional<policy::Alarm> next_alarm(State const& state) {
    std::optional<policy::Alarm> first;
    for (auto const& clock : state.clocks)
        if (auto const alarm = next_alarm(state, clock); alarm && (!first || alarm->at < first->at))
            first = alarm;
    return first;
}

policy::Channel channel_of(State const& state, policy::NoticeOrdered const& notice) {
    if (notice.channel != policy::Channel::as_received) return notice.channel;
    return state.filed ? state.filed->channel : policy::Channel::portal;
}

}  // namespace assent::appeal
