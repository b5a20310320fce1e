#include "engine/clock.h"

namespace assent::engine {

Instant Clock::now() const {
    auto const fixed = fixed_.load();
    if (fixed != running) return Instant(std::chrono::milliseconds(fixed));
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

void Clock::stand_at(Instant instant) { fixed_.store(instant.time_since_epoch().count()); }

void Clock::release() { fixed_.store(running); }

}  // namespace assent::engine
