#include "calendar/zone.h"

#include "calendar/testing.h"

#include <doctest/doctest.h>

namespace assent::calendar {
TEST_CASE("a zone nobody knows is refused") {
    CHECK(Zone::find("America/Nowhere").fault().code == "unknown_zone");
    CHECK(Zone::find("").fault().code == "unknown_zone");
    CHECK(Zone::find("../../etc/passwd").fault().code == "unknown_zone");
}

TEST_CASE("a time skipped by the spring clock change is the first instant after the gap") {
    auto const los_angeles = zone("America/Los_Angeles");
    auto const skipped = los_angeles.at(make_day(2026, 3, 8), 2, 30);
    CHECK(to_text(skipped) == "2026-03-08T10:00:00.000Z");
    CHECK(los_angeles.show(skipped) == "2026-03-08T03:00:00-07:00");
}

TEST_CASE(
    "days later the wall clock reads the same, to the millisecond, or the gap has just ended") {
    auto const new_york = zone("America/New_York");
    auto const later = [&](char const* from, int days) {
        return to_text(new_york.days_later(parse_instant(from).value(), days));
    };
    CHECK(later("2027-02-28T06:59:20.500Z", 14) == "2027-03-14T06:59:20.500Z");
    CHECK(later("2027-02-28T07:39:20.500Z", 14) == "2027-03-14T07:00:00.000Z");
    CHECK(later("2027-02-28T08:00:20.500Z", 14) == "2027-03-14T07:00:20.500Z");
    CHECK(later("2027-03-15T04:00:00.000Z", -14) == "2027-03-01T05:00:00.000Z");
    CHECK(later("2026-10-18T05:30:00.000Z", 14) == "2026-11-01T05:30:00.000Z");
}

TEST_CASE("a time repeated by the autumn clock change is its first occurrence") {
    auto const los_angeles = zone("America/Los_Angeles");
    CHECK(to_text(los_angeles.at(make_day(2026, 11, 1), 1, 30)) == "2026-11-01T08:30:00.000Z");
    CHECK(los_angeles.show(los_angeles.at(make_day(2026, 11, 1), 2, 0)) ==
          "2026-11-01T02:00:00-08:00");
}

TEST_CASE("wall clock times around a clock change come back as they went in") {
    for (auto const* name : {"America/Los_Angeles", "America/New_York", "Asia/Kolkata",
                             "Pacific/Kiritimati", "Pacific/Pago_Pago"}) {
        auto const here = zone(name);
        for (int hour = 0; hour < 24 * 20; ++hour) {
            auto const day = make_day(2026, 10, 25) + std::chrono::days(hour / 24);
            auto const instant = here.at(day, hour % 24, 30);
            CAPTURE(name);
            CAPTURE(hour);
            REQUIRE(here.day_of(instant) == day);
            REQUIRE(here.minute_of_day(instant) == (hour % 24) * 60 + 30);
        }
    }
}

TEST_CASE("the days of a clock change last 23 and 25 hours") {
    auto const new_york = zone("America/New_York");
    auto const length = [&](Day day) {
        return new_york.at(day + std::chrono::days(1), 0, 0) - new_york.at(day, 0, 0);
    };
    CHECK(length(make_day(2026, 3, 8)) == std::chrono::hours(23));
    CHECK(length(make_day(2026, 11, 1)) == std::chrono::hours(25));
    CHECK(length(make_day(2026, 7, 4)) == std::chrono::hours(24));
}

TEST_CASE("times before 1970 and half-hour zones are shown with their offset") {
    auto const born = zone("America/New_York").at(make_day(1950, 1, 15), 12, 0);
    CHECK(zone("America/New_York").show(born) == "1950-01-15T12:00:00-05:00");
    CHECK(zone("Asia/Kolkata").show(*parse_instant("2026-11-24T17:15:00Z")) ==
          "2026-11-24T22:45:00+05:30");
    CHECK(zone("UTC").show(*parse_instant("2026-11-24T17:15:00Z")) == "2026-11-24T17:15:00+00:00");
}

}  // namespace assent::calendar
