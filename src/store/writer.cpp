#include "store/writer.h"

#include "base/log.h"
#include "store/dialect.h"

#include <algorithm>
#include <bit>

namespace assent::store {
namespace {

constexpr int attempts_max = 3;
constexpr auto probe_every = std::chrono::seconds(1);
constexpr auto own_savepoint = "write";

Fault storage_full() {
    return unavailable("storage_full",
                       "The disk is full. Reading works; writing resumes by itself "
                       "once there is room.");
}

/// What everybody in a failed batch is told.
Fault for_everybody(Fault fault) {
    if (fault.code == "database_full") return storage_full();
    if (fault.kind == Kind::unavailable || fault.kind == Kind::busy) return fault;
    return unavailable("write_failed", "The change could not be written. Try again.");
}

}  // namespace

Writer::Writer(std::unique_ptr<Db> db, WriteLimits limits)
    : db_(std::move(db)), limits_(limits), thread_([this] { loop(); }) {}

Writer::~Writer() { close(); }

void Writer::submit(WriteJob job) {
    auto const refuse = [&](Fault fault) {
        {
            std::lock_guard const lock(metrics_mutex_);
            ++metrics_.refused;
        }
        job.done(Result<void>(std::move(fault)));
    };
    // Waiting here for itself would never end.
    if (std::this_thread::get_id() == writer_thread_)
        return refuse(broken("nested_write", "A write was begun inside a write."));
    if (storage_full_) return refuse(storage_full());
    {
        std::unique_lock lock(mutex_);
        if (closing_) {
            lock.unlock();
            return refuse(unavailable("closing", "The server is shutting down."));
        }
        if (queue_.size() >= limits_.waiting) {
            lock.unlock();
            return refuse(busy("busy", "Too many changes are waiting. Try again in a moment."));
        }
        queue_.push_back(std::move(job));
    }
    work_.notify_one();
}

void Writer::close() {
    {
        std::lock_guard const lock(mutex_);
        closing_ = true;
    }
    work_.notify_one();
    if (thread_.joinable()) thread_.join();
    db_.reset();
}

WriteMetrics Writer::metrics() const {
    std::size_t waiting = 0;
    {
        std::lock_guard const lock(mutex_);
        waiting = queue_.size();
    }
    std::lock_guard const lock(metrics_mutex_);
    auto copy = metrics_;
    copy.waiting = waiting;
    copy.storage_full = storage_full_;
    return copy;
}

void Writer::loop() {
    writer_thread_ = std::this_thread::get_id();
    while (true) {
        auto batch = next_batch();
        if (!batch.empty()) run_batch(batch);
        else if (storage_full_) probe();
        else return;
    }
}

/// Empty means: closing, or time to look whether the disk has room again.
Writer::Batch Writer::next_batch() {
    std::unique_lock lock(mutex_);
    auto const something = [&] { return closing_ || !queue_.empty(); };
    if (storage_full_) work_.wait_for(lock, probe_every, something);
    else work_.wait(lock, something);
    if (closing_ && queue_.empty()) storage_full_ = false;
    auto const count = std::min(queue_.size(), limits_.batch);
    auto const end = queue_.begin() + static_cast<std::ptrdiff_t>(count);
    Batch batch(std::make_move_iterator(queue_.begin()), std::make_move_iterator(end));
    queue_.erase(queue_.begin(), end);
    return batch;
}

void Writer::run_batch(Batch& batch) {
    // Several processes take the locks of their plans in the same order, so none waits in a circle.
    if (db_->dialect() == Dialect::postgres) std::ranges::stable_sort(batch, {}, &WriteJob::plan);
    Outcomes outcomes;
    Result<void> whole;
    for (int number = 1; number <= attempts_max; ++number) {
        bool again = false;
        whole = attempt(batch, outcomes, again);
        if (!again) break;
        std::lock_guard const lock(metrics_mutex_);
        ++metrics_.retries;
    }
    if (!whole && whole.fault().code == "database_full" && !storage_full_.exchange(true))
        log::error("storage_full");
    if (!whole && batch.size() > 1) whole = for_everybody(whole.fault());
    if (!whole && whole.fault().code == "database_full") whole = storage_full();
    count(batch, outcomes, whole);
    for (std::size_t i = 0; i < batch.size(); ++i) batch[i].done(whole ? outcomes[i] : whole);
}

/// A fault of the whole means that nothing was written; `again` that another try may succeed.
Result<void> Writer::attempt(Batch const& batch, Outcomes& outcomes, bool& again) {
    outcomes.clear();
    bool const alone = batch.size() == 1;
    auto const lock = plan_lock_statement(db_->dialect());
    TRY(db_->begin(Access::write));
    std::string const* locked = nullptr;
    bool any = false;
    for (auto const& job : batch) {
        Result<void> outcome;
        if (!lock.empty() && (locked == nullptr || *locked != job.plan)) {
            outcome = db_->send(lock, {lock_number(job.plan)});
            locked = &job.plan;
        }
        if (outcome) outcome = run_one(job, alone);
        any = any || outcome.ok();
        outcomes.push_back(outcome);
        if (db_->transaction_lost()) {
            again = db_->dialect() == Dialect::postgres;
            (void)db_->rollback();
            return outcome ? Result<void>(for_everybody(bad_sql("lost"))) : outcome;
        }
    }
    if (any) return commit(alone, again);
    (void)db_->rollback();
    return fine();
}

Result<void> Writer::run_one(WriteJob const& job, bool alone) {
    // Alone in its transaction a job needs no savepoint: its failure rolls all back.
    if (alone) return job.run(*db_);
    TRY(db_->savepoint(own_savepoint));
    auto outcome = job.run(*db_);
    if (outcome) outcome = db_->release(own_savepoint);
    if (!outcome && !db_->transaction_lost()) {
        TRY(db_->rollback_to(own_savepoint));
        TRY(db_->release(own_savepoint));
    }
    return outcome;
}

Result<void> Writer::commit(bool alone, bool& again) {
    auto const begun = std::chrono::steady_clock::now();
    auto outcome = db_->commit();
    auto const took = std::chrono::steady_clock::now() - begun;
    if (!outcome) {
        // After a lost connection nobody knows whether the commit arrived: only a conflict is tried
        // again.
        again = outcome.fault().kind == Kind::busy;
        (void)db_->rollback();
        if (!alone) log::warning("commit_failed", {{"code", outcome.fault().code}});
        return outcome;
    }
    std::lock_guard const lock(metrics_mutex_);
    ++metrics_.commits;
    metrics_.commit_time += took;
    metrics_.longest_commit = std::max(metrics_.longest_commit, std::chrono::nanoseconds(took));
    return outcome;
}

void Writer::probe() {
    auto const now =
        std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    auto outcome = db_->begin(Access::write);
    if (outcome)
        outcome = db_->send(
            "insert into lease (name, holder, until_at) values (?, ?, ?) "
            "on conflict (name) do update set until_at = excluded.until_at",
            {"storage_probe", "writer", now});
    if (outcome) outcome = db_->commit();
    if (!outcome) {
        (void)db_->rollback();
        return;
    }
    storage_full_ = false;
    log::info("storage_has_room_again");
}

void Writer::count(Batch const& batch, Outcomes const& outcomes, Result<void> const& whole) {
    auto const good = whole ? std::ranges::count_if(outcomes, &Result<void>::ok) : 0;
    std::lock_guard const lock(metrics_mutex_);
    metrics_.writes += static_cast<std::uint64_t>(good);
    metrics_.failed += batch.size() - static_cast<std::uint64_t>(good);
    auto const slot = static_cast<std::size_t>(std::bit_width(batch.size() - 1));
    ++metrics_.batch_sizes[std::min(slot, metrics_.batch_sizes.size() - 1)];
}

}  // namespace assent::store
