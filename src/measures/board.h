/// Open cases by who has them and by when they are due.
#pragma once

#include "calendar/zone.h"
#include "measures/case.h"

#include <array>
#include <cstdint>
#include <map>

namespace assent::measures {

/// Days are those of the plan's zone. week: the days after tomorrow, up to the seventh from today.
/// none: nothing that starts its clock has happened.
enum class Bucket { overdue, today, tomorrow, week, later, none };
Bucket bucket_of(std::optional<Instant> due_at, Instant now, calendar::Zone const& zone);

struct Buckets {
    std::array<std::int64_t, enum_count<Bucket>> of{};
    std::int64_t open = 0;
    void add(Bucket bucket) {
        ++of[static_cast<std::size_t>(bucket)];
        ++open;
    }
};

void fields(auto& f, auto& b) requires Is<Buckets, decltype(b)> {
    for (std::size_t i = 0; i < b.of.size(); ++i) f(name_of(static_cast<Bucket>(i)), b.of[i]);
    f("open", b.open);
}

/// Since the receipt, in whole days.
enum class Age { day, three_days, week, two_weeks, month, older };
Age age_of(Case const& one, Instant now);

}  // namespace assent::measures
