/// The log of what was decided, one per plan: numbered without a gap, each row's hash covering the
/// one before it, so that no row can be changed, removed or moved unseen.
#pragma once

#include "store/db.h"

#include <span>
#include <string>

namespace assent::store {

struct EventRow {
    std::string stream;
    std::int64_t version = 0;  ///< within its stream, from 1; given by append
    std::string kind;
    Instant at;
    std::string actor;
    std::string command_key;
    std::string pack_version;
    std::string body;
};

struct StoredEvent : EventRow {
    std::int64_t seq = 0;  ///< within its plan, from 1
    std::string body_hash;
    std::string chain_hash;
};

struct Appended {
    std::int64_t first_seq = 0;
    std::int64_t last_seq = 0;
    std::int64_t version = 0;  ///< of the stream, after
};

/// Appends to one stream, inside a write. `expected_version` is the version its events were decided
/// on, 0 for a new stream; versions and numbers of the rows are given here. Faults: `stale_version`
/// (conflict), `mixed_streams`.
Result<Appended> append(Db& db, std::string_view plan, std::int64_t expected_version,
                        std::span<EventRow const> events);

/// Gets one event; false ends the walk.
using OnEvent = std::function<bool(StoredEvent const&)>;

/// From that number on, in order.
Result<void> scan(Db& db, std::string_view plan, std::int64_t from_seq, OnEvent const& on_event);
Result<std::vector<StoredEvent>> load_stream(Db& db, std::string_view plan,
                                             std::string_view stream);
/// Whether all the system wrote to the stream after that version, and nobody else did, stands under
/// keys that begin so.
Result<bool> is_untouched_since(Db& db, std::string_view plan, std::string_view stream,
                                std::int64_t version, std::string_view key_start);
/// What the chain held after that event; empty for 0, which is before the first one. Faults:
/// `no_such_event`.
Result<std::string> chain_hash_at(Db& db, std::string_view plan, std::int64_t seq);
/// The number of the newest event, 0 in an empty log.
Result<std::int64_t> last_seq(Db& db, std::string_view plan);

/// Whether the body was replaced by a tombstone.
bool is_expunged(StoredEvent const& event);
/// Replaces a body by `{"expunged": ...}` text; its hash stays, so the chain still holds. Faults:
/// `no_such_event`, `not_a_tombstone`.
Result<void> expunge_body(Db& db, std::string_view plan, std::int64_t seq,
                          std::string_view tombstone);

struct ChainReport {
    std::int64_t events = 0;
    std::int64_t last_seq = 0;
    std::string last_hash;
    std::vector<std::int64_t>
        expunged;                 ///< bodies that are tombstones: each needs its event that says so
    std::int64_t broken_seq = 0;  ///< first row that does not hold; 0 when all do
    std::string why;

    bool holds() const { return broken_seq == 0; }
};

/// Called now and then with the number reached.
using Progress = std::function<void(std::int64_t seq)>;

/// Recomputes every hash of the plan's log.
Result<ChainReport> verify_chain(Db& db, std::string_view plan, Progress const& progress = {});

/// What the chain holds for this row when the one before it ended in `previous`.
std::string chain_hash(std::string_view previous, std::string_view plan, StoredEvent const& event);

}  // namespace assent::store
