/// An authorization after the decision: what was used of it, where coverage is missing, whose it
/// is, and who holds it.
#pragma once

#include "request/after_events.h"

#include <vector>

namespace assent::request {

/// vocabulary.md 12, "Units". `authorized` and `remaining` are absent when only days limit the
/// line.
struct Balance {
    std::optional<Units> requested;
    std::optional<Units> authorized;
    Units used;
    std::optional<Units> remaining;
};

void fields(auto& f, auto& b) requires Is<Balance, decltype(b)> {
    f("requested", b.requested);
    f("authorized", b.authorized);
    f("used", b.used);
    f("remaining", b.remaining);
}

struct After {
    std::vector<UnitsUsed> uses;
    std::vector<AuthorizationChanged> changes;
    std::vector<AuthorizationEnded> ended;
    std::vector<CoverageGapFound> coverage;  ///< the last finding of each line
    std::optional<MemberId> moved_from;
    std::string imported_from;                        ///< the older system; empty: decided here
    std::string imported_number;                      ///< its number there
    std::optional<ForwardAcknowledged> acknowledged;  ///< of the delegate that has it
    std::optional<ContinuityAssessed> continuity;
};

void fields(auto& f, auto& a) requires Is<After, decltype(a)> {
    f("uses", a.uses);
    f("changes", a.changes);
    f("ended", a.ended);
    f("coverage", a.coverage);
    f("moved_from", a.moved_from);
    f("imported_from", a.imported_from);
    f("imported_number", a.imported_number);
    f("acknowledged", a.acknowledged);
    f("continuity", a.continuity);
}

}  // namespace assent::request
