#include "policy/running_clock.h"

#include <algorithm>

namespace assent::policy {

ClockStarted started(ClockRule const& rule, std::optional<Due> const& due) {
    ClockStarted e;
    e.clock = rule.clock;
    e.rule = rule.row;
    e.because = rule.why;
    e.on_expiry = rule.on_expiry;
    e.warn = rule.warn;
    if (!due) return e;
    e.due = due->at;
    e.governs = due->governs;
    e.source = due->source;
    return e;
}

void apply_clock(Clock& clock, ClockStarted const& e) {
    clock = {};
    clock.clock = e.clock;
    clock.rule = e.rule;
    clock.due_at = e.due;
    clock.original_due_at = e.due;
    clock.governs = e.governs;
    clock.source = e.source;
    clock.on_expiry = e.on_expiry;
    clock.from = e.from;
    clock.warn = e.warn;
    clock.warn_at = e.warn_at;
    clock.not_after = e.not_after;
}

void apply_clock(Clock& clock, ClockMoved const& e) {
    if (!clock.original_due_at) clock.original_due_at = e.due;
    // More time: its shares are counted anew.
    if (!e.due || (clock.due_at && *e.due > *clock.due_at)) {
        clock.warned = 0;
        clock.warned_before.clear();
    }
    clock.due_at = e.due;
    clock.warn_at = e.warn_at;
    if (e.not_after) clock.not_after = e.not_after;
    clock.governs = e.governs;
}

void apply_clock(Clock& clock, ClockPaused const& e) {
    clock.state = ClockState::paused;
    clock.paused_at = e.at;
}

void apply_clock(Clock& clock, ClockResumed const& e) {
    clock.state = ClockState::running;
    // What stood still is due later than was told before.
    if (clock.paused_at) {
        clock.pauses.push_back({*clock.paused_at, e.at});
        clock.not_after.reset();
    }
    clock.paused_at.reset();
}

void apply_clock(Clock& clock, DeadlineExtended const& e) {
    clock.extended = true;
    clock.extension = Extension{e.to, e.at, e.days};
    clock.not_after.reset();
}

void apply_clock(Clock& clock, ClockWarned const& e) {
    if (e.before.empty()) clock.warned = e.percent;
    else clock.warned_before.push_back(e.before);
}

void apply_clock(Clock& clock, ClockExpired const&) { clock.state = ClockState::expired; }

void apply_clock(Clock& clock, ClockStopped const&) { clock.state = ClockState::stopped; }

Clock const* find_clock(std::vector<Clock> const& clocks, ClockKind kind) {
    auto const found = std::ranges::find(clocks, kind, &Clock::clock);
    return found == clocks.end() ? nullptr : &*found;
}

Clock* find_clock(std::vector<Clock>& clocks, ClockKind kind) {
    auto const found = std::ranges::find(clocks, kind, &Clock::clock);
    return found == clocks.end() ? nullptr : &*found;
}

std::optional<Alarm> next_alarm(Clock const& clock, Instant receipt) {
    if (clock.state != ClockState::running || !clock.due_at) return std::nullopt;
    // The last moment is still in time; only what was never answered is voided at it.
    auto const late = clock.on_expiry == OnExpiry::void_request ? std::chrono::milliseconds(0)
                                                                : std::chrono::milliseconds(1000);
    Alarm alarm{*clock.due_at + late, clock.clock, 0};
    auto const start = clock.from.value_or(receipt);
    for (auto const percent : clock.warn) {
        if (percent <= clock.warned) continue;
        auto const at = start + (*clock.due_at - start) * percent / 100;
        if (at < alarm.at) alarm = {at, clock.clock, percent};
    }
    for (auto const& warning : clock.warn_at)
        if (warning.at >= start && warning.at < alarm.at &&
            std::ranges::count(clock.warned_before, warning.before) == 0)
            alarm = {warning.at, clock.clock, 0, warning.before};
    return alarm;
}

Result<std::optional<ClockWarned>> warning_of(Clock const* running, WarnClock const& command) {
    using Told = std::optional<ClockWarned>;
    bool const by_share = command.before.empty();
    if (by_share && (command.percent < 1 || command.percent > 100))
        return invalid("bad_percent", "/percent", "A share of the time is 1 to 100 percent.");
    if (running == nullptr) return Told();
    if (by_share)
        return command.percent <= running->warned
                   ? Told()
                   : Told(ClockWarned{command.clock, command.percent});
    if (std::ranges::find(running->warn_at, command.before, &Warning::before) ==
        running->warn_at.end())
        return invalid("unknown_warning", "/before", "This clock does not warn so.");
    if (std::ranges::count(running->warned_before, command.before) > 0) return Told();
    return Told(ClockWarned{command.clock, 0, command.before});
}

}  // namespace assent::policy
