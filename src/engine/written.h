/// What a decision leaves behind in one transaction, whatever stream it was made on: the events,
/// the facts it was made from, and the new state.
#pragma once

#include "base/fields.h"
#include "base/result.h"
#include "policy/actor.h"
#include "store/db.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace assent::engine {

struct WrittenEvent {
    std::string kind;
    std::string body;
};

struct Written {
    PlanId plan;
    std::string stream;
    CommandKey key;
    policy::Actor actor;
    std::int64_t version = 0;  ///< before
    std::string pack_version;
    Instant at{};
    std::string command;  ///< JSON with its type
    std::string facts;    ///< JSON
    std::string state;    ///< JSON
    std::vector<WrittenEvent> events;
};

template <class Event>
std::vector<WrittenEvent> written_events(std::vector<Event> const& events) {
    std::vector<WrittenEvent> out;
    out.reserve(events.size());
    for (auto const& event : events) out.push_back({std::string(kind_of(event)), body_of(event)});
    return out;
}

/// Faults: those of the store, `stale_version` among them.
Result<void> write_down(store::Db& db, Written const& written);

/// The reply this key got before, if it did. Fault: `key_reused` when it was for another content.
Result<std::optional<std::string>> repeated_reply(store::Db& db, PlanId const& plan,
                                                  CommandKey const& key,
                                                  std::string const& content_hash);

struct Seen {
    PlanId const& plan;
    std::string const& stream;
    std::optional<std::int64_t> if_version;
};
/// Fault: `stale_version` when somebody changed the stream since the version that If-Match names;
/// what only says how a notice went is no change to act on.
Result<void> must_be_current(store::Db& db, Seen const& seen, std::int64_t version);

/// Nothing instead of the fault that something is not known.
template <class T>
Result<std::optional<T>> none_if_unknown(Result<T> found) {
    if (found) return std::optional<T>(std::move(found).take());
    if (found.fault().kind == Kind::not_found) return std::optional<T>();
    return found.fault();
}

}  // namespace assent::engine
