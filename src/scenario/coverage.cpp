#include "scenario/coverage.h"

namespace assent::scenario {

void add_coverage(Coverage& coverage, ScenarioFile const& file) {
    for (auto const& scenario : file.scenarios)
        for (auto const& rule : scenario.rules)
            coverage[rule].push_back(
                {file.name + ":" + std::to_string(scenario.line), scenario.title});
}

std::vector<std::string> uncovered(Coverage const& coverage,
                                   std::vector<std::string> const& wanted) {
    std::vector<std::string> missing;
    for (auto const& rule : wanted)
        if (!coverage.contains(rule)) missing.push_back(rule);
    return missing;
}

}  // namespace assent::scenario
