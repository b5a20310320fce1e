/// Deadline arithmetic: an anchor and a span give the instant something is due. Which span applies
/// is policy's business.
#pragma once

#include "base/time.h"
#include "calendar/business_days.h"
#include "calendar/zone.h"

namespace assent::calendar {

enum class SpanUnit { minute, hour, calendar_day, business_day };

struct Span {
    int count = 0;
    SpanUnit unit = SpanUnit::hour;
    friend bool operator==(Span, Span) = default;
};

/// Minutes and hours are elapsed time (L-CLK-03). Days: the anchor's day in the zone is day 0 and
/// the span ends at 23:59:59 of the last day, with no roll-forward (L-CLK-04, L-CLK-05, A-51).
Instant due_after(Instant anchor, Span span, Zone const& zone, Holidays const& holidays);

}  // namespace assent::calendar
