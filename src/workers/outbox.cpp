#include "workers/outbox.h"

#include "base/log.h"
#include "engine/carry_out.h"
#include "engine/streams.h"

#include <latch>

namespace assent::workers {
namespace {

constexpr int page = 32;
/// People come first: while more than so many wait to write, the outbox holds back, yet never
/// longer.
constexpr std::size_t few_waiting = 4;
constexpr auto held_back_most = std::chrono::seconds(1);
constexpr auto look_again = std::chrono::milliseconds(20);
constexpr auto pause = std::chrono::seconds(2);

/// The ways a row can go without any other system.
std::vector<store::OutboxWay> const& ways() {
    static std::vector<store::OutboxWay> const all{
        {"command", {}}, {"notice", std::string(name_of(policy::Channel::portal))}};
    return all;
}

/// The key is made of the event that caused it, so that a second time finds the first one's reply.
CommandKey key_of(store::OutboxRow const& row) {
    auto const start = row.kind == "notice" ? std::string(engine::delivery_key) : "onward|";
    return CommandKey(start + row.cause_stream + "|" + std::to_string(row.cause_version) + "|" +
                      std::to_string(row.item));
}

policy::RecordDelivery shown_of(store::OutboxRow const& row, Instant now) {
    policy::RecordDelivery shown;
    shown.notice = static_cast<int>(row.item);
    shown.channel = policy::Channel::portal;
    // It could be read from the moment it was ordered, however late this is written down.
    shown.at = std::min(row.created_at, now);
    shown.text = "Shown in the portal.";
    return shown;
}

Result<engine::Call> call_of(PlanId const& plan, store::OutboxRow const& row, Instant now) {
    engine::Call call;
    call.plan = plan;
    call.key = key_of(row);
    call.actor = policy::system_actor();
    bool const is_command = row.kind == "command";
    call.request = RequestId(is_command ? row.destination : row.cause_stream);
    if (is_command) call.command = TRY(from_json<request::Command>(TRY(json::parse(row.body))));
    else call.command = shown_of(row, now);
    return call;
}

/// What an appeal leaves: its notices, and what it owes a request.
Result<void> send_for_appeal(engine::Engine& engine, PlanId const& plan,
                             store::OutboxRow const& row, Instant now) {
    if (row.kind == "command") return engine::carry_out(engine, plan, row);
    engine::AppealCall call;
    call.plan = plan;
    call.appeal = AppealId(row.cause_stream);
    call.key = key_of(row);
    call.actor = policy::system_actor();
    call.command = shown_of(row, now);
    TRY(engine.run(call));
    return fine();
}

}  // namespace

OutboxWorker::OutboxWorker(engine::Engine& engine) : engine_(engine), thread_([this] { loop(); }) {
    engine_.outgoing().listen([this](PlanId const& plan) {
        {
            std::lock_guard const lock(mutex_);
            rung_.insert(plan);
        }
        wake_.notify_all();
    });
}

OutboxWorker::~OutboxWorker() { stop(); }

void OutboxWorker::stop() {
    engine_.outgoing().listen({});
    {
        std::lock_guard const lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void OutboxWorker::loop() {
    round();
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        bool const rung =
            wake_.wait_for(lock, pause, [this] { return stopping_ || !rung_.empty(); });
        auto const plans = std::exchange(rung_, {});
        if (stopping_) break;
        lock.unlock();
        // Without a bell: what waited for its time, and what other processes left behind.
        if (!rung) round();
        for (auto const& plan : plans) empty(plan);
        lock.lock();
    }
}

int OutboxWorker::round() {
    int went = 0;
    for (auto const& plan : engine_.plans()) went += empty(plan);
    return went;
}

void OutboxWorker::give_way() {
    auto const until = std::chrono::steady_clock::now() + held_back_most;
    std::unique_lock lock(mutex_);
    while (!stopping_ && std::chrono::steady_clock::now() < until) {
        lock.unlock();
        bool const quiet = engine_.store().metrics().waiting <= few_waiting;
        lock.lock();
        if (quiet) return;
        wake_.wait_for(lock, look_again, [this] { return stopping_; });
    }
}

int OutboxWorker::empty(PlanId const& plan) {
    int went = 0;
    for (auto const& way : ways()) {
        while (true) {
            give_way();
            auto const now = engine_.clock().now();
            auto const rows = engine_.store().read(
                [&](store::Db& db) { return store::due_rows(db, plan.value, way, now, page); });
            if (!rows) {
                log::warning("outbox_unread", {{"plan", plan.value}, {"code", rows.fault().code}});
                break;
            }
            auto const sent = rows->empty() ? 0 : send(plan, *rows);
            went += sent;
            // Where all failed they wait for their next time.
            if (sent == 0 || std::ssize(*rows) < page) break;
        }
    }
    return went;
}

int OutboxWorker::send(PlanId const& plan, std::vector<store::OutboxRow> const& rows) {
    auto const now = engine_.clock().now();
    std::vector<std::optional<Fault>> faults(rows.size());
    // Held by the callbacks too: the last one may still be in it when the wait is over.
    auto const waiting = std::make_shared<std::latch>(std::ssize(rows));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (engine::is_appeal_stream(rows[i].cause_stream)) {
            if (auto sent = send_for_appeal(engine_, plan, rows[i], now); !sent)
                faults[i] = sent.fault();
            waiting->count_down();
            continue;
        }
        auto call = call_of(plan, rows[i], now);
        if (!call) {
            faults[i] = call.fault();
            waiting->count_down();
            continue;
        }
        // Together in the writer's queue they share its commits.
        engine_.run_async(std::move(call).take(),
                          [&faults, waiting, i](Result<engine::Receipt> const& receipt) {
                              if (!receipt) faults[i] = receipt.fault();
                              waiting->count_down();
                          });
    }
    waiting->wait();
    int sent = 0;
    auto const settled = engine_.store().write(plan.value, [&](store::Db& db) -> Result<void> {
        sent = 0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (faults[i]) {
                TRY(store::mark_failed(db, plan.value, rows[i], faults[i]->code, now));
                continue;
            }
            TRY(store::mark_done(db, plan.value, rows[i].id, now));
            ++sent;
        }
        return fine();
    });
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (faults[i])
            log::warning("not_sent", {{"request", rows[i].cause_stream},
                                      {"kind", rows[i].kind},
                                      {"code", faults[i]->code}});
    if (settled) return sent;
    log::warning("outbox_unwritten", {{"plan", plan.value}, {"code", settled.fault().code}});
    return 0;
}

}  // namespace assent::workers
