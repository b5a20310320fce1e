/// Which organisations a request is listed for. Written with the row of the request; never anywhere
/// else.
#pragma once

#include "base/result.h"
#include "request/state.h"
#include "store/db.h"

#include <cstdint>
#include <optional>
#include <string>

namespace assent::views {

/// The organisation of the member's primary care when the request came (SRC-01, SRC-05). Absent:
/// as it stands in the rows; empty: none.
using PrimaryCare = std::optional<std::string>;

/// What lists sort and count by, as in the row of the request; empty: there is none.
struct ListKeys {
    bool closed = false;
    std::string due_at;
    std::string authorized_to;
    std::string closed_at;
    std::string reply_due_at;
    std::int64_t version = 0;
    Instant updated_at{};
};

Result<void> write_parties(store::Db& db, PlanId const& plan, request::State const& state,
                           ListKeys const& keys, PrimaryCare const& primary_care);

/// How the organisation has a part in the request: `full`, `delegate`, `linked`; empty: it has
/// none.
Result<std::string> part_of(store::Db& db, PlanId const& plan, RequestId const& request,
                            std::string const& organisation);

}  // namespace assent::views
