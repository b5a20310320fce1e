#include "workers/clocks.h"

#include "base/log.h"
#include "engine/streams.h"

namespace assent::workers {
namespace {

constexpr int page = 200;
constexpr auto pause = std::chrono::milliseconds(500);
constexpr auto sweep_every = std::chrono::hours(1);

/// The same deadline warns at each share and expires once, however often it is found.
CommandKey key_of(views::DueRow const& row) {
    auto const act = row.percent > 0       ? "warn " + std::to_string(row.percent)
                     : !row.before.empty() ? "warn " + row.before
                                           : std::string("expire");
    return CommandKey(act + "|" + row.stream + "|" + row.clock + "|" + to_text(row.due_at));
}

bool was_told(views::DueRow const& row, std::string const& code) {
    if (code.empty()) return true;
    log::warning("clock_not_told", {{"stream", row.stream}, {"code", code}});
    return false;
}

}  // namespace

ClockWorker::ClockWorker(engine::Engine& engine) : engine_(engine), thread_([this] { loop(); }) {}

ClockWorker::~ClockWorker() { stop(); }

void ClockWorker::stop() {
    {
        std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void ClockWorker::loop() {
    // A pack comes into force with the start of the server, and its days off with it.
    if (auto const moved = engine_.recount_days_off(); !moved)
        log::warning("days_off_not_counted", {{"code", moved.fault().code}});
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
    sweep(now);
    return told;
}

/// Drafts nobody changed for so long are gone for good; lists stopped showing them on the day.
void ClockWorker::sweep(Instant now) {
    if (swept_at_ && *swept_at_ <= now && now - *swept_at_ < sweep_every) return;
    swept_at_ = now;
    auto const purged = engine_.purge_drafts();
    if (!purged) log::warning("drafts_not_purged", {{"code", purged.fault().code}});
    else if (*purged > 0) log::info("drafts_purged", {{"drafts", *purged}});
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
        bool const done = engine::is_appeal_stream(row.stream) ? tell_appeal(plan, row, *clock)
                                                               : tell_request(plan, row, *clock);
        told += done ? 1 : 0;
    }
    return told;
}

bool ClockWorker::tell_request(PlanId const& plan, views::DueRow const& row,
                               policy::ClockKind clock) {
    engine::Call call;
    call.plan = plan;
    call.request = RequestId(row.stream);
    call.key = key_of(row);
    call.actor = policy::system_actor();
    if (row.is_warning()) call.command = request::WarnClock{clock, row.percent, row.before};
    else call.command = request::ExpireClock{clock};
    auto const receipt = engine_.run(call);
    return was_told(row, receipt ? std::string() : receipt.fault().code);
}

bool ClockWorker::tell_appeal(PlanId const& plan, views::DueRow const& row,
                              policy::ClockKind clock) {
    engine::AppealCall call;
    call.plan = plan;
    call.appeal = AppealId(row.stream);
    call.key = key_of(row);
    call.actor = policy::system_actor();
    if (row.is_warning()) call.command = appeal::WarnClock{clock, row.percent, row.before};
    else call.command = appeal::ExpireClock{clock};
    auto const receipt = engine_.run(call);
    return was_told(row, receipt ? std::string() : receipt.fault().code);
}

}  // namespace assent::workers
