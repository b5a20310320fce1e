/// What someone may want of the timing of a request, and of its notices.
#pragma once

#include "policy/clock_commands.h"
#include "request/timing_events.h"

#include <optional>
#include <vector>

namespace assent::request {

/// Makes a request urgent, or standard again where the law lets it (L-URG-01 to 05, CLK-06B).
struct SetUrgency {
    policy::Urgency urgency = policy::Urgency::urgent;
    UrgencyBy asked_by = UrgencyBy::provider;
    std::string why;
    std::string agreed_by;  ///< downgrade: who on the requesting side agreed
};

void fields(auto& f, auto& c) requires Is<SetUrgency, decltype(c)> {
    f("urgency", c.urgency);
    f("asked_by", c.asked_by);
    f("why", c.why);
    f("agreed_by", c.agreed_by);
}

/// Corrects the stamp of receipt; a second person gives the same command to approve (L-CLK-14).
struct CorrectReceipt {
    Instant received_at{};
    std::string why;
};

void fields(auto& f, auto& c) requires Is<CorrectReceipt, decltype(c)> {
    f("received_at", c.received_at);
    f("why", c.why);
}

/// The plan's list of days off was edited: days to come count by the new list, days past by the old
/// (L-CLK-14). A due time that was told moves only forward.
struct RecountClock {
    std::vector<Day> closed;
    std::string why;
};

void fields(auto& f, auto& c) requires Is<RecountClock, decltype(c)> {
    f("closed", c.closed);
    f("why", c.why);
}

struct OrderNotice {
    std::string form;
    std::string action;
    policy::Recipient to = policy::Recipient::requesting_provider;
    policy::Channel channel = policy::Channel::as_received;
};

void fields(auto& f, auto& c) requires Is<OrderNotice, decltype(c)> {
    f("form", c.form);
    f("action", c.action);
    f("to", c.to);
    f("channel", c.channel);
}

using policy::RecordDelivery;

}  // namespace assent::request
