// How long one lookup takes, with its explanation: one line a pack, codes that match and codes that
// do not. Budget: 2 microseconds.

#include "policy/require.h"
#include "policy/rule_index.h"
#include "policy/test_packs.h"

#include <benchmark/benchmark.h>

namespace assent::policy {
namespace {

/// The first code of each row as an office would ask for it, and as many codes on no row.
std::vector<Ask> asks_of(Pack const& pack) {
    std::vector<Ask> asks;
    for (auto const& row : pack.rules->rows) {
        if (row.codes.ranges.empty() || row.codes.ranges[0].whole_system) continue;
        auto const& range = row.codes.ranges[0];
        Ask ask;
        ask.service_day = make_day(2026, 11, 23);
        ask.line_of_business = pack.lines[0].id;
        ask.kind = RequestKind::outpatient;
        ask.diagnoses = {"C50911", "M5416"};
        ask.place = "22";
        if (range.system == codes::CodeSystem::revenue) ask.revenue = range.first;
        else ask.code = codes::Code{range.system, range.first};
        asks.push_back(ask);
        ask.revenue.clear();
        ask.code = codes::Code{codes::CodeSystem::cpt, std::to_string(90000 + asks.size())};
        asks.push_back(ask);
    }
    return asks;
}

void look_up_pack(benchmark::State& state, Pack const& pack) {
    auto const asks = asks_of(pack);
    std::size_t at = 0;
    for (auto _ : state) {
        auto answer = require(pack, asks[at]);
        benchmark::DoNotOptimize(answer);
        at = at + 1 == asks.size() ? 0 : at + 1;
    }
}

}  // namespace
}  // namespace assent::policy

int main(int argc, char** argv) {
    using namespace assent::policy;
    std::vector<std::shared_ptr<Pack const>> packs;
    for (auto const& folder : pack_folders()) {
        auto pack = load_pack(read_pack_files(folder));
        if (!pack) return 1;
        packs.push_back(std::make_shared<Pack const>(std::move(pack).take()));
        auto const name = "lookup/" + packs.back()->plan.value + "/" + packs.back()->edition;
        benchmark::RegisterBenchmark(name.c_str(), [kept = packs.back()](benchmark::State& state) {
            look_up_pack(state, *kept);
        });
    }
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
