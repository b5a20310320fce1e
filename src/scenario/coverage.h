/// Which rule ids the scenarios name, and where: the list that shows what is proven and what is
/// not.
#pragma once

#include "scenario/scenario_file.h"

#include <map>
#include <string>
#include <vector>

namespace assent::scenario {

struct Mention {
    std::string where;  ///< file and line
    std::string title;
};

using Coverage = std::map<std::string, std::vector<Mention>>;

void add_coverage(Coverage& coverage, ScenarioFile const& file);

/// The wanted ids that no scenario names, in order.
std::vector<std::string> uncovered(Coverage const& coverage,
                                   std::vector<std::string> const& wanted);

}  // namespace assent::scenario
