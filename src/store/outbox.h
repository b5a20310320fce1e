/// Everything that leaves the system waits here, written in the transaction that decided it; sent
/// at least once.
#pragma once

#include "store/db.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assent::store {

struct OutboxRow {
    std::int64_t id = 0;      ///< given by enqueue
    std::string kind;         ///< `notice`, `command`, …
    std::string destination;  ///< of a notice: its channel; of a command: the request it is for
    std::string body;
    std::string cause_stream;
    std::int64_t cause_version = 0;
    std::int64_t item = 0;  ///< of a notice: its number in the request; else 0
    Instant not_before{};
    std::int64_t attempts = 0;
    Instant created_at{};  ///< given by enqueue
    std::optional<Instant> done_at{};
};

enum class OutboxShown { waiting, done };

/// Which of the rows that wait.
struct OutboxWay {
    std::string kind;
    std::string destination;  ///< empty: any
};

Result<void> enqueue(Db& db, std::string_view plan, std::vector<OutboxRow> const& rows, Instant at);
/// Rows that may go now by this way, oldest first.
Result<std::vector<OutboxRow>> due_rows(Db& db, std::string_view plan, OutboxWay const& way,
                                        Instant now, int limit);
/// Rows of a kind, oldest first, whenever they may go: for people who look what is there.
Result<std::vector<OutboxRow>> rows_of_kind(Db& db, std::string_view plan, std::string_view kind,
                                            OutboxShown which, int limit);
/// A row of that kind went by hand; false when none of it waits.
Result<bool> settle_row(Db& db, std::string_view plan, std::string_view kind, std::int64_t id,
                        Instant at);
Result<void> mark_done(Db& db, std::string_view plan, std::int64_t id, Instant at);
/// A notice of a stream went out, by whatever hand: its row waits no longer.
Result<void> settle_notice(Db& db, std::string_view plan, std::string_view stream,
                           std::int64_t item, Instant at);
/// Tries again later: 1 min, 2 min, 4 min … at most 6 h.
Result<void> mark_failed(Db& db, std::string_view plan, OutboxRow const& row,
                         std::string_view fault, Instant at);

}  // namespace assent::store
