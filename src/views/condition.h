/// What the lists of requests share about the conditions they are searched by.
#pragma once

#include <string>
#include <string_view>

namespace assent::views {

/// SQLite does not know how often a value occurs. Where a condition leaves this few rows, they are
/// fetched by it and sorted; else the list is walked in its order.
inline constexpr int few = 2000;
/// Counting stops here.
inline constexpr int counted_most = 10'001;

/// A condition such as `$ = ?` of this column.
std::string said_of(std::string_view test, std::string_view column);

}  // namespace assent::views
