/// Time zones by IANA name. zone.cpp alone includes date/tz.h (the compiler has no zone database of
/// its own).
#pragma once

#include "base/result.h"
#include "base/time.h"

#include <string>
#include <string_view>

namespace assent::calendar {

/// A cheap handle on one zone of the system's database; copies share it.
class Zone {
public:
    /// Faults: `unknown_zone`.
    static Result<Zone> find(std::string_view name);

    std::string const& name() const { return name_; }
    /// The calendar day the instant falls on in this zone.
    Day day_of(Instant instant) const;
    /// Wall-clock minutes past midnight of that day.
    int minute_of_day(Instant instant) const;
    /// The instant of a wall-clock time; a time skipped by a clock change is the first instant
    /// after the gap, a repeated one is its first occurrence.
    Instant at(Day day, int hour, int minute, int second = 0) const;
    /// The same wall-clock time so many days later, or earlier; skipped and repeated times as
    /// above.
    Instant days_later(Instant instant, int days) const;
    /// 23:59:59.000 of the day in this zone: where day-counted deadlines end.
    Instant end_of(Day day) const { return at(day, 23, 59, 59); }
    /// `2026-11-24T09:15:00-08:00`, for people and letters.
    std::string show(Instant instant) const;

private:
    Zone(std::string name, void const* zone) : name_(std::move(name)), zone_(zone) {}
    std::string name_;
    void const* zone_ = nullptr;
};

}  // namespace assent::calendar
