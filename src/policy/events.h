/// Clock and notice events: the same structs in the request and the appeal stream.
#pragma once

#include "base/fields.h"
#include "policy/actor.h"
#include "policy/words.h"

#include <string>
#include <vector>

namespace assent::policy {

/// A warning that comes a fixed time before the due time.
struct Warning {
    std::string before;  ///< that time in the pack's words: `24h`, `1bd`
    Instant at{};
    friend bool operator==(Warning const&, Warning const&) = default;
};

void fields(auto& f, auto& w) requires Is<Warning, decltype(w)> {
    f("before", w.before);
    f("at", w.at);
}

struct ClockStarted {
    ClockKind clock = ClockKind::standard;
    std::string rule;            ///< row of clocks.toml
    std::optional<Instant> due;  ///< none while no mandatory bound has its anchor (L-CLK-08)
    std::string governs;
    std::string source;
    std::string because;
    OnExpiry on_expiry = OnExpiry::escalate;
    std::optional<Instant> from;       ///< what it counts from; absent: the receipt
    std::optional<Instant> not_after;  ///< a due time that a change of urgency keeps (L-URG-04)
    std::vector<int> warn;             ///< percents of the time at which it warns
    std::vector<Warning> warn_at;
};

void fields(auto& f, auto& e) requires Is<ClockStarted, decltype(e)> {
    f("clock", e.clock);
    f("rule", e.rule);
    f("due", e.due);
    f("governs", e.governs);
    f("source", e.source);
    f("because", e.because);
    f("on_expiry", e.on_expiry);
    f("from", e.from);
    f("not_after", e.not_after);
    f("warn", e.warn);
    f("warn_at", e.warn_at);
}

/// The count stands still, or goes on (L-CLK-11).
struct ClockPaused {
    ClockKind clock = ClockKind::standard;
    Instant at{};
    std::string because;
};

void fields(auto& f, auto& e) requires Is<ClockPaused, decltype(e)> {
    f("clock", e.clock);
    f("at", e.at);
    f("because", e.because);
}

struct ClockResumed {
    ClockKind clock = ClockKind::standard;
    Instant at{};
    std::string because;
};

void fields(auto& f, auto& e) requires Is<ClockResumed, decltype(e)> {
    f("clock", e.clock);
    f("at", e.at);
    f("because", e.because);
}

struct ClockMoved {
    ClockKind clock = ClockKind::standard;
    std::optional<Instant> due;  ///< none: no bound has its anchor any more (L-CLK-08)
    std::string governs;
    std::string because;
    std::vector<Day> closed;  ///< the plan's days off from now on, after they were edited
    std::optional<Instant> not_after = {};  ///< the due time that was told and stays the latest
    std::vector<Warning> warn_at = {};      ///< by the new due time
};

void fields(auto& f, auto& e) requires Is<ClockMoved, decltype(e)> {
    f("clock", e.clock);
    f("due", e.due);
    f("governs", e.governs);
    f("because", e.because);
    f("closed", e.closed);
    f("not_after", e.not_after);
    f("warn_at", e.warn_at);
}

struct ClockWarned {
    ClockKind clock = ClockKind::standard;
    int percent = 0;          ///< share of the time that is spent; 0: by a time before
    std::string before = {};  ///< how long before it is due: `24h`
};

void fields(auto& f, auto& e) requires Is<ClockWarned, decltype(e)> {
    f("clock", e.clock);
    f("percent", e.percent);
    f("before", e.before);
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

struct DeadlineExtended {
    ClockKind clock = ClockKind::standard;
    Instant from{};
    Instant to{};
    std::string reason;
    bool member_asked = false;
    std::string member_text;  ///< interest-of-member text for the notice
    Actor by;
    Instant at{};
    int days = 0;
};

void fields(auto& f, auto& e) requires Is<DeadlineExtended, decltype(e)> {
    f("clock", e.clock);
    f("from", e.from);
    f("to", e.to);
    f("reason", e.reason);
    f("member_asked", e.member_asked);
    f("member_text", e.member_text);
    f("by", e.by);
    f("at", e.at);
    f("days", e.days);
}

struct NoticeOrdered {
    std::string form;
    Recipient to = Recipient::submitter;
    Channel channel = Channel::as_received;
    std::string language;
    std::optional<Instant> due;
    bool sensitive = false;
    std::string action;              ///< of a notice of action: `deny`, `untimely`, …
    std::optional<int> information;  ///< the ask it carries
};

void fields(auto& f, auto& e) requires Is<NoticeOrdered, decltype(e)> {
    f("form", e.form);
    f("to", e.to);
    f("channel", e.channel);
    f("language", e.language);
    f("due", e.due);
    f("sensitive", e.sensitive);
    f("action", e.action);
    f("information", e.information);
}

/// Handed to the channel: fax confirmed, mail dropped, shown in the portal (L-CLK-15).
struct NoticeDelivered {
    int notice = 0;  ///< 1, 2, 3 … in the order of the orders
    Channel channel = Channel::as_received;
    Instant at{};
    std::string proof;
};

void fields(auto& f, auto& e) requires Is<NoticeDelivered, decltype(e)> {
    f("notice", e.notice);
    f("channel", e.channel);
    f("at", e.at);
    f("proof", e.proof);
}

struct NoticeFailed {
    int notice = 0;
    Channel channel = Channel::as_received;
    Instant at{};
    std::string why;
};

void fields(auto& f, auto& e) requires Is<NoticeFailed, decltype(e)> {
    f("notice", e.notice);
    f("channel", e.channel);
    f("at", e.at);
    f("why", e.why);
}

}  // namespace assent::policy
