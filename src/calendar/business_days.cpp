#include "calendar/business_days.h"

#include <algorithm>

namespace assent::calendar {

bool is_business_day(Day day, Holidays const& holidays) {
    auto const weekday = std::chrono::weekday(day);
    if (weekday == std::chrono::Saturday || weekday == std::chrono::Sunday) return false;
    return !std::binary_search(holidays.closed.begin(), holidays.closed.end(), day);
}

Day add_business_days(Day start, int n, Holidays const& holidays) {
    Day day = start;
    for (int counted = 0; counted < n;) {
        day += std::chrono::days(1);
        if (is_business_day(day, holidays)) ++counted;
    }
    return day;
}

}  // namespace assent::calendar
