/// How often one key (a client's address, a token, a user) may ask: a token bucket a key, forgotten
/// when full again.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace assent::http {

class RateLimiter {
public:
    using Clock = std::chrono::steady_clock;

    /// `burst` requests at once, then `per_second`. A rate of 0 allows everything.
    RateLimiter(double per_second, double burst);

    /// Takes one token; false when the key has none left.
    bool allow(std::string_view key, Clock::time_point now = Clock::now());
    std::size_t remembered() const;

private:
    struct Bucket {
        double tokens = 0;
        Clock::time_point filled_at;
    };

    void forget_full(Clock::time_point now);

    double per_second_;
    double burst_;
    mutable std::mutex mutex_;
    std::unordered_map<std::string, Bucket> buckets_;
    Clock::time_point swept_at_;
};

}  // namespace assent::http
