#include "measures/board.h"

#include <utility>

namespace assent::measures {

Bucket bucket_of(std::optional<Instant> due_at, Instant now, calendar::Zone const& zone) {
    if (!due_at) return Bucket::none;
    if (*due_at < now) return Bucket::overdue;
    auto const days = zone.day_of(*due_at) - zone.day_of(now);
    if (days < std::chrono::days(1)) return Bucket::today;
    if (days < std::chrono::days(2)) return Bucket::tomorrow;
    return days <= std::chrono::days(7) ? Bucket::week : Bucket::later;
}

Age age_of(Case const& one, Instant now) {
    constexpr std::array<std::pair<int, Age>, 5> ages{{{1, Age::day},
                                                       {3, Age::three_days},
                                                       {7, Age::week},
                                                       {14, Age::two_weeks},
                                                       {30, Age::month}}};
    for (auto const& [days, age] : ages)
        if (now - one.received_at < std::chrono::days(days)) return age;
    return Age::older;
}

}  // namespace assent::measures
