/// Clock and notice events: the same structs in the request and the appeal stream.
#pragma once

#include "base/fields.h"
#include "policy/words.h"

#include <string>
#include <vector>

namespace assent::policy {

struct ClockStarted {
    ClockKind clock = ClockKind::standard;
    std::string rule;            ///< row of clocks.toml
    std::optional<Instant> due;  ///< none while no mandatory bound has its anchor (L-CLK-08)
    std::string governs;
    std::string source;
    std::string because;
    OnExpiry on_expiry = OnExpiry::escalate;
};

void fields(auto& f, auto& e) requires Is<ClockStarted, decltype(e)> {
    f("clock", e.clock);
    f("rule", e.rule);
    f("due", e.due);
    f("governs", e.governs);
    f("source", e.source);
    f("because", e.because);
    f("on_expiry", e.on_expiry);
}

struct ClockMoved {
    ClockKind clock = ClockKind::standard;
    Instant due{};
    std::string governs;
    std::string because;
};

void fields(auto& f, auto& e) requires Is<ClockMoved, decltype(e)> {
    f("clock", e.clock);
    f("due", e.due);
    f("governs", e.governs);
    f("because", e.because);
}

struct ClockWarned {
    ClockKind clock = ClockKind::standard;
    int percent = 0;  ///< share of the time that is spent
};

void fields(auto& f, auto& e) requires Is<ClockWarned, decltype(e)> {
    f("clock", e.clock);
    f("percent", e.percent);
}

struct ClockExpired {
    ClockKind clock = ClockKind::standard;
    Instant due{};
    OnExpiry on_expiry = OnExpiry::escalate;
};

void fields(auto& f, auto& e) requires Is<ClockExpired, decltype(e)> {
    f("clock", e.clock);
    f("due", e.due);
    f("on_expiry", e.on_expiry);
}

struct ClockStopped {
    ClockKind clock = ClockKind::standard;
    std::string because;
};

void fields(auto& f, auto& e) requires Is<ClockStopped, decltype(e)> {
    f("clock", e.clock);
    f("because", e.because);
}

struct NoticeOrdered {
    std::string form;
    Recipient to = Recipient::submitter;
    Channel channel = Channel::as_received;
    std::string language;
    std::optional<Instant> due;
    bool sensitive = false;
};

void fields(auto& f, auto& e) requires Is<NoticeOrdered, decltype(e)> {
    f("form", e.form);
    f("to", e.to);
    f("channel", e.channel);
    f("language", e.language);
    f("due", e.due);
    f("sensitive", e.sensitive);
}

}  // namespace assent::policy
