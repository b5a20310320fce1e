/// The days of a stay one by one: which were approved, which are asked for, which nobody asked for,
/// and the level of care on each. Told from what happened; nothing is decided here (INP-07,
/// INP-15).
#pragma once

#include "request/state.h"

#include <optional>
#include <vector>

namespace assent::request {

enum class DayState { approved, not_required, asked, denied, not_asked };

/// Days in a row of which the same is true, both inclusive.
struct StayDays {
    Day from{};
    Day to{};
    DayState state = DayState::not_asked;
    std::optional<policy::LevelOfCare> level;
    std::optional<LineNumber> line;  ///< that says so; none: no line names these days

    friend bool operator==(StayDays const&, StayDays const&) = default;
};

void fields(auto& f, auto& d) requires Is<StayDays, decltype(d)> {
    f("from", d.from);
    f("to", d.to);
    f("state", d.state);
    f("level", d.level);
    f("line", d.line);
}

/// From the admission to the last day asked for, or to `until` when that is later and the member is
/// still there. A day that was approved once stays so; of others the latest line speaks. None
/// without a stay.
std::vector<StayDays> days_of_stay(State const& state, std::optional<Day> until = std::nullopt);

/// The last day up to which, from the admission on, every day is approved or needs no approval.
std::optional<Day> covered_through(std::vector<StayDays> const& days);

/// The last day that was asked for at the admission; none: it named no days, so that none is too
/// many.
std::optional<Day> planned_through(State const& state);

}  // namespace assent::request
