#include "calendar/deadline.h"

#include "calendar/testing.h"

#include <doctest/doctest.h>

#include <iostream>
#include <random>

namespace assent::calendar {
namespace {

Instant instant(char const* text) {
    auto parsed = parse_instant(text);
    REQUIRE(parsed);
    return *parsed;
}

Holidays const thanksgiving{
    {make_day(2026, 11, 26), make_day(2026, 11, 27), make_day(2026, 12, 25)}};

}  // namespace

TEST_CASE("72 hours over the autumn clock change end an hour earlier on the wall clock") {
    auto const los_angeles = zone("America/Los_Angeles");
    auto const received = los_angeles.at(make_day(2026, 10, 31), 10, 0);
    CHECK(los_angeles.show(received) == "2026-10-31T10:00:00-07:00");
    auto const due = due_after(received, {72, SpanUnit::hour}, los_angeles, {});
    CHECK(los_angeles.show(due) == "2026-11-03T09:00:00-08:00");
}

TEST_CASE("72 hours over the spring clock change end an hour later on the wall clock") {
    auto const new_york = zone("America/New_York");
    auto const due =
        due_after(new_york.at(make_day(2026, 3, 6), 10, 0), {72, SpanUnit::hour}, new_york, {});
    CHECK(new_york.show(due) == "2026-03-09T11:00:00-04:00");
}

TEST_CASE("minutes are elapsed time too") {
    auto const los_angeles = zone("America/Los_Angeles");
    auto const due =
        due_after(instant("2026-11-01T08:45:00Z"), {30, SpanUnit::minute}, los_angeles, {});
    CHECK(due == instant("2026-11-01T09:15:00Z"));
}

TEST_CASE("calendar days end at the last second of the last day, weekends and holidays included") {
    auto const los_angeles = zone("America/Los_Angeles");
    auto const late_evening = los_angeles.at(make_day(2026, 11, 19), 23, 30);
    auto const due =
        due_after(late_evening, {7, SpanUnit::calendar_day}, los_angeles, thanksgiving);
    CHECK(los_angeles.show(due) == "2026-11-26T23:59:59-08:00");
}

TEST_CASE("five business days step over Thanksgiving, the day after and the weekend") {
    auto const los_angeles = zone("America/Los_Angeles");
    auto const tuesday = los_angeles.at(make_day(2026, 11, 24), 9, 15);
    auto const due = due_after(tuesday, {5, SpanUnit::business_day}, los_angeles, thanksgiving);
    CHECK(los_angeles.show(due) == "2026-12-03T23:59:59-08:00");
}

TEST_CASE("the start is day 0 whether or not it is a business day") {
    CHECK(add_business_days(make_day(2026, 11, 28), 1, thanksgiving) == make_day(2026, 11, 30));
    CHECK(add_business_days(make_day(2026, 11, 27), 1, thanksgiving) == make_day(2026, 11, 30));
    CHECK(add_business_days(make_day(2026, 11, 28), 0, thanksgiving) == make_day(2026, 11, 28));
}

TEST_CASE("a holiday or a Sunday is no business day") {
    CHECK(is_business_day(make_day(2026, 11, 25), thanksgiving));
    CHECK_FALSE(is_business_day(make_day(2026, 11, 26), thanksgiving));
    CHECK_FALSE(is_business_day(make_day(2026, 11, 29), {}));
    CHECK_FALSE(is_business_day(make_day(2026, 11, 28), {}));
}

TEST_CASE("an arrival just before midnight counts for the day it is in the plan's zone") {
    auto const arrived = instant("2026-11-25T07:30:00Z");
    CHECK(zone("America/Los_Angeles").day_of(arrived) == make_day(2026, 11, 24));
    CHECK(zone("America/New_York").day_of(arrived) == make_day(2026, 11, 25));
    CHECK(zone("UTC").day_of(arrived) == make_day(2026, 11, 25));
}

TEST_CASE("a later arrival is never due earlier, over clock changes and holidays in four zones") {
    auto const seed = std::random_device{}();
    std::cout << "deadline seed " << seed << '\n';
    std::mt19937_64 random(seed);
    constexpr std::int64_t two_years_of_minutes = 2LL * 366 * 24 * 60;
    std::uniform_int_distribution<std::int64_t> minute(0, two_years_of_minutes);
    std::uniform_int_distribution<std::int64_t> step(0, 3 * 24 * 60);
    std::uniform_int_distribution<int> count(0, 30);
    auto const start = instant("2026-01-01T00:00:00Z");
    for (auto const* name :
         {"America/Los_Angeles", "America/New_York", "America/Phoenix", "Australia/Lord_Howe"}) {
        auto const here = zone(name);
        for (int i = 0; i < 500; ++i) {
            auto const earlier = start + std::chrono::minutes(minute(random));
            auto const later = earlier + std::chrono::minutes(step(random));
            Span const span{count(random), static_cast<SpanUnit>(i % 4)};
            auto const first = due_after(earlier, span, here, thanksgiving);
            CAPTURE(name);
            CAPTURE(to_text(earlier));
            CAPTURE(to_text(later));
            CAPTURE(span.count);
            REQUIRE(first <= due_after(later, span, here, thanksgiving));
            REQUIRE(first >= earlier);
        }
    }
}

}  // namespace assent::calendar
