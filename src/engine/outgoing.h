/// Everything that leaves leaves through the outbox, in the transaction that decided it: notices by
/// their channel, and commands for other requests.
#pragma once

#include "appeal/state.h"
#include "request/commands.h"
#include "store/db.h"

#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace assent::engine {

struct Call;
struct AppealCall;

/// Keys of commands that only say how a notice went begin so.
inline constexpr std::string_view delivery_key = "delivery|";

/// What a command left behind.
struct Left {
    request::State const& after;
    request::Events const& events;
    std::int64_t version = 0;  ///< of the stream before
    Instant at{};
};

struct AppealLeft {
    appeal::State const& before;
    appeal::State const& after;
    appeal::Events const& events;
    std::int64_t version = 0;  ///< of the stream before
    Instant at{};
};

/// Queues what leaves; settles the rows of notices that somebody handed over.
Result<void> enqueue_outgoing(store::Db& db, Call const& call, Left const& left);
/// The same of an appeal, and what an overturn owes its request.
Result<void> enqueue_outgoing(store::Db& db, AppealCall const& call, AppealLeft const& left);

/// A command for a stream of the plan, by an event of another one. Also for streams that are no
/// requests: body is whatever their command reads.
struct Onbound {
    std::string target;
    std::string body;
    std::string cause_stream;
    std::int64_t cause_version = 0;
    std::int64_t item = 0;  ///< tells apart what one event sends on
};
Result<void> enqueue_commands(store::Db& db, std::string_view plan,
                              std::vector<Onbound> const& commands, Instant at);

/// Tells who empties the outbox that something may have come in.
class OutgoingBell {
public:
    /// Empty: nobody listens. `ring` is called on the writer's thread too and must be cheap.
    void listen(std::function<void(PlanId const&)> ring);
    /// `events`: the kinds that were written.
    void tell(PlanId const& plan, std::vector<std::string> const& events) const;

private:
    mutable std::mutex mutex_;
    std::function<void(PlanId const&)> ring_;
};

}  // namespace assent::engine
