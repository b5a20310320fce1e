#include "workers/uploads.h"

#include "base/log.h"

namespace assent::workers {
namespace {

constexpr auto pause = std::chrono::minutes(15);

}  // namespace

UploadSweeper::UploadSweeper(engine::Engine& engine)
    : engine_(engine), thread_([this] { loop(); }) {}

UploadSweeper::~UploadSweeper() { stop(); }

void UploadSweeper::stop() {
    {
        std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void UploadSweeper::round() {
    auto const swept = engine_.uploads().sweep();
    if (!swept) log::warning("uploads_not_swept", {{"code", swept.fault().code}});
    else if (*swept > 0) log::info("uploads_swept", {{"count", *swept}});
}

void UploadSweeper::loop() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        lock.unlock();
        round();
        lock.lock();
        wake_.wait_for(lock, pause, [this] { return stopping_; });
    }
}

}  // namespace assent::workers
