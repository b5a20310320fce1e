/// A scenario file as text: scenarios, their steps, the tables under them and the rule ids the
/// comments name.
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace assent::scenario {

using Row = std::vector<std::string>;

/// One line that says or expects something, with the indented table below it.
struct Step {
    int line = 0;  ///< in the file, from 1
    std::string text;
    std::vector<Row> table;  ///< cells are separated by two spaces or more
    int table_lines = 0;
};

struct Scenario {
    int line = 0;
    std::string title;
    std::vector<std::string> rules;  ///< ids named in the comments directly above
    std::vector<Step> steps;
};

struct ScenarioFile {
    std::string name;
    std::vector<Scenario> scenarios;
};

/// Faults: `bad_scenario` with file and line in `where`.
Result<ScenarioFile> parse_file(std::string name, std::string_view text);

/// Words that look like a rule id: `CC-34`, `L-CLK-03`, `INT-14B`, `IMG-014`, `GA-NOPA`.
std::vector<std::string> rule_ids(std::string_view text);

}  // namespace assent::scenario
