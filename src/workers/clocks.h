/// Watches the deadlines: finds clocks that have run out or are close, and issues the commands that
/// say so. What follows is decided in `request` and `appeal` by the plan's pack; nothing silently
/// expires, and a machine never denies.
#pragma once

#include "engine/engine.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace assent::workers {

class ClockWorker {
public:
    explicit ClockWorker(engine::Engine& engine);
    ~ClockWorker();
    ClockWorker(ClockWorker const&) = delete;
    ClockWorker& operator=(ClockWorker const&) = delete;

    /// One round over all plans; returns how many clocks it warned or expired. To be called at each
    /// stop of the trial clock.
    int round();
    void stop();

private:
    void loop();
    void sweep(Instant now);
    int tell_due(PlanId const& plan, Instant now);
    bool tell_request(PlanId const& plan, views::DueRow const& row, policy::ClockKind clock);
    bool tell_appeal(PlanId const& plan, views::DueRow const& row, policy::ClockKind clock);

    engine::Engine& engine_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::optional<Instant> swept_at_;
    std::thread thread_;
};

}  // namespace assent::workers
