#include "store/reader_pool.h"

#include <chrono>

namespace assent::store {
namespace {
constexpr std::size_t waiters_max = 1000;
constexpr auto patience = std::chrono::seconds(10);
}  // namespace

Result<ReaderPool::Reader> ReaderPool::take() {
    auto const until = std::chrono::steady_clock::now() + patience;
    std::unique_lock lock(mutex_);
    while (true) {
        if (!free_.empty()) {
            auto db = std::move(free_.back());
            free_.pop_back();
            return Reader(*this, std::move(db));
        }
        if (opened_ < limit_) {
            ++opened_;
            lock.unlock();
            return open_one();
        }
        if (waiters_.size() >= waiters_max) return busy("busy", "Too many readers are waiting.");
        Waiter waiter;
        waiters_.push_back(&waiter);
        bool const woken = waiter.ready.wait_until(lock, until, [&] { return waiter.woken; });
        if (!woken) {
            std::erase(waiters_, &waiter);
            return busy("busy", "No connection to the database became free in time.");
        }
        if (waiter.db) return Reader(*this, std::move(waiter.db));
    }
}

Result<ReaderPool::Reader> ReaderPool::open_one() {
    auto db = open_();
    if (db) return Reader(*this, std::move(db).take());
    std::lock_guard const lock(mutex_);
    --opened_;
    // Whoever waited for this one may try for itself.
    wake_first(nullptr);
    return std::move(db).take_fault();
}

void ReaderPool::give_back(std::unique_ptr<Db> db) {
    std::lock_guard const lock(mutex_);
    if (waiters_.empty()) free_.push_back(std::move(db));
    else wake_first(std::move(db));
}

void ReaderPool::wake_first(std::unique_ptr<Db> db) {
    if (waiters_.empty()) return;
    auto* const waiter = waiters_.front();
    waiters_.pop_front();
    waiter->db = std::move(db);
    waiter->woken = true;
    waiter->ready.notify_one();
}

}  // namespace assent::store
