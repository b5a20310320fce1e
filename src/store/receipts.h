/// Replies by command key: the same key gets the same reply and no new events.
#pragma once

#include "store/db.h"

#include <optional>
#include <string>
#include <string_view>

namespace assent::store {

struct KeptReply {
    std::string content_hash;  ///< of the command, so that a key cannot be used for another content
    std::string reply;
};

Result<std::optional<KeptReply>> find_receipt(Db& db, std::string_view plan, std::string_view key);
Result<void> save_receipt(Db& db, std::string_view plan, std::string_view key,
                          KeptReply const& reply, Instant at);

/// Counts up a number of the plan inside the write that uses it: 1, 2, 3 …
Result<std::int64_t> next_value(Db& db, std::string_view plan, std::string_view name);

}  // namespace assent::store
