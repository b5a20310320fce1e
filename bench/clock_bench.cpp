// How long it takes to count one deadline from what has happened: plain, and extended with a time
// it stood still. Budget: 1 microsecond.

#include "policy/clock.h"
#include "policy/test_packs.h"

#include <benchmark/benchmark.h>

namespace assent::policy {
namespace {

Anchors happened() {
    auto const received = parse_instant("2026-11-20T17:15:00Z").value();
    Anchors anchors{{{Anchor::received, received},
                     {Anchor::notified, received},
                     {Anchor::information_complete, received + std::chrono::hours(30)}}};
    return anchors;
}

void count(benchmark::State& state, Pack const& pack, Anchors const& anchors) {
    std::size_t at = 0;
    for (auto _ : state) {
        auto due = due_of(pack, pack.clocks[at], anchors);
        benchmark::DoNotOptimize(due);
        at = at + 1 == pack.clocks.size() ? 0 : at + 1;
    }
}

}  // namespace
}  // namespace assent::policy

int main(int argc, char** argv) {
    using namespace assent::policy;
    auto const plain = happened();
    auto extended = plain;
    extended.extension =
        Extension{plain.at[0].second + std::chrono::hours(21 * 24), plain.at[0].second, 14};
    extended.pauses = {
        {plain.at[0].second + std::chrono::hours(48), plain.at[0].second + std::chrono::hours(96)}};
    std::vector<std::shared_ptr<Pack const>> packs;
    for (auto const& folder : pack_folders()) {
        auto pack = load_pack(read_pack_files(folder));
        if (!pack) return 1;
        packs.push_back(std::make_shared<Pack const>(std::move(pack).take()));
        auto const name = packs.back()->plan.value + "/" + packs.back()->edition;
        auto const add = [&](std::string const& what, Anchors const& anchors) {
            benchmark::RegisterBenchmark((what + "/" + name).c_str(),
                                         [kept = packs.back(), &anchors](benchmark::State& state) {
                                             count(state, *kept, anchors);
                                         });
        };
        add("due", plain);
        add("extended", extended);
    }
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
