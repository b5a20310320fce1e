#include "request/timing.h"

#include <algorithm>

namespace assent::request {
namespace {

using policy::Anchor;
using policy::ClockKind;

/// The earliest end of a time to reply among the asks that wait.
std::optional<policy::Due> reply_due(State const& state) {
    std::optional<policy::Due> earliest;
    for (auto const& ask : state.timing.information)
        if (ask.waits() && ask.due && (!earliest || *ask.due < earliest->at))
            earliest = policy::Due{*ask.due, "the time to reply", {}};
    return earliest;
}

/// When every needed ask has its answer, or its time ended: the last of them.
std::optional<Instant> all_answered_at(State const& state) {
    std::optional<Instant> last;
    for (auto const& ask : state.timing.information) {
        if (!ask.is_needed() || ask.state == InformationState::cancelled) continue;
        if (!ask.answered_at) return std::nullopt;
        if (!last || *ask.answered_at > *last) last = ask.answered_at;
    }
    return last;
}

std::optional<Instant> first_asked_at(State const& state) {
    for (auto const& ask : state.timing.information)
        if (ask.is_needed() && ask.state != InformationState::cancelled)
            return ask.attempts.front().at;
    return std::nullopt;
}

/// When the Incomplete Notice that waits was handed over.
std::optional<Instant> incomplete_sent_at(State const& state) {
    for (auto const& ask : state.timing.information)
        if (ask.kind == InformationKind::incomplete && ask.waits()) return ask.sent_at;
    return std::nullopt;
}

void add(policy::Anchors& anchors, Anchor anchor, std::optional<Instant> at) {
    if (at) anchors.at.emplace_back(anchor, *at);
}

void add_decision_anchors(policy::Anchors& anchors, State const& state, Instant start) {
    auto const& timing = state.timing;
    add(anchors, Anchor::received, start);
    add(anchors, Anchor::notified, start);
    // A request that became urgent starts then, also for what was complete before.
    if (timing.information_complete_at)
        add(anchors, Anchor::information_complete,
            std::max(*timing.information_complete_at, start));
    add(anchors, Anchor::information_answered, all_answered_at(state));
    anchors.asked = first_asked_at(state);
}

}  // namespace

bool outlives_decision(ClockKind clock) {
    return clock == ClockKind::next_review || clock == ClockKind::provider_notice ||
           clock == ClockKind::member_notice || clock == ClockKind::peer_to_peer ||
           clock == ClockKind::criteria_copy || clock == ClockKind::effectuate ||
           clock == ClockKind::termination_notice;
}

policy::ClockAsk clock_ask(SubmitRequest const& asked, std::string const& line_of_business) {
    policy::ClockAsk ask;
    ask.line_of_business = line_of_business;
    ask.kind = asked.kind;
    ask.review = asked.review;
    ask.urgency = asked.urgency;
    ask.special = asked.special;
    if (asked.stay) {
        ask.level_of_care = asked.stay->level_of_care;
        ask.admission_source = asked.stay->admission_source;
    }
    return ask;
}

policy::ClockAsk clock_ask(State const& state) {
    auto const& coverage = state.known->coverage;
    return clock_ask(*state.asked, coverage ? coverage->line_of_business : std::string());
}

policy::ClockRule const* rule_of(State const& state, Clock const& clock, policy::Pack const& pack) {
    return policy::clock_rule(pack, clock.clock, clock.rule, clock_ask(state));
}

policy::Anchors anchors_of(State const& state, Clock const& clock) {
    policy::Anchors anchors;
    auto const& timing = state.timing;
    auto const start = clock.from.value_or(*state.received_at);
    if (policy::is_of_first_decision(clock.clock)) {
        add_decision_anchors(anchors, state, start);
    } else if (clock.clock == ClockKind::incomplete) {
        add(anchors, Anchor::notice_sent, incomplete_sent_at(state));
        add(anchors, Anchor::notice_delivered, incomplete_sent_at(state));
    } else {
        add(anchors, Anchor::decided, timing.decided_at);
        add(anchors, Anchor::decision_due, timing.decision_due);
        add(anchors, Anchor::notice_sent, timing.told_orally_at);
        add(anchors, Anchor::notice_delivered, timing.told_orally_at);
        anchors.oral = timing.told_orally_at.has_value();
    }
    anchors.extension = clock.extension;
    anchors.pauses = clock.pauses;
    anchors.not_after = clock.not_after;
    if (!timing.closed.empty()) anchors.holidays = calendar::Holidays{timing.closed};
    return anchors;
}

bool is_counted(Clock const& clock) {
    return policy::is_of_first_decision(clock.clock) || clock.clock == ClockKind::provider_notice ||
           clock.clock == ClockKind::member_notice || clock.clock == ClockKind::incomplete ||
           clock.clock == ClockKind::information_reply;
}

std::optional<policy::Due> due_now(State const& state, Clock const& clock,
                                   policy::Pack const& pack) {
    if (clock.clock == ClockKind::information_reply) return reply_due(state);
    auto const* rule = rule_of(state, clock, pack);
    if (rule == nullptr || !is_counted(clock)) {
        if (!clock.due_at) return std::nullopt;
        return policy::Due{*clock.due_at, clock.governs, clock.source};
    }
    return policy::due_of(pack, *rule, anchors_of(state, clock));
}

std::optional<Alarm> next_alarm(State const& state, Clock const& clock) {
    bool const is_on = !state.closed() || outlives_decision(clock.clock);
    return is_on ? policy::next_alarm(clock, *state.received_at) : std::nullopt;
}

std::optional<Alarm> next_alarm(State const& state) {
    std::optional<Alarm> first;
    for (auto const& clock : state.clocks)
        if (auto const alarm = next_alarm(state, clock); alarm && (!first || alarm->at < first->at))
            first = alarm;
    return first;
}

}  // namespace assent::request
