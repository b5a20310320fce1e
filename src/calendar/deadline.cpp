#include "calendar/deadline.h"

namespace assent::calendar {

Instant due_after(Instant anchor, Span span, Zone const& zone, Holidays const& holidays) {
    // Minutes and hours are elapsed: across a clock change the wall clock reads an hour more or
    // less.
    if (span.unit == SpanUnit::minute) return anchor + std::chrono::minutes(span.count);
    if (span.unit == SpanUnit::hour) return anchor + std::chrono::hours(span.count);
    auto const start = zone.day_of(anchor);
    if (span.unit == SpanUnit::calendar_day)
        return zone.end_of(start + std::chrono::days(span.count));
    return zone.end_of(add_business_days(start, span.count, holidays));
}

}  // namespace assent::calendar
