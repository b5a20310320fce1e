/// Business days: Monday to Friday outside the plan's holiday list (L-CLK-05, L-CLK-06).
#pragma once

#include "base/time.h"

#include <vector>

namespace assent::calendar {

/// Sorted days on which the plan is closed.
struct Holidays {
    std::vector<Day> closed;
};

bool is_business_day(Day day, Holidays const& holidays);
/// The n-th business day after `start`; the start is day 0 whether or not it is a business day
/// (L-CLK-05). n >= 0.
Day add_business_days(Day start, int n, Holidays const& holidays);

}  // namespace assent::calendar
