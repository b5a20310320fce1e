/// Empties the outbox of what this program can do itself: what is shown in the portal is recorded
/// as handed over, commands of one request reach the other. Each row is taken at least once; its
/// key makes a second time harmless. Notices of channels without a transport stay as they are.
#pragma once

#include "engine/engine.h"
#include "store/outbox.h"

#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

namespace assent::workers {

class OutboxWorker {
public:
    explicit OutboxWorker(engine::Engine& engine);
    ~OutboxWorker();
    OutboxWorker(OutboxWorker const&) = delete;
    OutboxWorker& operator=(OutboxWorker const&) = delete;

    /// One round over all plans, until nothing waits that can go now; returns how many rows went.
    int round();
    void stop();

private:
    void loop();
    /// Waits while others write, unless it is time to stop.
    void give_way();
    int empty(PlanId const& plan);
    int send(PlanId const& plan, std::vector<store::OutboxRow> const& rows);

    engine::Engine& engine_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::set<PlanId> rung_;  ///< plans that got something
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace assent::workers
