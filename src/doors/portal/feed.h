/// News of requests as they happen, by whatever door and whatever process of the same database: the
/// log is looked at several times a second while somebody listens.
#pragma once

#include "engine/engine.h"
#include "http/events.h"

#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace assent::portal {

/// Places in the logs of plans, as a stream's id: `harbor:12 central:4`.
using LogPlaces = std::map<std::string, std::int64_t>;
std::string places_text(LogPlaces const& places);
/// What does not read as a place is left out.
LogPlaces read_places(std::string_view text);

class Feed {
public:
    explicit Feed(engine::Engine& engine) : engine_(engine) {}
    ~Feed();
    Feed(Feed const&) = delete;
    Feed& operator=(Feed const&) = delete;

    struct Listener {
        engine::Asker asker;
        std::string token;  ///< of the session, with which the stream ends
        std::vector<PlanId> plans;
        LogPlaces after;  ///< what was read already; plans not in it begin now
    };
    /// Faults: `too_many_streams`.
    Result<void> listen(Listener listener, http::EventStream stream);

private:
    struct Open;
    using Newest = std::map<std::string, std::int64_t>;

    void loop();
    void round();
    void greet(Open& open, Newest const& newest);
    Result<void> tell(Open& open, Newest const& newest);
    bool is_signed_in(Open& open);
    bool is_over(Open& open);
    Result<Newest> newest_of(std::vector<std::shared_ptr<Open>> const& all);

    engine::Engine& engine_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::vector<std::shared_ptr<Open>> open_;
    std::thread thread_;  ///< starts with the first listener
};

}  // namespace assent::portal
