/// The door of other threads into an I/O thread. It is closed before that thread ends, so an answer
/// that comes later falls on the floor instead of reaching for what is gone.
#pragma once

#include <functional>
#include <mutex>
#include <utility>

namespace assent::http {

class Gate {
public:
    using Work = std::function<void()>;

    explicit Gate(std::function<void(Work)> post) : post_(std::move(post)) {}

    void post(Work work) {
        std::lock_guard const lock(mutex_);
        if (post_) post_(std::move(work));
    }

    void close() {
        std::lock_guard const lock(mutex_);
        post_ = nullptr;
    }

private:
    std::mutex mutex_;
    std::function<void(Work)> post_;
};

}  // namespace assent::http
