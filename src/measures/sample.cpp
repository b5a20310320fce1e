#include "measures/sample.h"

#include <algorithm>

namespace assent::measures {
namespace {

/// SplitMix64 (Steele, Lea, Flood 2014): the whole generator fits on a page of the audit's papers.
class SplitMix {
public:
    explicit SplitMix(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        auto z = state_ += 0x9e3779b97f4a7c15U;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31);
    }
    /// Below `end`, each as likely as the other.
    std::uint64_t below(std::uint64_t end) {
        auto const uneven = (0 - end) % end;
        auto drawn = next();
        while (drawn < uneven) drawn = next();
        return drawn % end;
    }

private:
    std::uint64_t state_;
};

}  // namespace

std::vector<RequestId> sample_of(std::vector<RequestId> from, std::uint64_t seed,
                                 std::size_t size) {
    std::ranges::sort(from);
    auto const repeated = std::ranges::unique(from);
    from.erase(repeated.begin(), repeated.end());
    SplitMix random(seed);
    auto const wanted = std::min(size, from.size());
    for (std::size_t i = 0; i < wanted; ++i)
        std::swap(from[i], from[i + random.below(from.size() - i)]);
    from.resize(wanted);
    return from;
}

}  // namespace assent::measures
