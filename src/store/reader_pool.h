/// A few reading connections shared by many threads. A returned connection goes to the longest
/// waiter directly: with a free list and a condition most callers starve.
#pragma once

#include "store/db.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>

namespace assent::store {

class ReaderPool {
public:
    using Open = std::function<Result<std::unique_ptr<Db>>()>;

    ReaderPool(Open open, std::size_t limit) : open_(std::move(open)), limit_(limit) {}

    /// A borrowed connection; goes back by itself.
    class Reader {
    public:
        Reader(ReaderPool& pool, std::unique_ptr<Db> db) : pool_(&pool), db_(std::move(db)) {}
        Reader(Reader&&) noexcept = default;
        Reader& operator=(Reader&&) = delete;
        ~Reader() {
            if (db_) pool_->give_back(std::move(db_));
        }
        Db& operator*() const { return *db_; }
        Db* operator->() const { return db_.get(); }

    private:
        ReaderPool* pool_;
        std::unique_ptr<Db> db_;
    };

    /// Waits up to ten seconds. Fault: `busy`.
    Result<Reader> take();

private:
    struct Waiter {
        std::condition_variable ready;
        std::unique_ptr<Db> db;
        bool woken = false;
    };

    void give_back(std::unique_ptr<Db> db);
    Result<Reader> open_one();
    void wake_first(std::unique_ptr<Db> db);

    Open open_;
    std::size_t limit_;
    std::mutex mutex_;
    std::size_t opened_ = 0;
    std::vector<std::unique_ptr<Db>> free_;
    std::deque<Waiter*> waiters_;
};

}  // namespace assent::store
