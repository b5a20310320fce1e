#include "base/time.h"

#include <doctest/doctest.h>

namespace assent {

TEST_CASE("a day is read and written year-month-day") {
    for (auto const* text :
         {"2026-11-24", "1850-01-01", "2200-12-31", "2024-02-29", "2000-02-29"}) {
        auto const day = parse_day(text);
        CAPTURE(text);
        REQUIRE(day);
        CHECK(to_text(*day) == text);
    }
}

TEST_CASE("a day that does not exist or is written otherwise is refused") {
    for (auto const* text : {"2026-02-30", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10",
                             "2026-01-00", "2026-04-31", "1849-12-31", "2201-01-01", "", "2026-1-1",
                             "26-01-01", "2026/01/01", "2026-01-01 ", " 2026-01-01", "2026-01-0x",
                             "-026-01-01", "20260101", "2026-01-01T00:00:00Z"}) {
        CAPTURE(text);
        CHECK(parse_day(text).fault().code == "bad_day");
    }
}

TEST_CASE("an instant is read with or without fraction and written with milliseconds") {
    CHECK(to_text(*parse_instant("2026-11-24T17:15:00Z")) == "2026-11-24T17:15:00.000Z");
    CHECK(to_text(*parse_instant("2026-11-24T17:15:00.5Z")) == "2026-11-24T17:15:00.500Z");
    CHECK(to_text(*parse_instant("2026-11-24T17:15:00.123456789Z")) == "2026-11-24T17:15:00.123Z");
    CHECK(to_text(*parse_instant("1969-12-31T23:59:59.999Z")) == "1969-12-31T23:59:59.999Z");
    CHECK(parse_instant("1970-01-01T00:00:00.001Z")->time_since_epoch().count() == 1);
}

TEST_CASE("an instant without its zone, with another zone or out of range is refused") {
    for (auto const* text :
         {"2026-11-24T17:15:00", "2026-11-24T17:15:00+00:00", "2026-11-24t17:15:00Z",
          "2026-11-24T17:15:00z", "2026-11-24 17:15:00Z", "2026-11-24T24:00:00Z",
          "2026-11-24T17:60:00Z", "2026-11-24T23:59:60Z", "2026-11-24T17:15:00.Z",
          "2026-11-24T17:15:00.1234567890Z", "2026-11-24T17:15Z", "2026-02-30T17:15:00Z",
          "2026-11-24T17:15:00,5Z", "2026-11-24T-1:15:00Z", "", "Z"}) {
        CAPTURE(text);
        CHECK(parse_instant(text).fault().code == "bad_instant");
    }
}

TEST_CASE("months are added to the same day, or to the last day of a shorter month") {
    CHECK(add_months(make_day(2026, 1, 15), 1) == make_day(2026, 2, 15));
    CHECK(add_months(make_day(2026, 1, 31), 1) == make_day(2026, 2, 28));
    CHECK(add_months(make_day(2024, 1, 31), 1) == make_day(2024, 2, 29));
    CHECK(add_months(make_day(2024, 2, 29), 12) == make_day(2025, 2, 28));
    CHECK(add_months(make_day(2024, 2, 29), 48) == make_day(2028, 2, 29));
    CHECK(add_months(make_day(2027, 1, 4), 12) == make_day(2028, 1, 4));
    CHECK(add_months(make_day(2026, 3, 31), -1) == make_day(2026, 2, 28));
    CHECK(add_months(make_day(2026, 11, 30), 3) == make_day(2027, 2, 28));
    CHECK(add_months(make_day(2026, 5, 5), 0) == make_day(2026, 5, 5));
}

TEST_CASE("a span of months ends the day before the same day, from 29 February on 28 February") {
    CHECK(last_day_of_months(make_day(2027, 1, 4), 12) == make_day(2028, 1, 3));
    CHECK(last_day_of_months(make_day(2028, 2, 29), 12) == make_day(2029, 2, 28));
    CHECK(last_day_of_months(make_day(2026, 1, 31), 1) == make_day(2026, 2, 28));
    CHECK(last_day_of_months(make_day(2026, 3, 1), 12) == make_day(2027, 2, 28));
}

TEST_CASE("age is counted in whole years, from 1 March for a 29 February birthday") {
    auto const leapling = make_day(2004, 2, 29);
    CHECK(age_on(leapling, make_day(2025, 2, 28)) == 20);
    CHECK(age_on(leapling, make_day(2025, 3, 1)) == 21);
    CHECK(age_on(leapling, make_day(2024, 2, 28)) == 19);
    CHECK(age_on(leapling, make_day(2024, 2, 29)) == 20);
    CHECK(age_on(make_day(1980, 2, 11), make_day(2026, 2, 10)) == 45);
    CHECK(age_on(make_day(1980, 2, 11), make_day(2026, 2, 11)) == 46);
    CHECK(age_on(make_day(2026, 1, 1), make_day(2026, 1, 1)) == 0);
}

}  // namespace assent
