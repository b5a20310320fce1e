/// What changes how a request is timed: its urgency, and the stamp of its receipt.
#pragma once

#include "base/fields.h"
#include "policy/words.h"
#include "request/actor.h"
#include "request/submit.h"

#include <string>

namespace assent::request {

struct UrgencyChanged {
    policy::Urgency urgency = policy::Urgency::standard;
    UrgencyBy asked_by = UrgencyBy::provider;
    std::string why;
    std::string agreed_by;  ///< who on the requesting side agreed to less (L-URG-03)
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<UrgencyChanged, decltype(e)> {
    f("urgency", e.urgency);
    f("asked_by", e.asked_by);
    f("why", e.why);
    f("agreed_by", e.agreed_by);
    f("by", e.by);
    f("at", e.at);
}

/// One person found the stamp wrong; it counts once a second one agrees (L-CLK-14).
struct ReceiptCorrectionAsked {
    Instant received_at{};
    std::string why;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<ReceiptCorrectionAsked, decltype(e)> {
    f("received_at", e.received_at);
    f("why", e.why);
    f("by", e.by);
    f("at", e.at);
}

struct ReceiptCorrected {
    Instant from{};
    Instant to{};
    std::string why;
    Actor asked_by;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<ReceiptCorrected, decltype(e)> {
    f("from", e.from);
    f("to", e.to);
    f("why", e.why);
    f("asked_by", e.asked_by);
    f("by", e.by);
    f("at", e.at);
}

}  // namespace assent::request
