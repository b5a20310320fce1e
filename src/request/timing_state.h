/// The facts from which every clock of a request can be counted again: when the information was
/// complete, who called it urgent, what was told and when.
#pragma once

#include "policy/clock_commands.h"
#include "policy/running_clock.h"
#include "request/inform_state.h"
#include "request/timing_events.h"

#include <optional>
#include <vector>

namespace assent::request {

using policy::Delivery;

struct Timing {
    std::optional<Instant> information_complete_at;
    std::optional<Instant> complete_before_asks;  ///< what an ask took away, if it is taken back
    std::vector<Information> information;
    std::optional<UrgencyChanged> urgency;
    std::optional<ReceiptCorrectionAsked> correction;  ///< waits for a second person
    std::vector<Day> closed;  ///< the plan's days off when they were edited since
    std::vector<Delivery> deliveries;
    bool extended = false;  ///< a request is extended once (L-EXT-01)
    std::optional<Instant> decided_at;
    std::optional<Instant> decision_due;  ///< as it stood at the decision (L-CLK-14)
    std::optional<Instant> told_orally_at;
};

void fields(auto& f, auto& t) requires Is<Timing, decltype(t)> {
    f("information_complete_at", t.information_complete_at);
    f("complete_before_asks", t.complete_before_asks);
    f("information", t.information);
    f("urgency", t.urgency);
    f("correction", t.correction);
    f("closed", t.closed);
    f("deliveries", t.deliveries);
    f("extended", t.extended);
    f("decided_at", t.decided_at);
    f("decision_due", t.decision_due);
    f("told_orally_at", t.told_orally_at);
}

}  // namespace assent::request
