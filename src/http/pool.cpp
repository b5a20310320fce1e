#include "http/pool.h"

#include <utility>

namespace assent::http {

Pool::Pool(std::size_t threads, std::size_t waiting_max) : waiting_max_(waiting_max) {
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work_loop(); });
}

Pool::~Pool() { end(); }

bool Pool::run(std::function<void()> work) {
    {
        std::lock_guard const lock(mutex_);
        if (ended_ || waiting_.size() >= waiting_max_) return false;
        waiting_.push_back(std::move(work));
    }
    changed_.notify_one();
    return true;
}

std::size_t Pool::waiting() const {
    std::lock_guard const lock(mutex_);
    return waiting_.size();
}

void Pool::end() {
    {
        std::lock_guard const lock(mutex_);
        ended_ = true;
    }
    changed_.notify_all();
    for (auto& thread : threads_)
        if (thread.joinable()) thread.join();
}

void Pool::work_loop() {
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, [this] { return ended_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        auto work = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        work();
        work = nullptr;  // what it holds is released outside the lock
        lock.lock();
    }
}

}  // namespace assent::http
