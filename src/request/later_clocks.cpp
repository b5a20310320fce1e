#include "request/later_clocks.h"

#include "request/guards.h"
#include "request/timing.h"

namespace assent::request {
void start_clock(Events& events, policy::ClockAsk const& ask, Context const& context,
                 policy::ClockKind clock, policy::Anchors const& anchors) {
    auto const* rule = policy::clock_rule(context.pack, clock, ask);
    if (rule == nullptr) return;
    auto e = started(*rule, policy::due_of(context.pack, *rule, anchors));
    // Its shares of time count from here, not from a receipt that may be long ago.
    e.from = context.now;
    events.push_back(std::move(e));
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
        events.push_back(policy::ClockMoved{clock, due->at, due->governs, rule->why, {}});
}

void stop_clock(Events& events, State const& state, policy::ClockKind clock,
                std::string_view because) {
    auto const* running = find_clock(state, clock);
    if (running != nullptr && running->state == ClockState::running)
        events.push_back(policy::ClockStopped{clock, std::string(because)});
}

}  // namespace assent::request
