/// A clock that was started, as the fold of its events: the same in the request and the appeal
/// stream. All instants UTC.
#pragma once

#include "policy/clock.h"
#include "policy/clock_commands.h"
#include "policy/events.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::policy {

enum class ClockState { running, paused, stopped, expired };

void fields(auto& f, auto& e) requires Is<Extension, decltype(e)> {
    f("to", e.to);
    f("at", e.at);
    f("days", e.days);
}

void fields(auto& f, auto& p) requires Is<Pause, decltype(p)> {
    f("from", p.from);
    f("to", p.to);
}

struct Clock {
    ClockKind clock = ClockKind::standard;
    std::string rule;
    ClockState state = ClockState::running;
    std::optional<Instant> due_at;
    std::optional<Instant> original_due_at;
    std::string governs;
    std::string source;
    OnExpiry on_expiry = OnExpiry::escalate;
    int warned = 0;
    bool extended = false;
    std::optional<Instant> from;             ///< what it counts from; absent: the receipt
    std::vector<int> warn;                   ///< percents at which it warns
    std::vector<Warning> warn_at;            ///< by times before the due time
    std::vector<std::string> warned_before;  ///< those of them that were told
    std::optional<Extension> extension;
    std::optional<Instant> paused_at;
    std::vector<Pause> pauses;
    std::optional<Instant> not_after;  ///< a due time that a change of urgency keeps
};

void fields(auto& f, auto& c) requires Is<Clock, decltype(c)> {
    f("clock", c.clock);
    f("rule", c.rule);
    f("state", c.state);
    f("due_at", c.due_at);
    f("original_due_at", c.original_due_at);
    f("governs", c.governs);
    f("source", c.source);
    f("on_expiry", c.on_expiry);
    f("warned", c.warned);
    f("extended", c.extended);
    f("from", c.from);
    f("warn", c.warn);
    f("warn_at", c.warn_at);
    f("warned_before", c.warned_before);
    f("extension", c.extension);
    f("paused_at", c.paused_at);
    f("pauses", c.pauses);
    f("not_after", c.not_after);
}

/// A clock as it starts under a rule.
ClockStarted started(ClockRule const& rule, std::optional<Due> const& due);

void apply_clock(Clock& clock, ClockStarted const& e);
void apply_clock(Clock& clock, ClockMoved const& e);
void apply_clock(Clock& clock, ClockPaused const& e);
void apply_clock(Clock& clock, ClockResumed const& e);
void apply_clock(Clock& clock, ClockWarned const& e);
void apply_clock(Clock& clock, ClockExpired const& e);
void apply_clock(Clock& clock, ClockStopped const& e);
void apply_clock(Clock& clock, DeadlineExtended const& e);

Clock const* find_clock(std::vector<Clock> const& clocks, ClockKind kind);
Clock* find_clock(std::vector<Clock>& clocks, ClockKind kind);

/// What the clock worker has to do next for a clock, and when: warn at a percentage or at a time
/// before, or expire (neither).
struct Alarm {
    Instant at{};
    ClockKind clock = ClockKind::standard;
    int percent = 0;
    std::string before = {};
    bool is_warning() const { return percent > 0 || !before.empty(); }
};
/// None while it does not run. `receipt`: what it counts from when it says nothing else.
std::optional<Alarm> next_alarm(Clock const& clock, Instant receipt);

/// The warning of a running clock, told once for each share and each time before; none when it was
/// told. Faults: `bad_percent`, `unknown_warning`.
Result<std::optional<ClockWarned>> warning_of(Clock const* running, WarnClock const& command);

}  // namespace assent::policy
