/// What was known when a command was decided. The events are the record; these rows let anybody
/// decide again from the same facts and see that the same came out.
#pragma once

#include "store/db.h"

#include <string>
#include <string_view>
#include <vector>

namespace assent::store {

struct DecisionInput {
    std::string stream;
    std::int64_t version = 0;  ///< of the stream before the decision, 0 for a new one
    Instant at{};
    std::string pack_version;
    std::string actor;    ///< JSON
    std::string command;  ///< JSON with its type
    std::string facts;    ///< JSON
};

Result<void> save_input(Db& db, std::string_view plan, DecisionInput const& input);
/// In the order they were decided.
Result<std::vector<DecisionInput>> inputs_of(Db& db, std::string_view plan,
                                             std::string_view stream);

}  // namespace assent::store
