// How long the core takes to decide one command and to apply what happened: a submission that waits
// for review, and the approval of it.

#include "request/test_case.h"

#include <benchmark/benchmark.h>

namespace assent::request {
namespace {

void decide_and_apply(benchmark::State& state, State const& before, Command const& command,
                      Context const& context) {
    for (auto _ : state) {
        auto events = decide(before, command, context);
        if (!events) {
            state.SkipWithError(events.fault().code.c_str());
            return;
        }
        auto after = before;
        for (auto const& event : *events) after = apply(std::move(after), event);
        benchmark::DoNotOptimize(after);
    }
}

void submission(benchmark::State& state) {
    decide_and_apply(state, {}, lumbar_mri(), context(pack_of("harbor"), Role::provider_office));
}
BENCHMARK(submission)->Name("decide+apply/submit");

void approval(benchmark::State& state) {
    auto const& pack = pack_of("harbor");
    auto const waiting = state_of(decide({}, lumbar_mri(), context(pack, Role::provider_office)));
    decide_and_apply(state, waiting, Determine{}, context(pack, Role::nurse));
}
BENCHMARK(approval)->Name("decide+apply/approve");

void refolding(benchmark::State& state) {
    auto const& pack = pack_of("harbor");
    auto events = decide({}, lumbar_mri(), context(pack, Role::provider_office)).value();
    auto const approved = decide(fold(events), Determine{}, context(pack, Role::nurse)).value();
    events.insert(events.end(), approved.begin(), approved.end());
    for (auto _ : state) benchmark::DoNotOptimize(fold(events));
}
BENCHMARK(refolding)->Name("fold/whole history");

}  // namespace
}  // namespace assent::request

BENCHMARK_MAIN();
