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

}  // namespace assent::request
