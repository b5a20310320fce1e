#include "measures/forecast.h"

#include "calendar/testing.h"
#include "measures/board.h"
#include "measures/sample.h"

#include <doctest/doctest.h>

#include <set>

namespace assent::measures::forecast_tests {

Instant at(std::string_view text) { return parse_instant(text).value(); }
/// Tuesday, ten in the morning in California.
Instant const ten = at("2026-11-24T18:00:00.000Z");

ForecastAsk until_tomorrow(calendar::Holidays holidays = {}) {
    return {ten, parse_day("2026-11-25").value(), calendar::zone("America/Los_Angeles"),
            std::move(holidays)};
}

/// Two an hour from nine to five, as counted on ten working days.
Pulse two_an_hour() {
    Pulse pulse;
    pulse.days = 10;
    for (std::size_t hour = 9; hour < 17; ++hour) pulse.at[hour] = 20;
    pulse.decided = 160;
    return pulse;
}

Waiting waiting(std::string number, Instant due, bool waits = false) {
    return {RequestId(std::move(number)), "nurse", due, waits};
}

TEST_CASE("cases are taken in their order at the pace of the last working days") {
    // At ten two an hour: the third is decided at half past eleven.
    auto const due = at("2026-11-24T19:00:00.000Z");
    auto const found = forecast({waiting("1", due), waiting("2", due), waiting("3", due)},
                                {{"nurse", two_an_hour()}}, until_tomorrow());
    REQUIRE(found.misses.size() == 1);
    auto const& miss = found.misses.front();
    CHECK(miss.request == RequestId("3"));
    CHECK(miss.reason == MissReason::behind);
    CHECK(miss.before == 2);
    CHECK(to_text(miss.turn_at.value()) == "2026-11-24T19:30:00.000Z");
    REQUIRE(found.queues.size() == 1);
    // Seven hours today and eight tomorrow, two each.
    CHECK(found.queues[0].hundredths == 3000);
    CHECK(found.queues[0].due == 3);
}

TEST_CASE("nobody works on a holiday, so more is missed") {
    auto const due = at("2026-11-26T00:00:00.000Z");  // tomorrow at four
    std::vector<Waiting> cases;
    for (int i = 0; i < 20; ++i) cases.push_back(waiting(std::to_string(100 + i), due));
    CHECK(forecast(cases, {{"nurse", two_an_hour()}}, until_tomorrow()).misses.empty());
    calendar::Holidays const closed{{parse_day("2026-11-25").value()}};
    CHECK(forecast(cases, {{"nurse", two_an_hour()}}, until_tomorrow(closed)).misses.size() == 6);
}

TEST_CASE("a queue that decided nothing decides nothing") {
    auto const found = forecast({waiting("1", ten + std::chrono::hours(9))}, {}, until_tomorrow());
    REQUIRE(found.misses.size() == 1);
    CHECK(found.misses[0].reason == MissReason::no_pace);
    CHECK_FALSE(found.misses[0].turn_at);
}

TEST_CASE("what waits for an answer takes nobody's turn and is missed without one") {
    auto const soon = ten + std::chrono::minutes(40);
    auto const found = forecast({waiting("1", soon, true), waiting("2", soon)},
                                {{"nurse", two_an_hour()}}, until_tomorrow());
    REQUIRE(found.misses.size() == 1);
    CHECK(found.misses[0].request == RequestId("1"));
    CHECK(found.misses[0].reason == MissReason::waits);
}

TEST_CASE("what is due later than tomorrow is not told, but takes its turn") {
    auto const later = ten + std::chrono::hours(100);
    auto const found = forecast({waiting("1", later), waiting("2", ten + std::chrono::minutes(40))},
                                {{"nurse", two_an_hour()}}, until_tomorrow());
    REQUIRE(found.misses.size() == 1);
    CHECK(found.misses[0].request == RequestId("2"));
}

TEST_CASE("what is out of time already is told as such") {
    auto const found = forecast({waiting("1", ten - std::chrono::hours(1))},
                                {{"nurse", two_an_hour()}}, until_tomorrow());
    REQUIRE(found.misses.size() == 1);
    CHECK(found.misses[0].reason == MissReason::overdue);
}

TEST_CASE("working days leave out weekends and the plan's days off") {
    calendar::Holidays const closed{{parse_day("2026-11-20").value()}};
    auto const days = working_days_before(parse_day("2026-11-24").value(), 3, closed);
    REQUIRE(days.size() == 3);
    CHECK(to_text(days[0]) == "2026-11-23");
    CHECK(to_text(days[1]) == "2026-11-19");
    CHECK(to_text(days[2]) == "2026-11-18");
}

TEST_CASE("a case lies in the bucket of its day in the plan's zone") {
    auto const zone = calendar::zone("America/Los_Angeles");
    CHECK(bucket_of({}, ten, zone) == Bucket::none);
    CHECK(bucket_of(ten - std::chrono::minutes(1), ten, zone) == Bucket::overdue);
    CHECK(bucket_of(at("2026-11-25T07:59:59.000Z"), ten, zone) == Bucket::today);
    CHECK(bucket_of(at("2026-11-25T08:00:00.000Z"), ten, zone) == Bucket::tomorrow);
    CHECK(bucket_of(at("2026-12-02T07:00:00.000Z"), ten, zone) == Bucket::week);
    CHECK(bucket_of(at("2026-12-02T09:00:00.000Z"), ten, zone) == Bucket::later);
}

TEST_CASE("the same seed draws the same files, whatever order they come in") {
    std::vector<RequestId> numbers;
    for (int i = 0; i < 100; ++i) numbers.emplace_back(std::to_string(1000 + i));
    auto const drawn = sample_of(numbers, 7, 8);
    std::vector<RequestId> const turned(numbers.rbegin(), numbers.rend());
    CHECK(sample_of(turned, 7, 8) == drawn);
    CHECK(sample_of(numbers, 8, 8) != drawn);
    CHECK(std::set<RequestId>(drawn.begin(), drawn.end()).size() == 8);
    CHECK(sample_of(numbers, 7, 500).size() == 100);
    // "8 then 30": the eight are the beginning of the thirty.
    auto const thirty = sample_of(numbers, 7, 30);
    CHECK(std::equal(drawn.begin(), drawn.end(), thirty.begin()));
}

}  // namespace assent::measures::forecast_tests
