/// Drops uploads that nobody went on with, every quarter of an hour.
#pragma once

#include "engine/engine.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace assent::workers {

class UploadSweeper {
public:
    explicit UploadSweeper(engine::Engine& engine);
    ~UploadSweeper();
    UploadSweeper(UploadSweeper const&) = delete;
    UploadSweeper& operator=(UploadSweeper const&) = delete;

    void round();
    void stop();

private:
    void loop();

    engine::Engine& engine_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace assent::workers
