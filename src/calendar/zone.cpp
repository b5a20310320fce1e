#include "calendar/zone.h"

#include <date/tz.h>

#include <array>
#include <cstdlib>
#include <exception>

namespace assent::calendar {
namespace {

using std::chrono::seconds;
using std::chrono::sys_seconds;

/// A stretch of time with one offset from UTC, end excluded.
struct Stretch {
    date::time_zone const* zone = nullptr;
    sys_seconds begin;
    sys_seconds end;
    seconds offset{};
};

/// The database answers with a fresh text each time, while the clocks of one plan ask about the
/// same year again and again.
Stretch const& stretch_at(date::time_zone const* zone, sys_seconds instant) {
    thread_local std::array<Stretch, 8> recent;
    thread_local std::size_t oldest = 0;
    for (auto const& known : recent)
        if (known.zone == zone && known.begin <= instant && instant < known.end) return known;
    auto const found = zone->get_info(instant);
    auto& slot = recent[oldest];
    oldest = (oldest + 1) % recent.size();
    slot = {zone, found.begin, found.end, found.offset};
    return slot;
}

date::time_zone const* held(void const* zone) { return static_cast<date::time_zone const*>(zone); }

/// The first instant at which the zone's wall clock, counted as if it were UTC, reads so; of a
/// skipped time the first after the gap.
Instant first_reading(date::time_zone const* zone, Instant wall) {
    // No zone is more than 14 hours ahead of UTC, so the first stretch that can hold this wall time
    // is found from here.
    auto stretch = stretch_at(zone, std::chrono::floor<seconds>(wall) - std::chrono::hours(14));
    while (wall - stretch.offset >= stretch.end) stretch = stretch_at(zone, stretch.end);
    return std::max<Instant>(wall - stretch.offset, stretch.begin);
}

/// Seconds of the zone's wall clock, counted as if it were UTC.
sys_seconds wall_clock(date::time_zone const* zone, Instant instant, seconds& offset) {
    auto const whole = std::chrono::floor<seconds>(instant);
    offset = stretch_at(zone, whole).offset;
    return whole + offset;
}

void append_two(std::string& out, std::int64_t number) {
    out += static_cast<char>('0' + number / 10);
    out += static_cast<char>('0' + number % 10);
}

}  // namespace

Result<Zone> Zone::find(std::string_view name) {
    try {
        return Zone(std::string(name), date::locate_zone(name));
    } catch (std::exception const&) {
        return invalid("unknown_zone", {}, "This time zone is not in the system's database.");
    }
}

Day Zone::day_of(Instant instant) const {
    seconds offset{};
    auto const wall = wall_clock(held(zone_), instant, offset);
    return Day(std::chrono::floor<std::chrono::days>(wall).time_since_epoch());
}

int Zone::minute_of_day(Instant instant) const {
    seconds offset{};
    auto const wall = wall_clock(held(zone_), instant, offset);
    auto const past_midnight = wall - std::chrono::floor<std::chrono::days>(wall);
    return static_cast<int>(past_midnight / std::chrono::minutes(1));
}

Instant Zone::at(Day day, int hour, int minute, int second) const {
    using namespace std::chrono;
    auto const wall =
        sys_seconds(day.time_since_epoch()) + hours(hour) + minutes(minute) + seconds(second);
    return first_reading(held(zone_), wall);
}

Instant Zone::days_later(Instant instant, int days) const {
    seconds offset{};
    auto const wall = wall_clock(held(zone_), instant, offset);
    auto const past_second = instant - std::chrono::floor<seconds>(instant);
    return first_reading(held(zone_), wall + past_second + std::chrono::days(days));
}

std::string Zone::show(Instant instant) const {
    seconds offset{};
    auto const wall = wall_clock(held(zone_), instant, offset);
    auto text = to_text(Instant(wall)).substr(0, 19);
    auto const minutes = std::abs(offset / std::chrono::minutes(1));
    text += offset < seconds(0) ? '-' : '+';
    append_two(text, minutes / 60);
    text += ':';
    append_two(text, minutes % 60);
    return text;
}

}  // namespace assent::calendar
