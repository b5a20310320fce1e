#include "scenario/scenario_file.h"

#include "base/text.h"

#include <algorithm>
#include <cctype>

namespace assent::scenario {
namespace {

bool is_rule_id(std::string_view word) {
    auto const dash = word.rfind('-');
    if (dash == std::string_view::npos || dash == 0 || dash + 1 == word.size()) return false;
    return is_capital(word.front()) && std::ranges::all_of(word, [](char c) {
               return is_capital(c) || is_digit(c) || c == '-';
           });
}

std::size_t indent_of(std::string_view line) {
    auto const first = line.find_first_not_of(' ');
    return first == std::string_view::npos ? 0 : first;
}

Row cells_of(std::string_view line) {
    Row cells;
    line = trim(line);
    while (!line.empty()) {
        auto const gap = line.find("  ");
        cells.emplace_back(trim(line.substr(0, gap)));
        line = gap == std::string_view::npos ? std::string_view{} : trim(line.substr(gap));
    }
    return cells;
}

/// Reads line by line; a step is indented, its table more so.
class Parser {
public:
    explicit Parser(std::string name) { file_.name = std::move(name); }

    Result<void> take(std::string_view raw) {
        ++line_;
        auto const text = trim(raw);
        if (text.empty()) {
            pending_rules_.clear();
            return fine();
        }
        if (text.front() == '#') return take_comment(text);
        constexpr std::string_view opening = "Scenario:";
        if (text.starts_with(opening)) return start(trim(text.substr(opening.size())));
        if (file_.scenarios.empty()) return refuse("a file begins with a Scenario: line");
        return take_step(indent_of(raw), text);
    }

    ScenarioFile finish() { return std::move(file_); }

private:
    Result<void> refuse(std::string const& message) const {
        return invalid("bad_scenario", file_.name + ":" + std::to_string(line_), message);
    }

    Result<void> take_comment(std::string_view text) {
        for (auto& id : rule_ids(text)) pending_rules_.push_back(std::move(id));
        return fine();
    }

    Result<void> start(std::string_view title) {
        if (title.empty()) return refuse("a scenario needs a title");
        file_.scenarios.push_back({line_, std::string(title), std::move(pending_rules_), {}});
        pending_rules_.clear();
        return fine();
    }

    Result<void> take_step(std::size_t indent, std::string_view text) {
        auto& steps = file_.scenarios.back().steps;
        if (indent == 0) return refuse("steps are indented");
        auto const is_table = !steps.empty() && indent > step_indent_;
        if (!is_table) {
            step_indent_ = indent;
            steps.push_back({line_, std::string(text), {}, 0});
            return fine();
        }
        steps.back().table.push_back(cells_of(text));
        ++steps.back().table_lines;
        return fine();
    }

    ScenarioFile file_;
    std::vector<std::string> pending_rules_;
    std::size_t step_indent_ = 0;
    int line_ = 0;
};

}  // namespace

Result<ScenarioFile> parse_file(std::string name, std::string_view text) {
    Parser parser(std::move(name));
    for (auto const line : split(text, '\n')) TRY(parser.take(line));
    return parser.finish();
}

std::vector<std::string> rule_ids(std::string_view text) {
    std::vector<std::string> found;
    std::string spaced(text);
    std::ranges::replace_if(
        spaced,
        [](char c) {
            return c == ',' || c == ';' || c == '(' || c == ')' || c == '.' || c == '#' || c == ':';
        },
        ' ');
    for (auto const word : words(spaced))
        if (is_rule_id(word)) found.emplace_back(word);
    return found;
}

}  // namespace assent::scenario
