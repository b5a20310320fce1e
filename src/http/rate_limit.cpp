#include "http/rate_limit.h"

#include <algorithm>

namespace assent::http {
namespace {

constexpr std::chrono::seconds sweep_every{10};

double seconds_between(RateLimiter::Clock::time_point from, RateLimiter::Clock::time_point to) {
    return std::chrono::duration<double>(to - from).count();
}

}  // namespace

RateLimiter::RateLimiter(double per_second, double burst)
    : per_second_(per_second),
      burst_(std::max({burst, per_second, 1.0})),
      swept_at_(Clock::now()) {}

bool RateLimiter::allow(std::string_view key, Clock::time_point now) {
    if (per_second_ <= 0) return true;
    std::lock_guard const lock(mutex_);
    forget_full(now);
    auto const [found, is_new] = buckets_.try_emplace(std::string(key), Bucket{burst_, now});
    auto& bucket = found->second;
    if (!is_new) {
        auto const gained = std::max(0.0, seconds_between(bucket.filled_at, now)) * per_second_;
        bucket.tokens = std::min(burst_, bucket.tokens + gained);
        bucket.filled_at = std::max(bucket.filled_at, now);
    }
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
}

std::size_t RateLimiter::remembered() const {
    std::lock_guard const lock(mutex_);
    return buckets_.size();
}

void RateLimiter::forget_full(Clock::time_point now) {
    if (now - swept_at_ < sweep_every) return;
    swept_at_ = now;
    std::erase_if(buckets_, [&](auto const& entry) {
        auto const& bucket = entry.second;
        return bucket.tokens + seconds_between(bucket.filled_at, now) * per_second_ >= burst_;
    });
}

}  // namespace assent::http
