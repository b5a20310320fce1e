/// What will miss its limit by tomorrow at present staffing: each queue goes on deciding as it did
/// in the last working days, hour by hour of the day, and takes its cases in the order in which
/// they lie. Nothing is guessed beyond that, and the answer says from what it was counted.
#pragma once

#include "calendar/business_days.h"
#include "calendar/zone.h"
#include "measures/case.h"

#include <array>
#include <cstdint>
#include <map>
#include <vector>

namespace assent::measures {

/// Working days before the day of `now`, the last one first.
std::vector<Day> working_days_before(Day today, int count, calendar::Holidays const& holidays);

/// What people decided of a queue on some working days. Rules and groups do not count.
struct Pulse {
    int days = 0;                       ///< on how many working days it was counted
    std::int64_t decided = 0;           ///< on those days
    std::array<std::int64_t, 24> at{};  ///< of them by hour of the day, in the plan's zone
};

/// A case that nobody decided yet, in the order in which its queue takes it up.
struct Waiting {
    RequestId request;
    std::string queue;
    std::optional<Instant> due_at;
    bool waits = false;  ///< for an answer from outside: nobody can take it up
};

enum class MissReason { behind, no_pace, waits, overdue };

/// A case that will miss its limit. behind: its turn comes too late; no_pace: its queue decided
/// nothing on those days; waits: its answer has not come; overdue: it has missed it already.
struct Miss {
    RequestId request;
    std::string queue;
    Instant due_at{};
    MissReason reason = MissReason::behind;
    std::optional<Instant> turn_at;  ///< when it would be decided, within the time looked at
    std::int64_t before = 0;         ///< cases of the queue that come first
};

void fields(auto& f, auto& m) requires Is<Miss, decltype(m)> {
    f("request", m.request);
    f("queue", m.queue);
    f("due_at", m.due_at);
    f("reason", m.reason);
    f("turn_at", m.turn_at);
    f("before", m.before);
}

struct QueueForecast {
    std::string queue;
    int days = 0;
    std::int64_t decided = 0;     ///< on those days
    std::int64_t waiting = 0;     ///< cases that can be taken up
    std::int64_t due = 0;         ///< of all its cases, with a limit by the end looked at
    std::int64_t hundredths = 0;  ///< decisions expected until that end, in hundredths
    std::int64_t misses = 0;
};

void fields(auto& f, auto& q) requires Is<QueueForecast, decltype(q)> {
    f("queue", q.queue);
    f("days", q.days);
    f("decided", q.decided);
    f("waiting", q.waiting);
    f("due", q.due);
    f("hundredths", q.hundredths);
    f("misses", q.misses);
}

struct Forecast {
    Instant until{};
    std::vector<QueueForecast> queues;
    std::vector<Miss> misses;  ///< what is due first at the top
};

void fields(auto& f, auto& x) requires Is<Forecast, decltype(x)> {
    f("until", x.until);
    f("queues", x.queues);
    f("misses", x.misses);
}

struct ForecastAsk {
    Instant now{};
    Day until{};  ///< the last day looked at, in the plan's zone
    calendar::Zone zone;
    calendar::Holidays holidays;
};

Forecast forecast(std::vector<Waiting> const& cases, std::map<std::string, Pulse> const& pulses,
                  ForecastAsk const& ask);

}  // namespace assent::measures
