/// What is wanted of a clock or a notice: the same commands on the request and the appeal stream.
#pragma once

#include "base/fields.h"
#include "policy/words.h"

#include <optional>
#include <string>

namespace assent::policy {

/// Moves a decision deadline, once, within the pack's limit, before it has passed (L-CLK-09, 42 CFR
/// 438.210(d)).
struct ExtendDeadline {
    ClockKind clock = ClockKind::standard;
    int days = 0;  ///< calendar days added to the original due instant
    std::string reason;
    bool member_asked = false;
    std::string member_text;
};

void fields(auto& f, auto& c) requires Is<ExtendDeadline, decltype(c)> {
    f("clock", c.clock);
    f("days", c.days);
    f("reason", c.reason);
    f("member_asked", c.member_asked);
    f("member_text", c.member_text);
}

/// Issued by the clock worker when a share of the time is spent, or so much of it is left.
struct WarnClock {
    ClockKind clock = ClockKind::standard;
    int percent = 0;
    std::string before = {};  ///< instead of a share: how long before it is due
};

void fields(auto& f, auto& c) requires Is<WarnClock, decltype(c)> {
    f("clock", c.clock);
    f("percent", c.percent);
    f("before", c.before);
}

/// Issued by the clock worker when a deadline has passed. What follows is pack data; a machine
/// never denies.
struct ExpireClock {
    ClockKind clock = ClockKind::standard;
};

void fields(auto& f, auto& c) requires Is<ExpireClock, decltype(c)> { f("clock", c.clock); }

/// A notice was handed to a channel, or could not be (L-CLK-15, LTR-09B).
struct RecordDelivery {
    int notice = 0;  ///< 1, 2, 3 … in the order of the orders
    Channel channel = Channel::as_received;
    bool delivered = true;
    std::optional<Instant> at;  ///< absent: now
    std::string text;           ///< the proof, or why it failed
};

void fields(auto& f, auto& c) requires Is<RecordDelivery, decltype(c)> {
    f("notice", c.notice);
    f("channel", c.channel);
    f("delivered", c.delivered);
    f("at", c.at);
    f("text", c.text);
}

/// What became of a notice, as the stream keeps it.
struct Delivery {
    int notice = 0;
    Channel channel = Channel::as_received;
    bool delivered = true;
    Instant at{};
    std::string text;
};

void fields(auto& f, auto& d) requires Is<Delivery, decltype(d)> {
    f("notice", d.notice);
    f("channel", d.channel);
    f("delivered", d.delivered);
    f("at", d.at);
    f("text", d.text);
}

}  // namespace assent::policy
