#include "scenario/coverage.h"

#include "base/csv.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <set>

namespace assent::scenario {
namespace {

constexpr std::size_t longest_rule = 160;

constexpr std::array<std::string_view, 11> kinds{"RULE", "CLOCK",   "LIST",  "CODE",
                                                 "ROLE", "LIMIT",   "FIELD", "SCREEN",
                                                 "DOC",  "CONTACT", "BEYOND"};

/// What only a scenario can show to hold.
constexpr std::array<std::string_view, 6> provable_kinds{"RULE", "CLOCK", "LIST",
                                                         "CODE", "ROLE",  "LIMIT"};

constexpr std::array<std::string_view, 31> provable_groups{
    "ELG", "PRV", "POL", "COD", "INT", "REF", "DRF", "DOC", "VAL", "AUT", "DUP",
    "CLK", "REV", "RFI", "APP", "CRI", "INP", "COC", "RET", "NEW", "PHA", "DME",
    "ECM", "TRN", "CHG", "CLM", "SRC", "ACC", "LTR", "PRT", "RPT"};

constexpr std::array<std::string_view, 10> parts{"",         "portal",    "workbench", "letters",
                                                 "fhir",     "x12",       "fax",       "reports",
                                                 "accounts", "operations"};

template <std::size_t N>
bool is_one_of(std::array<std::string_view, N> const& list, std::string_view word) {
    return std::ranges::find(list, word) != list.end();
}

Result<void> check(Rule const& rule, int line) {
    auto const refuse = [line](std::string const& message) {
        return invalid("bad_catalogue", "line " + std::to_string(line), message);
    };
    if (rule_ids(rule.id) != std::vector<std::string>{rule.id})
        return refuse("'" + rule.id + "' is no rule id");
    if (rule.group.empty() || rule.plan.empty() || rule.source.empty() || rule.text.empty())
        return refuse(rule.id + " needs a group, a plan, a rule and a source");
    if (rule.text.size() > longest_rule)
        return refuse(rule.id + " is longer than " + std::to_string(longest_rule) + " characters");
    if (!is_one_of(kinds, rule.kind)) return refuse(rule.id + ": no kind '" + rule.kind + "'");
    if (!is_one_of(parts, rule.waits_for))
        return refuse(rule.id + ": nothing is called '" + rule.waits_for + "'");
    return fine();
}

bool must_be_proven(Rule const& rule) {
    return is_one_of(provable_kinds, rule.kind) && is_one_of(provable_groups, rule.group);
}

}  // namespace

void add_coverage(Coverage& coverage, ScenarioFile const& file) {
    for (auto const& scenario : file.scenarios)
        for (auto const& rule : scenario.rules)
            coverage[rule].push_back({file.name, scenario.line, scenario.title});
}

Result<std::vector<Rule>> parse_catalogue(std::string_view text) {
    auto const table = TRY(csv::parse(text));
    for (auto const* column : {"id", "group", "kind", "plan", "rule", "source", "waits_for"})
        if (table.column(column) < 0)
            return invalid("bad_catalogue", "line 1", "there is no column " + std::string(column));
    std::vector<Rule> rules;
    std::set<std::string> seen;
    for (auto const& row : table.rows) {
        auto const cell = [&](std::string_view name) { return std::string(table.cell(row, name)); };
        Rule rule{cell("id"),   cell("group"),  cell("kind"),     cell("plan"),
                  cell("rule"), cell("source"), cell("waits_for")};
        TRY(check(rule, row.line));
        if (!seen.insert(rule.id).second)
            return invalid("bad_catalogue", "line " + std::to_string(row.line),
                           rule.id + " stands there twice");
        rules.push_back(std::move(rule));
    }
    return rules;
}

Report report(std::vector<Rule> const& rules, Coverage const& named) {
    Report out;
    std::set<std::string_view> known;
    for (auto const& rule : rules) {
        known.insert(rule.id);
        auto found = named.find(rule.id);
        if (found == named.end() && rule.kind == "LIMIT") found = named.find(rule.id + "B");
        if (found != named.end()) out.covered.emplace(rule.id, found->second);
        else if (!rule.waits_for.empty()) out.waiting.push_back(rule);
        else if (must_be_proven(rule)) out.missing.push_back(rule);
        else out.other.push_back(rule);
    }
    for (auto const& [id, mentions] : named)
        if (!known.contains(id)) out.unknown.push_back(id);
    return out;
}

}  // namespace assent::scenario
