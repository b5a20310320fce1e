#include "engine/outgoing.h"

#include "engine/engine.h"
#include "request/onward.h"
#include "store/outbox.h"

#include <algorithm>

namespace assent::engine {
namespace {

/// Where notices come from. They have the numbers of their order in the stream.
struct Source {
    std::string const& stream;
    std::int64_t version = 0;    ///< before the events
    std::ptrdiff_t ordered = 0;  ///< notices of the stream after them
    Instant at{};
};

/// `channel_of`: the channel a notice goes by.
template <class Event>
std::vector<store::OutboxRow> notices_of(Source const& source, std::vector<Event> const& events,
                                         auto const& channel_of) {
    std::vector<store::OutboxRow> rows;
    auto const is_notice = [](Event const& event) {
        return std::holds_alternative<policy::NoticeOrdered>(event);
    };
    auto number = source.ordered - std::ranges::count_if(events, is_notice);
    auto version = source.version;
    for (auto const& event : events) {
        ++version;
        auto const* notice = std::get_if<policy::NoticeOrdered>(&event);
        if (!notice) continue;
        auto& row = rows.emplace_back();
        row.kind = "notice";
        row.destination = std::string(name_of(channel_of(*notice)));
        row.body = body_of(event);
        row.cause_stream = source.stream;
        row.cause_version = version;
        row.item = ++number;
        row.not_before = source.at;
    }
    return rows;
}

template <class Event>
Result<void> settle_delivered(store::Db& db, std::string_view plan, std::string const& stream,
                              std::vector<Event> const& events, Instant at) {
    for (auto const& event : events)
        if (auto const* delivered = std::get_if<policy::NoticeDelivered>(&event))
            TRY(store::settle_notice(db, plan, stream, delivered->notice, at));
    return fine();
}

}  // namespace

Result<void> enqueue_commands(store::Db& db, std::string_view plan,
                              std::vector<Onbound> const& commands, Instant at) {
    std::vector<store::OutboxRow> rows;
    for (auto const& command : commands) {
        auto& row = rows.emplace_back();
        row.kind = "command";
        row.destination = command.target;
        row.body = command.body;
        row.cause_stream = command.cause_stream;
        row.cause_version = command.cause_version;
        row.item = command.item;
        row.not_before = at;
    }
    return rows.empty() ? fine() : store::enqueue(db, plan, rows, at);
}

Result<void> enqueue_outgoing(store::Db& db, Call const& call, Left const& left) {
    auto const& plan = call.plan.value;
    auto const& stream = call.request->value;
    auto const channel = [&](policy::NoticeOrdered const& notice) {
        return request::channel_of(left.after, notice);
    };
    auto const notices = notices_of({stream, left.version, std::ssize(left.after.notices), left.at},
                                    left.events, channel);
    if (!notices.empty()) TRY(store::enqueue(db, plan, notices, left.at));
    TRY(settle_delivered(db, plan, stream, left.events, left.at));
    std::vector<Onbound> commands;
    auto const last = left.version + std::ssize(left.events);
    for (auto const& onward : request::onward(left.after, call.command, call.actor, left.events))
        commands.push_back(
            {onward.to.value, json_text(onward.command), stream, last, std::ssize(commands)});
    return enqueue_commands(db, plan, commands, left.at);
}

Result<void> enqueue_outgoing(store::Db& db, AppealCall const& call, AppealLeft const& left) {
    auto const& plan = call.plan.value;
    auto const& stream = call.appeal->value;
    auto const channel = [&](policy::NoticeOrdered const& notice) {
        return appeal::channel_of(left.after, notice);
    };
    auto const notices = notices_of({stream, left.version, std::ssize(left.after.notices), left.at},
                                    left.events, channel);
    if (!notices.empty()) TRY(store::enqueue(db, plan, notices, left.at));
    TRY(settle_delivered(db, plan, stream, left.events, left.at));
    std::vector<Onbound> commands;
    auto state = left.before;
    auto version = left.version;
    for (auto const& event : left.events) {
        state = appeal::apply(std::move(state), event);
        ++version;
        auto const owed = appeal::to_carry_out(state, event);
        if (owed) commands.push_back({owed->request.value, json_text(*owed), stream, version, 0});
    }
    return enqueue_commands(db, plan, commands, left.at);
}

void OutgoingBell::listen(std::function<void(PlanId const&)> ring) {
    std::lock_guard const lock(mutex_);
    ring_ = std::move(ring);
}

void OutgoingBell::tell(PlanId const& plan, std::vector<std::string> const& events) const {
    auto const goes_out = [](std::string const& kind) {
        return kind == type_name<policy::NoticeOrdered>() ||
               kind == type_name<request::RequestLinked>();
    };
    if (std::ranges::none_of(events, goes_out)) return;
    std::lock_guard const lock(mutex_);
    if (ring_) ring_(plan);
}

}  // namespace assent::engine
