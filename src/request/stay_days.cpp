#include "request/stay_days.h"

#include "request/stay_parts.h"

#include <algorithm>

namespace assent::request {
namespace {

constexpr auto longest_stay = std::chrono::days(3660);

struct OneDay {
    DayState state = DayState::not_asked;
    std::optional<LineNumber> line;
};

bool counts_days(ServiceLine const& line) {
    return line.unit == UnitKind::day || !line.revenue.empty() ||
           line.system == codes::CodeSystem::revenue;
}

/// The lines that name the days; a stay asked for by procedures alone has their days.
std::vector<LineState const*> day_lines(State const& state) {
    std::vector<LineState const*> lines;
    for (auto const& line : state.lines)
        if (counts_days(line.asked)) lines.push_back(&line);
    if (!lines.empty()) return lines;
    for (auto const& line : state.lines) lines.push_back(&line);
    return lines;
}

DayState asked_state(LineState const& line) {
    switch (line.outcome) {
        case Outcome::pending: return DayState::asked;
        case Outcome::not_required: return DayState::not_required;
        case Outcome::withdrawn:
        case Outcome::voided: return DayState::not_asked;
        default: return DayState::denied;
    }
}

bool is_covered(DayState state) {
    return state == DayState::approved || state == DayState::not_required;
}

class Ruler {
public:
    Ruler(State const& state, std::optional<Day> until) : state_(state), stay_(*state.stay) {
        auto last = stay_.admit_on;
        auto const reach = [&](std::optional<Day> day) {
            if (day && *day > last) last = *day;
        };
        reach(stay_.last_day);
        for (auto const* line : day_lines(state)) {
            reach(last_day_of(line->asked));
            if (line->determined) reach(line->determined->to);
        }
        if (stay_.discharged_on) last = std::max(stay_.admit_on, *stay_.discharged_on);
        else reach(until);
        last = std::min(last, stay_.admit_on + longest_stay);
        days_.resize(static_cast<std::size_t>((last - stay_.admit_on).count()) + 1);
    }

    std::vector<StayDays> spans() {
        for (auto const* line : day_lines(state_)) put(*line);
        std::vector<StayDays> spans;
        for (std::size_t i = 0; i < days_.size(); ++i) {
            auto const day = stay_.admit_on + std::chrono::days(static_cast<int>(i));
            StayDays const one{day, day, days_[i].state, level_on(day), days_[i].line};
            if (!spans.empty() && is_same(spans.back(), one)) spans.back().to = day;
            else spans.push_back(one);
        }
        return spans;
    }

private:
    static bool is_same(StayDays const& a, StayDays const& b) {
        return a.state == b.state && a.level == b.level && a.line == b.line;
    }

    std::optional<policy::LevelOfCare> level_on(Day day) const {
        std::optional<policy::LevelOfCare> level;
        for (auto const& period : stay_.levels)
            if (period.from <= day || &period == &stay_.levels.front()) level = period.level;
        return level;
    }

    void put(LineState const& line, std::optional<Day> from, std::optional<Day> to, DayState said) {
        if (!from || !to || said == DayState::not_asked) return;
        for (auto day = std::max(*from, stay_.admit_on); day <= *to; day += std::chrono::days(1)) {
            auto const place = static_cast<std::size_t>((day - stay_.admit_on).count());
            if (place >= days_.size()) return;
            auto& held = days_[place];
            if (is_covered(held.state) && !is_covered(said)) continue;
            held = {said, line.number};
        }
    }

    void put(LineState const& line) {
        auto const last = last_day_of(line.asked);
        put(line, line.asked.from, last ? last : line.asked.from, asked_state(line));
        if (is_authorized(line))
            put(line, line.determined->from, line.determined->to, DayState::approved);
    }

    State const& state_;
    Stay const& stay_;
    std::vector<OneDay> days_;
};

}  // namespace

std::vector<StayDays> days_of_stay(State const& state, std::optional<Day> until) {
    if (!state.stay) return {};
    return Ruler(state, until).spans();
}

std::optional<Day> covered_through(std::vector<StayDays> const& days) {
    std::optional<Day> last;
    for (auto const& span : days) {
        if (!is_covered(span.state)) return last;
        last = span.to;
    }
    return last;
}

std::optional<Day> planned_through(State const& state) {
    if (!state.stay || !state.asked) return std::nullopt;
    auto const& asked = *state.asked;
    auto const admit_on = state.stay->admit_on;
    if (asked.stay && asked.stay->discharge_on) return asked.stay->discharge_on;
    if (asked.stay && asked.stay->days && *asked.stay->days > 0)
        return admit_on + std::chrono::days(*asked.stay->days - 1);
    std::optional<Day> last;
    for (auto const& line : asked.lines) {
        if (line.unit != UnitKind::day || !line.units) continue;
        auto const day = last_day_of(line);
        if (day && (!last || *day > *last)) last = day;
    }
    return last;
}

}  // namespace assent::request
