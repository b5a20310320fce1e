/// What happens to an authorization once it stands: it is used, changed, ended, found without
/// coverage, moved to the newborn's own number, handed to a delegate and back, or came from an
/// older system.
#pragma once

#include "base/fields.h"
#include "directory/member.h"
#include "directory/provider.h"
#include "request/actor.h"
#include "request/change_events.h"
#include "request/submit.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::request {

/// vocabulary.md 8
enum class EndReason { provider_asked, member_asked, replaced, died, coverage_ended, reassessed };

struct DaySpan {
    Day from{};
    Day to{};
    friend bool operator==(DaySpan const&, DaySpan const&) = default;
};

void fields(auto& f, auto& s) requires Is<DaySpan, decltype(s)> {
    f("from", s.from);
    f("to", s.to);
}

/// A delivered visit, day or unit counted down. A claim that is taken back counts up again.
struct UnitsUsed {
    LineNumber line;
    Units units;
    Day service_day{};
    std::string reference;  ///< number of the claim or visit
    bool reversed = false;  ///< takes back what this reference counted
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<UnitsUsed, decltype(e)> {
    f("line", e.line);
    f("units", e.units);
    f("service_day", e.service_day);
    f("reference", e.reference);
    f("reversed", e.reversed);
    f("by", e.by);
    f("at", e.at);
}

/// The line as it is authorized from now on.
struct AuthorizationChanged {
    LineNumber line;
    ChangeKind kind = ChangeKind::administrative;
    std::optional<Day> from;
    std::optional<Day> to;
    std::optional<Units> units;
    std::string why;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<AuthorizationChanged, decltype(e)> {
    f("line", e.line);
    f("kind", e.kind);
    f("from", e.from);
    f("to", e.to);
    f("units", e.units);
    f("why", e.why);
    f("by", e.by);
    f("at", e.at);
}

struct AuthorizationEnded {
    LineNumber line;
    Day last_day{};  ///< the last day it is good for
    EndReason reason = EndReason::provider_asked;
    std::string why;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<AuthorizationEnded, decltype(e)> {
    f("line", e.line);
    f("last_day", e.last_day);
    f("reason", e.reason);
    f("why", e.why);
    f("by", e.by);
    f("at", e.at);
}

/// The authorized days of a line, split by coverage (ELG-05B). No uncovered days: a gap was closed.
struct CoverageGapFound {
    LineNumber line;
    std::vector<DaySpan> covered;
    std::vector<DaySpan> uncovered;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<CoverageGapFound, decltype(e)> {
    f("line", e.line);
    f("covered", e.covered);
    f("uncovered", e.uncovered);
    f("at", e.at);
}

/// The newborn has a number of its own; the request is the newborn's from now on (NEW-10).
struct MemberChanged {
    MemberId from;
    directory::Member member;
    std::optional<directory::Coverage> coverage;  ///< on the first service day
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<MemberChanged, decltype(e)> {
    f("from", e.from);
    f("member", e.member);
    f("coverage", e.coverage);
    f("by", e.by);
    f("at", e.at);
}

/// What an older system authorized on one line.
struct ImportedLine {
    Day from{};
    Day to{};
    std::optional<Units> units;
    std::optional<Units> used;
};

void fields(auto& f, auto& l) requires Is<ImportedLine, decltype(l)> {
    f("from", l.from);
    f("to", l.to);
    f("units", l.units);
    f("used", l.used);
}

/// An authorization of an older system, for reading and counting down only.
struct AuthorizationImported {
    RequestId request;
    std::string source;   ///< the older system
    std::string number;   ///< its number there
    SubmitRequest asked;  ///< in normal form
    directory::Member member;
    std::optional<directory::Coverage> coverage;
    std::optional<directory::Provider> requesting;
    std::optional<directory::Provider> servicing;
    std::vector<ImportedLine> lines;  ///< by position of the asked lines
    Instant received_at{};
    Instant decided_at{};
    Actor by;
    PackVersion pack;
};

void fields(auto& f, auto& e) requires Is<AuthorizationImported, decltype(e)> {
    f("request", e.request);
    f("source", e.source);
    f("number", e.number);
    f("asked", e.asked);
    f("member", e.member);
    f("coverage", e.coverage);
    f("requesting", e.requesting);
    f("servicing", e.servicing);
    f("lines", e.lines);
    f("received_at", e.received_at);
    f("decided_at", e.decided_at);
    f("by", e.by);
    f("pack", e.pack);
}

struct ForwardAcknowledged {
    std::string number;  ///< the delegate's own number
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<ForwardAcknowledged, decltype(e)> {
    f("number", e.number);
    f("by", e.by);
    f("at", e.at);
}

/// The plan decides again; receipt and clocks stay (L-CLK-02).
struct RequestTakenBack {
    std::string group;
    std::string why;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<RequestTakenBack, decltype(e)> {
    f("group", e.group);
    f("why", e.why);
    f("by", e.by);
    f("at", e.at);
}

/// One condition of a continuity program, as found (COC-21).
struct CriterionFound {
    std::string criterion;  ///< `relationship`, `rate`, `quality`, `condition`, …
    bool met = false;
    std::string why;
};

void fields(auto& f, auto& c) requires Is<CriterionFound, decltype(c)> {
    f("criterion", c.criterion);
    f("met", c.met);
    f("why", c.why);
}

/// May the member stay with this provider, and how long. Finds, does not decide: the lines are
/// decided by a person.
struct ContinuityAssessed {
    std::string program;
    std::string row;
    std::vector<CriterionFound> criteria;
    bool met = false;
    std::optional<Day> from;
    std::optional<Day> to;      ///< none while met: as long as the condition lasts
    std::string alternative;    ///< name of the provider in the network that is offered
    bool member_chose = false;  ///< no: the plan assigned the alternative (COC-18)
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<ContinuityAssessed, decltype(e)> {
    f("program", e.program);
    f("row", e.row);
    f("criteria", e.criteria);
    f("met", e.met);
    f("from", e.from);
    f("to", e.to);
    f("alternative", e.alternative);
    f("member_chose", e.member_chose);
    f("by", e.by);
    f("at", e.at);
}

}  // namespace assent::request
