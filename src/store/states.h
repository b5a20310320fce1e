/// The current picture of each stream, one row by key, written with the events it is folded from.
#pragma once

#include "store/db.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assent::store {

struct StateRow {
    std::int64_t version = 0;
    std::string body;
    std::string pack_version;  ///< of the stream's first event: the pack that judged it
};

Result<std::optional<StateRow>> find_state(Db& db, std::string_view plan, std::string_view stream);
Result<void> save_state(Db& db, std::string_view plan, std::string_view stream,
                        std::int64_t version, std::string_view body);
/// Streams that have a state or events, by name, behind `after`; at most 500. Both sides, so that
/// verify sees a state without events and events without a state.
Result<std::vector<std::string>> streams_after(Db& db, std::string_view plan,
                                               std::string_view after);
/// Every state of the plan, by stream; false ends the walk.
Result<void> each_state(
    Db& db, std::string_view plan,
    std::function<bool(std::string const& stream, StateRow const& state)> const& on_state);

}  // namespace assent::store
