/// The read model of reports: each request as reports count it, and each line as it was first
/// decided. Written with the rows of the request; read by reports alone.
///
/// Counted with the first decision, whatever an appeal made of it later. A request that was opened
/// again counts with the decision that then came: its lines were undecided in between.
#pragma once

#include "base/result.h"
#include "measures/case.h"
#include "request/state.h"
#include "store/db.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace assent::views {

/// The request as reports count it. None: an older system decided it.
std::optional<measures::Case> case_of(request::State const& state);
/// Its lines that were decided.
std::vector<measures::DecidedLine> decided_lines_of(request::State const& state);

/// Nothing is done for what an older system decided.
Result<void> write_turnaround(store::Db& db, PlanId const& plan, request::State const& state);
Result<void> clear_turnaround(store::Db& db, PlanId const& plan);

enum class CasesBy { received, decided };

/// From the first, before the second.
struct CaseSpan {
    CasesBy by = CasesBy::received;
    Instant from{};
    Instant before{};
};

/// False ends the walk.
using OnCase = std::function<bool(measures::Case const&)>;
using OnLine = std::function<bool(measures::DecidedLine const&)>;

/// In the order of their receipt or decision.
Result<void> each_case(store::Db& db, PlanId const& plan, CaseSpan const& span,
                       OnCase const& on_case);
/// All that are open, the oldest first.
Result<void> each_open_case(store::Db& db, PlanId const& plan, OnCase const& on_case);
/// One of them; none: it is not counted.
Result<std::optional<measures::Case>> find_case(store::Db& db, PlanId const& plan,
                                                RequestId const& request);
/// Decided in the span, in that order.
Result<void> each_decided_line(store::Db& db, PlanId const& plan, Instant from, Instant before,
                               OnLine const& on_line);
/// Of these requests, in their order and that of their lines.
Result<std::vector<measures::DecidedLine>> decided_lines(store::Db& db, PlanId const& plan,
                                                         std::vector<RequestId> const& requests);

}  // namespace assent::views
