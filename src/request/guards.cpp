#include "request/guards.h"

#include "request/later_clocks.h"

#include <algorithm>

namespace assent::request {

Result<void> must_exist(State const& state) {
    if (state.exists()) return fine();
    return not_found("not_visible", {}, "There is no such request.");
}

Result<void> must_be_open(State const& state) {
    if (!state.closed()) return fine();
    return conflict("request_closed", {},
                    "This request is closed: " + std::string(name_of(state.status)) + ".");
}

Result<void> must_not_be_approved(State const& state) {
    if (std::ranges::find(state.lines, Outcome::approved, &LineState::outcome) == state.lines.end())
        return fine();
    return conflict("line_already_determined", {},
                    "A line of this request is approved; that is not undone by voiding.");
}

Clock const* find_clock(State const& state, policy::ClockKind kind) {
    auto const found = std::ranges::find(state.clocks, kind, &Clock::clock);
    return found == state.clocks.end() ? nullptr : &*found;
}

LineState const* find_line(State const& state, LineNumber number) {
    auto const found = std::ranges::find(state.lines, number, &LineState::number);
    return found == state.lines.end() ? nullptr : &*found;
}

void stop_clocks(Events& events, State const& state, std::string_view because) {
    for (auto const& clock : state.clocks)
        if ((clock.state == ClockState::running || clock.state == ClockState::paused) &&
            !outlives_decision(clock.clock))
            events.push_back(policy::ClockStopped{clock.clock, std::string(because)});
}

void order_notices(Events& events, policy::Pack const& pack, Happened const& happened) {
    for (auto const& rule : pack.notices) {
        if (rule.on != happened.on) continue;
        std::optional<Instant> due;
        if (rule.within)
            due = calendar::due_after(happened.at, *rule.within, pack.zone, pack.holidays);
        for (auto const to : rule.to) {
            auto const reads_own_language =
                to == policy::Recipient::member || to == policy::Recipient::representative;
            auto const language =
                reads_own_language && !happened.language.empty() ? happened.language : "en";
            for (auto const channel : rule.channels)
                events.push_back(policy::NoticeOrdered{rule.form, to, channel, language, due,
                                                       happened.sensitive});
        }
    }
}

void order_notices(Events& events, State const& state, Context const& context,
                   std::string_view on) {
    auto const language = state.known ? state.known->member.language : std::string();
    order_notices(events, context.pack, {on, context.now, language, state.sensitive});
}

}  // namespace assent::request
