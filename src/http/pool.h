/// A few worker threads for handlers that block: database reads, documents, password hashing. Its
/// queue is bounded; a full queue is told to the client as busy instead of making everybody wait.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace assent::http {

class Pool {
public:
    Pool(std::size_t threads, std::size_t waiting_max);
    ~Pool();
    Pool(Pool const&) = delete;
    Pool& operator=(Pool const&) = delete;

    /// False when too much is waiting or the pool has ended; the work is then not run. Work does
    /// not throw.
    bool run(std::function<void()> work);
    std::size_t waiting() const;
    /// Finishes what runs and what waits.
    void end();

private:
    void work_loop();

    std::size_t waiting_max_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> waiting_;
    bool ended_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace assent::http
