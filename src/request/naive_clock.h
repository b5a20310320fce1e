/// A second, slow way to count deadlines, for tests only: it walks a wall calendar day by day and
/// knows nothing of calendar/ or of policy::due_of. What both find must be the same.
#pragma once

#include "policy/pack.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <set>
#include <vector>

namespace assent::naive {

using Seconds = std::int64_t;  ///< since 1970-01-01 UTC

/// Days since 1970-01-01 of a wall calendar, and the second of that day.
struct Wall {
    std::int64_t day = 0;
    Seconds second = 0;
};

struct YearDay {
    int year = 1970;
    int month = 1;
    int day = 1;
};

inline bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

inline int days_in(int year, int month) {
    if (month == 2) return is_leap(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

inline std::int64_t day_number(int year, int month, int day) {
    std::int64_t number = day - 1;
    for (int y = 1970; y < year; ++y) number += is_leap(y) ? 366 : 365;
    for (int m = 1; m < month; ++m) number += days_in(year, m);
    return number;
}

/// 1 January 1970 was a Thursday; Sunday is 0.
inline int weekday(std::int64_t day) { return static_cast<int>((day + 4) % 7); }

inline std::int64_t nth_sunday(int year, int month, int n) {
    auto day = day_number(year, month, 1);
    while (weekday(day) != 0) ++day;
    return day + 7 * (n - 1);
}

/// A zone of the United States: summer time from the second Sunday of March to the first of
/// November, at two o'clock of the clock that then goes.
class Calendar {
public:
    Calendar(Seconds standard_offset, std::set<std::int64_t> closed)
        : offset_(standard_offset), closed_(std::move(closed)) {
        for (int year = 2024; year <= 2032; ++year)
            summers_.push_back({nth_sunday(year, 3, 2) * 86400 + 7200 - offset_,
                                nth_sunday(year, 11, 1) * 86400 + 3600 - offset_});
    }

    Wall wall(Seconds at) const {
        auto const local = at + offset_ + (is_summer(at) ? 3600 : 0);
        auto day = local / 86400;
        return {day, local - day * 86400};
    }

    /// The first instant that reads so on the wall; of a skipped hour the first after it.
    Seconds instant(Wall wall) const {
        auto const reading = wall.day * 86400 + wall.second;
        auto const summer = reading - offset_ - 3600;
        if (is_summer(summer)) return summer;
        auto const winter = reading - offset_;
        if (!is_summer(winter)) return winter;
        for (auto const& [begin, end] : summers_)
            if (summer < begin && winter >= begin) return begin;
        return winter;
    }

    Seconds end_of(std::int64_t day) const { return instant({day, 86399}); }

    bool is_open(std::int64_t day) const {
        return weekday(day) != 0 && weekday(day) != 6 && !closed_.contains(day);
    }

    void close(std::set<std::int64_t> days) { closed_ = std::move(days); }
    std::set<std::int64_t> const& closed() const { return closed_; }

private:
    bool is_summer(Seconds at) const {
        for (auto const& [begin, end] : summers_)
            if (at >= begin && at < end) return true;
        return false;
    }

    Seconds offset_;
    std::set<std::int64_t> closed_;
    std::vector<std::pair<Seconds, Seconds>> summers_;
};

/// A stretch in which a clock stood still.
struct Still {
    Seconds from = 0;
    Seconds to = 0;
};

/// Walks from the start until the span is used up; what stands still uses nothing.
inline Seconds walk(Calendar const& calendar, Seconds start, calendar::Span span,
                    std::vector<Still> const& still) {
    using calendar::SpanUnit;
    if (span.unit == SpanUnit::hour || span.unit == SpanUnit::minute) {
        Seconds left = Seconds{span.count} * (span.unit == SpanUnit::hour ? 3600 : 60);
        for (auto const& stand : still) left += stand.to - stand.from;
        return start + left;
    }
    auto const stands = [&](std::int64_t day) {
        for (auto const& stand : still)
            if (day > calendar.wall(stand.from).day && day <= calendar.wall(stand.to).day)
                return true;
        return false;
    };
    auto day = calendar.wall(start).day;
    for (int left = span.count; left > 0;) {
        ++day;
        if (stands(day)) continue;
        if (span.unit == SpanUnit::calendar_day || calendar.is_open(day)) --left;
    }
    return calendar.end_of(day);
}

/// What happened to one request, as a diary would say it.
struct Asked {
    int number = 0;
    Seconds at = 0;
    std::optional<Seconds> sent;
    std::optional<Seconds> answered;
    bool open = true;  ///< nothing at all came yet
    bool cancelled = false;
};

struct Extended {
    policy::ClockKind clock = policy::ClockKind::standard;
    Seconds to = 0;
    Seconds at = 0;
};

struct Diary {
    Seconds received = 0;
    std::optional<Seconds> complete;
    std::vector<Asked> asks;
    std::optional<Extended> extension;
    std::vector<Still> still;  ///< of the extended clock
    std::optional<Seconds> standing_since;
};

inline std::optional<Seconds> first_ask(Diary const& diary) {
    for (auto const& ask : diary.asks)
        if (!ask.cancelled) return ask.at;
    return std::nullopt;
}

inline std::optional<Seconds> all_answered(Diary const& diary) {
    std::optional<Seconds> last;
    for (auto const& ask : diary.asks) {
        if (ask.cancelled) continue;
        if (!ask.answered) return std::nullopt;
        if (!last || *ask.answered > *last) last = ask.answered;
    }
    return last;
}

inline std::optional<Seconds> anchor_of(Diary const& diary, policy::Anchor anchor, Seconds start) {
    switch (anchor) {
        case policy::Anchor::received:
        case policy::Anchor::notified: return start;
        case policy::Anchor::information_complete:
            if (!diary.complete) return std::nullopt;
            return *diary.complete < start ? start : *diary.complete;
        case policy::Anchor::information_answered: return all_answered(diary);
        default: return std::nullopt;
    }
}

inline bool counts(policy::Bound const& bound, Diary const& diary, Seconds start) {
    if (bound.holds == policy::BoundHolds::always) return true;
    auto const asked = first_ask(diary);
    bool const soon =
        asked && (bound.ask_hours == 0 || *asked - start <= Seconds{bound.ask_hours} * 3600);
    return soon ? bound.holds == policy::BoundHolds::asked
                : bound.holds == policy::BoundHolds::not_asked;
}

/// The due time of one clock that counts from `start`.
inline std::optional<Seconds> due(Calendar const& calendar, policy::ClockRule const& rule,
                                  Diary const& diary, Seconds start) {
    std::optional<Seconds> least;
    auto const keep = [&](Seconds at) {
        if (!least || at < *least) least = at;
    };
    bool const is_extended = diary.extension && diary.extension->clock == rule.clock;
    for (auto const& bound : rule.bounds) {
        auto const anchor = anchor_of(diary, bound.anchor, start);
        if (!bound.mandatory || !anchor || !counts(bound, diary, start)) continue;
        if (!is_extended || !bound.extends || *anchor > diary.extension->at) {
            keep(walk(calendar, *anchor, bound.span, {}));
            continue;
        }
        auto end = calendar.wall(diary.extension->to);
        if (bound.tolls)
            for (auto const& stand : diary.still)
                for (auto day = calendar.wall(stand.from).day; day < calendar.wall(stand.to).day;
                     ++day)
                    ++end.day, end.second = 86399;
        keep(calendar.instant(end));
    }
    return least;
}

/// From when a clock counts, and the due time that was promised before.
struct Standing {
    Seconds start = 0;
    std::optional<Seconds> not_after;
};

/// The extended time: as many days later, the clock on the wall reading the same.
inline std::optional<Seconds> extended(Calendar const& calendar, policy::ClockRule rule,
                                       Diary const& diary, Standing const& clock, int days) {
    std::erase_if(rule.bounds, [](policy::Bound const& bound) { return !bound.extends; });
    auto base = due(calendar, rule, diary, clock.start);
    auto const& promised = clock.not_after;
    if (promised) base = base ? std::min(*base, *promised) : *promised;
    if (!base) return std::nullopt;
    auto wall = calendar.wall(*base);
    wall.day += days;
    return calendar.instant(wall);
}

}  // namespace assent::naive
