/// An overturn on its way from where it was decided to the request it changes.
#pragma once

#include "base/fields.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::policy {

enum class OutcomeSource { appeal, hearing, external_review, peer_to_peer, reopening };

struct OverturnedLine {
    LineNumber line;
    std::optional<Day> from;  ///< absent: as asked
    std::optional<Day> to;
    std::optional<Units> units;
};

void fields(auto& f, auto& l) requires Is<OverturnedLine, decltype(l)> {
    f("line", l.line);
    f("from", l.from);
    f("to", l.to);
    f("units", l.units);
}

/// Carries out what an appeal, a hearing or a talk decided. It can only give, never take.
struct ApplyOutcome {
    std::vector<OverturnedLine> lines;
    OutcomeSource source = OutcomeSource::appeal;
    std::string reference;
    std::string why;
};

void fields(auto& f, auto& c) requires Is<ApplyOutcome, decltype(c)> {
    f("lines", c.lines);
    f("source", c.source);
    f("reference", c.reference);
    f("why", c.why);
}

}  // namespace assent::policy
