/// The access log searched: who saw this member, what did this person look at, who was refused.
#pragma once

#include "records/access_log.h"

#include <cstdint>
#include <optional>

namespace assent::records {

struct AccessSearch {
    MemberId member;        ///< whose record; empty: anybody's
    std::string account;    ///< who looked; empty: anybody
    std::string record;     ///< number of a request; empty: any
    std::vector<Act> acts;  ///< one of these; empty: any
    std::optional<Instant> from;
    std::optional<Instant> before;
    std::int64_t after = 0;  ///< the entry the last page ended with; 0: from the newest
    int limit = 50;
};

struct AccessEntry {
    std::int64_t entry = 0;  ///< its place in the plan's log
    Access access;
};

/// Newest first.
Result<std::vector<AccessEntry>> find_accesses(store::Db& db, PlanId const& plan,
                                               AccessSearch const& search);

}  // namespace assent::records
