/// Which rules the scenarios prove, and where: the project's catalogue of rules on one side, the
/// ids the scenarios name on the other.
#pragma once

#include "scenario/scenario_file.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace assent::scenario {

struct Mention {
    std::string file;
    int line = 0;
    std::string title;

    std::string where() const { return file + ":" + std::to_string(line); }
    friend bool operator==(Mention const&, Mention const&) = default;
};

/// By rule id.
using Coverage = std::map<std::string, std::vector<Mention>>;

void add_coverage(Coverage& coverage, ScenarioFile const& file);

/// One row of the catalogue.
struct Rule {
    std::string id;
    std::string group;
    std::string kind;
    std::string plan;
    std::string text;  ///< the rule in one line
    std::string source;
    std::string waits_for;  ///< the part of the product that must exist first; empty: none
};

/// Reads `docs/rules.csv`. Faults: `bad_csv`, `bad_catalogue` with the line in `where`: a missing
/// column, an id twice, no rule or one that is too long, a kind or a thing waited for that is none.
Result<std::vector<Rule>> parse_catalogue(std::string_view text);

struct Report {
    Coverage covered;           ///< of the catalogue's ids
    std::vector<Rule> missing;  ///< a scenario could prove them, none does
    std::vector<Rule> waiting;  ///< not covered, for another part comes first
    std::vector<Rule> other;    ///< not covered and of a kind or group no scenario must prove
    std::vector<std::string> unknown;  ///< named by scenarios, not in the catalogue
};

/// A limit of the systems before us counts as covered where its better twin is: `ELG-03` by
/// `ELG-03B`.
Report report(std::vector<Rule> const& rules, Coverage const& named);

}  // namespace assent::scenario
