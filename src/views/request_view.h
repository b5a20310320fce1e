/// The read model of requests: one row a request for lists (searched by request_search.h), one row
/// a running clock, one row a line for duplicates. Written in the transaction of the events; never
/// anywhere else.
#pragma once

#include "base/result.h"
#include "request/commands.h"
#include "request/state.h"
#include "store/db.h"
#include "views/parties.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assent::views {

/// Which state of the request the rows show, since when.
struct Shown {
    std::int64_t version = 0;
    Instant at{};
    PrimaryCare primary_care = {};
};

/// Writes the rows of this request. Few statements: it is on the path of every command.
Result<void> project(store::Db& db, PlanId const& plan, request::State const& state,
                     Shown const& shown);
/// Empties the view tables of the plan before a rebuild.
Result<void> clear(store::Db& db, PlanId const& plan);

struct DueRow {
    std::string stream;  ///< number of a request or an appeal
    std::string clock;
    Instant due_at{};
    int percent = 0;     ///< share of the time to warn at
    std::string before;  ///< or how long before it is due; neither: it has run out
    bool is_warning() const { return percent > 0 || !before.empty(); }
};

/// Running clocks that must warn or have run out by `now`, earliest first.
Result<std::vector<DueRow>> due_before(store::Db& db, PlanId const& plan, Instant now, int limit);
/// The earliest instant after the first and not after the second at which a running clock warns or
/// has run out.
Result<std::optional<Instant>> next_alarm(store::Db& db, PlanId const& plan, Instant after,
                                          Instant until);

/// Spaces, dashes and letter case of another system's numbers do not count.
std::string earlier_number_key(std::string_view number);
/// Those taken over from older systems under this number.
Result<std::vector<RequestId>> with_earlier_number(store::Db& db, PlanId const& plan,
                                                   std::string_view number);

/// Numbers of the member's requests, newest first.
Result<std::vector<RequestId>> requests_of(store::Db& db, PlanId const& plan,
                                           MemberId const& member, int limit);

/// Open or approved requests of the member with their lines (L-DUP-01).
Result<std::vector<request::PossibleDuplicate>> possible_duplicates(store::Db& db,
                                                                    PlanId const& plan,
                                                                    MemberId const& member);

}  // namespace assent::views
