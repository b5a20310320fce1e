#include "request/stay_days.h"
#include "request/stay_parts.h"
#include "request/test_case.h"

#include <doctest/doctest.h>

namespace assent::request {
namespace {

SubmitRequest admission() {
    auto asked = lumbar_mri();
    asked.kind = policy::RequestKind::inpatient;
    asked.lines.front() = {};
    asked.lines.front().revenue = "0120";
    asked.lines.front().units = whole_units(3);
    asked.lines.front().unit = UnitKind::day;
    asked.stay.emplace();
    asked.stay->admit_on = make_day(2026, 11, 24);
    asked.stay->level_of_care = policy::LevelOfCare::med_surg;
    return asked;
}

}  // namespace

TEST_CASE("the last day of a line is named or counted, whichever is later") {
    ServiceLine line;
    line.from = make_day(2026, 11, 24);
    line.to = line.from;
    line.units = whole_units(3);
    line.unit = UnitKind::day;
    CHECK(last_day_of(line) == make_day(2026, 11, 26));
    line.to = make_day(2026, 11, 30);
    CHECK(last_day_of(line) == make_day(2026, 11, 30));
    line.unit = UnitKind::visit;
    line.to = line.from;
    CHECK(last_day_of(line) == make_day(2026, 11, 24));
}

TEST_CASE("days on top of days lie side by side, and asking twice is asking once") {
    auto const& pack = pack_of("harbor");
    auto given = context(pack, Role::provider_office);
    auto state = state_of(decide({}, admission(), given));
    REQUIRE(state.stay.has_value());
    Day next = make_day(2026, 11, 27);
    for (int days = 1; days < 6; ++days) {
        AskForDays command;
        command.days = days;
        auto const events = decide(state, command, given).value();
        for (auto const& event : events) state = apply(std::move(state), event);
        auto const& line = state.lines.back();
        CHECK(line.asked.from == next);
        CHECK(line.asked.to == next + std::chrono::days(days - 1));
        CHECK(state.stay->last_day == line.asked.to);
        CHECK(decide(state, command, given)->empty());
        next = *line.asked.to + std::chrono::days(1);
    }
    CHECK(state.lines.size() == 6);
    CHECK_FALSE(state.closed());
}

TEST_CASE(
    "each day of a stay says whether it is approved, asked for or forgotten, and at which level") {
    auto const& pack = pack_of("harbor");
    auto state = state_of(decide({}, admission(), context(pack, Role::provider_office)));
    auto const day = [](unsigned number) { return make_day(2026, 11, number); };
    using policy::LevelOfCare;
    auto const first = LineNumber(1);
    CHECK(days_of_stay(state) ==
          std::vector<StayDays>{{day(24), day(26), DayState::asked, LevelOfCare::med_surg, first}});
    CHECK_FALSE(covered_through(days_of_stay(state)).has_value());
    CHECK(planned_through(state) == day(26));

    auto& line = state.lines.front();
    line.outcome = Outcome::partially_approved;
    line.determined.emplace();
    line.determined->from = day(24);
    line.determined->to = day(25);
    state.stay->levels.push_back({LevelOfCare::icu, day(25)});
    auto const days = days_of_stay(state, day(28));
    CHECK(days == std::vector<StayDays>{
                      {day(24), day(24), DayState::approved, LevelOfCare::med_surg, first},
                      {day(25), day(25), DayState::approved, LevelOfCare::icu, first},
                      {day(26), day(26), DayState::denied, LevelOfCare::icu, first},
                      {day(27), day(28), DayState::not_asked, LevelOfCare::icu, {}}});
    CHECK(covered_through(days) == day(25));

    // Asked for again: it waits, and what was approved stays approved whatever comes of it.
    auto again = state.lines.front();
    again.number = LineNumber(2);
    again.outcome = Outcome::pending;
    again.determined.reset();
    again.asked.from = day(25);
    again.asked.to = day(27);
    state.lines.push_back(again);
    CHECK(days_of_stay(state) ==
          std::vector<StayDays>{
              {day(24), day(24), DayState::approved, LevelOfCare::med_surg, first},
              {day(25), day(25), DayState::approved, LevelOfCare::icu, first},
              {day(26), day(27), DayState::asked, LevelOfCare::icu, LineNumber(2)}});
    state.stay->discharged_on = day(26);
    CHECK(days_of_stay(state, day(29)).back().to == day(26));
    CHECK(days_of_stay({}).empty());
}

}  // namespace assent::request
