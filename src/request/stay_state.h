/// A stay as it stands: where the member is, at which level of care on which day, and until when
/// days are asked for.
#pragma once

#include "request/stay_events.h"

#include <vector>

namespace assent::request {

struct LevelPeriod {
    policy::LevelOfCare level = policy::LevelOfCare::med_surg;
    Day from{};
};

void fields(auto& f, auto& p) requires Is<LevelPeriod, decltype(p)> {
    f("level", p.level);
    f("from", p.from);
}

struct Stay {
    StayState state = StayState::notified;
    Day admit_on{};
    std::optional<Day> last_day;
    std::optional<policy::AdmissionSource> source;
    std::optional<policy::AdmissionPriority> priority;
    std::string facility;
    std::vector<LevelPeriod> levels;  ///< in order; the last one holds on
    std::optional<Day> converted_on;
    std::optional<Day> discharged_on;
    std::optional<Disposition> disposition;
    std::string last_ask_by;  ///< account that asked for the last days
    std::optional<LineNumber> last_ask_line;
};

void fields(auto& f, auto& s) requires Is<Stay, decltype(s)> {
    f("state", s.state);
    f("admit_on", s.admit_on);
    f("last_day", s.last_day);
    f("source", s.source);
    f("priority", s.priority);
    f("facility", s.facility);
    f("levels", s.levels);
    f("converted_on", s.converted_on);
    f("discharged_on", s.discharged_on);
    f("disposition", s.disposition);
    f("last_ask_by", s.last_ask_by);
    f("last_ask_line", s.last_ask_line);
}

}  // namespace assent::request
