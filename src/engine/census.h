/// Who is in a hospital or nursing facility now, as the plan's people ask for it and get it.
#pragma once

#include "views/stays.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::engine {

struct CensusAsk {
    PlanId plan;
    std::string request;   ///< one whole number
    std::string facility;  ///< provider row id
    std::vector<policy::LevelOfCare> level;
    bool review_due = false;  ///< a review by the end of today, or days that nobody decided
    bool mine = false;    ///< assigned to the asker, or of a facility the asker follows (INP-01)
    bool longer = false;  ///< longer than was asked for at the admission
    int limit = 200;
};

void fields(auto& f, auto& a) requires Is<CensusAsk, decltype(a)> {
    f("plan", a.plan);
    f("request", a.request);
    f("facility", a.facility);
    f("level", a.level);
    f("review_due", a.review_due);
    f("mine", a.mine);
    f("longer", a.longer);
    f("limit", a.limit);
}

/// A stay as it stands today, in the plan's zone.
struct StayNow {
    views::StayRow row;
    std::vector<request::StayDays> days;  ///< through today, or the last day asked for
    int day_of_stay = 0;                  ///< the day of admission is 1
    int days_covered = 0;                 ///< approved, or needing no approval
    int days_open = 0;                    ///< through today: asked for or not asked for
    int longer_by = 0;                    ///< days beyond what the admission asked for
    bool review_due = false;
    std::optional<int> notice_after;  ///< days from the admission to its notice
    bool notice_late = false;         ///< by the plan's own rule (INP-15)
    bool readmitted = false;          ///< within 30 days of a discharge (42 CFR 412.152)
    std::string nurse_name;           ///< who follows the facility's stays (INP-01)
};

struct Census {
    Instant now{};
    Day today{};
    std::vector<StayNow> stays;
    bool more = false;
    std::vector<views::FacilityLoad> facilities;
};

}  // namespace assent::engine
