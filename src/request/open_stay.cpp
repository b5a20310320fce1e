#include "request/later_clocks.h"
#include "request/stay_parts.h"

#include <algorithm>

namespace assent::request {
namespace {

using policy::Anchor;
using policy::ClockKind;

std::optional<Day> last_day(SubmitRequest const& asked, Day admit_on) {
    if (asked.stay && asked.stay->discharge_on) return asked.stay->discharge_on;
    if (asked.stay && asked.stay->days && *asked.stay->days > 0)
        return admit_on + std::chrono::days(*asked.stay->days - 1);
    std::optional<Day> last;
    for (auto const& line : asked.lines)
        if (auto const day = last_day_of(line); day && (!last || *day > *last)) last = day;
    return last;
}

StayState state_of(SubmitRequest const& asked, Day admit_on, Day today) {
    auto const is_there = admit_on <= today && asked.review != policy::Review::notification;
    return is_there ? StayState::admitted : StayState::notified;
}

StayOpened opened(SubmitRequest const& asked, Day today) {
    StayOpened e;
    e.admit_on = today;
    if (asked.stay && asked.stay->admit_on) e.admit_on = *asked.stay->admit_on;
    else if (!asked.lines.empty()) e.admit_on = *asked.lines.front().from;
    e.state = state_of(asked, e.admit_on, today);
    e.last_day = last_day(asked, e.admit_on);
    if (asked.servicing) e.facility = asked.servicing->value;
    if (!asked.stay) return e;
    e.level = asked.stay->level_of_care;
    e.source = asked.stay->admission_source;
    e.priority = asked.stay->admission_priority;
    return e;
}

/// A notice that names no days is looked at soon; days asked for are looked at before they end.
policy::Anchors review_anchors(StayOpened const& e, Preview const& made, Context const& context) {
    policy::Anchors anchors;
    if (e.last_day)
        anchors.at.emplace_back(Anchor::service_day, context.pack.zone.at(*e.last_day, 0, 0));
    else anchors.at.emplace_back(Anchor::notified, made.received_at);
    return anchors;
}

}  // namespace

std::optional<Day> last_day_of(ServiceLine const& line) {
    if (line.unit != UnitKind::day || !line.units || !line.from) return line.to;
    auto const days = std::max<std::int64_t>(1, line.units->thousandths / 1000);
    auto const counted = *line.from + std::chrono::days(days - 1);
    return line.to && *line.to > counted ? *line.to : counted;
}

void open_stay(Events& events, Preview const& made, policy::ClockAsk const& ask,
               Context const& context) {
    auto const& asked = made.asked;
    if (asked.kind != policy::RequestKind::inpatient) return;
    auto const e = opened(asked, context.pack.zone.day_of(made.received_at));
    events.push_back(e);
    // What is over needs no further review.
    if (asked.review == policy::Review::post_service) return;
    if (asked.stay && asked.stay->discharge_on) return;
    start_clock(events, ask, context, ClockKind::next_review, review_anchors(e, made, context));
}

}  // namespace assent::request
