#include "request/later_clocks.h"

#include "request/guards.h"

namespace assent::request {
namespace {

policy::ClockStarted started(policy::ClockRule const& rule, std::optional<policy::Due> const& due) {
    policy::ClockStarted e;
    e.clock = rule.clock;
    e.rule = rule.row;
    e.because = rule.why;
    e.on_expiry = rule.on_expiry;
    if (!due) return e;
    e.due = due->at;
    e.governs = due->governs;
    e.source = due->source;
    return e;
}

}  // namespace

bool outlives_decision(policy::ClockKind clock) {
    using policy::ClockKind;
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
    return ask;
}

policy::ClockAsk clock_ask(State const& state) {
    auto const& coverage = state.known->coverage;
    return clock_ask(*state.asked, coverage ? coverage->line_of_business : std::string());
}

void start_clock(Events& events, policy::ClockAsk const& ask, Context const& context,
                 policy::ClockKind clock, policy::Anchors const& anchors) {
    auto const* rule = policy::clock_rule(context.pack, clock, ask);
    if (rule == nullptr) return;
    events.push_back(started(*rule, policy::due_of(context.pack, *rule, anchors)));
}

void start_clock(Events& events, State const& state, Context const& context,
                 policy::ClockKind clock, policy::Anchors const& anchors) {
    auto const ask = clock_ask(state);
    auto const* rule = policy::clock_rule(context.pack, clock, ask);
    auto const* running = find_clock(state, clock);
    if (rule == nullptr || running == nullptr || running->state != ClockState::running)
        return start_clock(events, ask, context, clock, anchors);
    auto const due = policy::due_of(context.pack, *rule, anchors);
    if (due && running->due_at != due->at)
        events.push_back(policy::ClockMoved{clock, due->at, due->governs, rule->why});
}

void stop_clock(Events& events, State const& state, policy::ClockKind clock,
                std::string_view because) {
    auto const* running = find_clock(state, clock);
    if (running != nullptr && running->state == ClockState::running)
        events.push_back(policy::ClockStopped{clock, std::string(because)});
}

}  // namespace assent::request
