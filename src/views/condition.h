/// What the lists of requests share about the conditions they are searched by.
#pragma once

#include "store/db.h"
#include "views/request_search.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assent::views {

/// SQLite does not know how often a value occurs. Where a condition leaves this few rows, they are
/// fetched by it and sorted; else the list is walked in its order.
inline constexpr int few = 2000;
/// Counting stops here.
inline constexpr int counted_most = 10'001;

/// A condition such as `$ = ?` of this column.
std::string said_of(std::string_view test, std::string_view column);
/// Whether a query of these cells gives few rows.
Result<bool> gives_few(store::Db& db, std::string const& query, std::vector<store::Cell> cells);

/// A query of the numbers of requests that are hidden, with its cells.
std::pair<std::string, std::vector<store::Cell>> hidden_from(PlanId const& plan,
                                                             KeptFrom const& whom);

}  // namespace assent::views
