/// The one thread that writes. It takes whatever waits in its queue into one transaction, a
/// savepoint for each, and commits once: many writers pay for one flush of the disk. It never waits
/// for company.
#pragma once

#include "store/db.h"

#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

namespace assent::store {

struct WriteJob {
    std::string plan;
    std::function<Result<void>(Db&)> run;
    /// Called once, on the writer's thread after the commit (or at once when the job is refused).
    /// Must be cheap.
    std::function<void(Result<void> const&)> done;
};

struct WriteMetrics {
    std::uint64_t writes = 0;   ///< committed
    std::uint64_t failed = 0;   ///< their function failed, or the commit
    std::uint64_t refused = 0;  ///< never begun: too many waiting, disk full, closing
    std::uint64_t commits = 0;
    std::uint64_t retries = 0;  ///< batches begun again after another process won
    /// Batches of 1, 2, up to 4, 8, 16, 32, 64, 128, 256.
    std::array<std::uint64_t, 9> batch_sizes{};
    std::chrono::nanoseconds commit_time{};
    std::chrono::nanoseconds longest_commit{};
    std::size_t waiting = 0;
    bool storage_full = false;
};

struct WriteLimits {
    std::size_t batch = 256;
    std::size_t waiting = 1000;
};

class Writer {
public:
    Writer(std::unique_ptr<Db> db, WriteLimits limits);
    ~Writer();
    Writer(Writer const&) = delete;
    Writer& operator=(Writer const&) = delete;

    /// Refusals: `busy`, `storage_full`, `closing`; and `nested_write` from inside a job.
    void submit(WriteJob job);
    /// Finishes what waits, refuses what comes, closes the connection.
    void close();
    WriteMetrics metrics() const;

private:
    using Batch = std::vector<WriteJob>;
    using Outcomes = std::vector<Result<void>>;

    void loop();
    Batch next_batch();
    void run_batch(Batch& batch);
    Result<void> attempt(Batch const& batch, Outcomes& outcomes, bool& again);
    Result<void> run_one(WriteJob const& job, bool alone);
    Result<void> commit(bool alone, bool& again);
    void probe();
    void count(Batch const& batch, Outcomes const& outcomes, Result<void> const& whole);

    std::unique_ptr<Db> db_;
    WriteLimits limits_;
    std::atomic<bool> storage_full_ = false;

    mutable std::mutex mutex_;
    std::condition_variable work_;
    std::deque<WriteJob> queue_;
    bool closing_ = false;

    mutable std::mutex metrics_mutex_;
    WriteMetrics metrics_;

    std::atomic<std::thread::id> writer_thread_{};
    std::thread thread_;
};

}  // namespace assent::store
