#include "workers/clocks.h"

#include "base/log.h"

namespace assent::workers {
namespace {

constexpr int page = 200;
constexpr auto pause = std::chrono::milliseconds(500);

request::Actor system_actor() {
    request::Actor actor;
    actor.account = "system";
    actor.name = "assent";
    actor.role = request::Role::system;
    return actor;
}

}  // namespace

ClockWorker::ClockWorker(engine::Engine& engine) : engine_(engine), thread_([this] { loop(); }) {
    engine_.on_trial_stop([this] { round(); });
}

ClockWorker::~ClockWorker() { stop(); }

void ClockWorker::stop() {
    engine_.on_trial_stop({});
    {
        std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void ClockWorker::loop() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        lock.unlock();
        round();
        lock.lock();
        wake_.wait_for(lock, pause, [this] { return stopping_; });
    }
}

int ClockWorker::round() {
    int told = 0;
    if (auto const refreshed = engine_.refresh(); !refreshed)
        log::warning("codes_unread", {{"code", refreshed.fault().code}});
    auto const now = engine_.clock().now();
    for (auto const& plan : engine_.plans()) told += tell_due(plan, now);
    return told;
}

int ClockWorker::tell_due(PlanId const& plan, Instant now) {
    auto const due =
        engine_.store().read([&](store::Db& db) { return views::due_before(db, plan, now, page); });
    if (!due) {
        log::warning("clocks_unread", {{"plan", plan.value}, {"code", due.fault().code}});
        return 0;
    }
    int told = 0;
    for (auto const& row : *due) {
        auto const clock = from_name<policy::ClockKind>(row.clock);
        if (!clock) continue;
        engine::Call call;
        call.plan = plan;
        call.request = row.request;
        // The same deadline warns at each share and expires once, however often it is found.
        auto const act = row.percent > 0 ? "warn " + std::to_string(row.percent) : "expire";
        call.key =
            CommandKey(act + "|" + row.request.value + "|" + row.clock + "|" + to_text(row.due_at));
        call.actor = system_actor();
        if (row.percent > 0) call.command = request::WarnClock{*clock, row.percent};
        else call.command = request::ExpireClock{*clock};
        auto const receipt = engine_.run(call);
        if (receipt) ++told;
        else
            log::warning("clock_not_told",
                         {{"request", row.request.value}, {"code", receipt.fault().code}});
    }
    return told;
}

}  // namespace assent::workers
