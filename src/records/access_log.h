/// Who looked at which record: append-only, beside the events, which do not cover reads (HIPAA
/// auditing).
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "base/typed.h"
#include "store/db.h"

#include <string>
#include <vector>

namespace assent::records {

enum class Act {
    lookup,
    search,
    view,
    print,
    data_export,
    download,
    api_read,
    denied,
    break_glass
};

struct Access {
    PlanId plan;
    Instant at{};
    std::string account;
    std::string role;
    Act act = Act::view;
    std::string what;     ///< `member`, `request`, `document`
    std::string record;   ///< opaque id or number; empty for a search without a hit
    MemberId member;      ///< whose record, when known
    std::string channel;  ///< `portal`, `rest`, `cli`
};

Result<void> append_access(store::Db& db, std::vector<Access> const& rows);
/// Newest first: "who saw this member".
Result<std::vector<Access>> accesses_of(store::Db& db, PlanId const& plan, MemberId const& member,
                                        int limit);

}  // namespace assent::records
