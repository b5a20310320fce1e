#include "engine/outgoing.h"

#include "engine/engine.h"
#include "request/onward.h"
#include "store/outbox.h"

#include <algorithm>

namespace assent::engine {
namespace {

store::OutboxRow row_of(Call const& call, Left const& left, std::int64_t version) {
    store::OutboxRow row;
    row.cause_stream = call.request->value;
    row.cause_version = version;
    row.not_before = left.at;
    return row;
}

std::vector<store::OutboxRow> notices_of(Call const& call, Left const& left) {
    std::vector<store::OutboxRow> rows;
    auto const is_notice = [](request::Event const& event) {
        return std::holds_alternative<policy::NoticeOrdered>(event);
    };
    auto number =
        std::ssize(left.after.notices) - std::ranges::count_if(left.events, is_notice);
    auto version = left.version;
    for (auto const& event : left.events) {
        ++version;
        auto const* notice = std::get_if<policy::NoticeOrdered>(&event);
        if (!notice) continue;
        auto row = row_of(call, left, version);
        row.kind = "notice";
        row.destination = std::string(name_of(request::channel_of(left.after, *notice)));
        row.body = request::body_of(event);
        row.item = ++number;
        rows.push_back(std::move(row));
    }
    return rows;
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
    if (auto const notices = notices_of(call, left); !notices.empty())
        TRY(store::enqueue(db, plan, notices, left.at));
    for (auto const& event : left.events)
        if (auto const* delivered = std::get_if<policy::NoticeDelivered>(&event))
            TRY(store::settle_notice(db, plan, call.request->value, delivered->notice, left.at));
    std::vector<Onbound> commands;
    auto const last = left.version + std::ssize(left.events);
    for (auto const& onward : request::onward(left.after, call.command, call.actor, left.events))
        commands.push_back({onward.to.value, json::write(to_json(onward.command)),
                            call.request->value, last, std::ssize(commands)});
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
