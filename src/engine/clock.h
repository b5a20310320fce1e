/// The engine's time: the wall clock, or a settable one in data folders created as a trial (never
/// convertible).
#pragma once

#include "base/time.h"

#include <atomic>
#include <cstdint>
#include <optional>

namespace assent::engine {

class Clock {
public:
    Instant now() const;
    /// Stands still at that instant until set again or released. The caller checks that this is a
    /// trial.
    void stand_at(Instant instant);
    void release();
    bool standing() const { return fixed_.load() != running; }

private:
    static constexpr std::int64_t running = INT64_MIN;
    std::atomic<std::int64_t> fixed_{running};
};

}  // namespace assent::engine
