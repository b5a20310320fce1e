#include "scenario/runner.h"

#include "base/text.h"
#include "scenario/phrases.h"

#include <algorithm>
#include <map>

namespace assent::scenario {
namespace {

constexpr int table_indent = 6;
constexpr int step_indent = 2;

/// Rows with their columns under each other.
std::vector<std::string> shown(std::vector<Row> const& table) {
    std::vector<std::size_t> widths;
    for (auto const& row : table) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
    }
    std::vector<std::string> lines;
    for (auto const& row : table) {
        std::string line(table_indent, ' ');
        for (std::size_t i = 0; i < row.size(); ++i) {
            line += row[i];
            if (i + 1 < row.size()) line += std::string(widths[i] - row[i].size() + 2, ' ');
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

bool is_expectation(std::string_view text) { return text.starts_with("Expect "); }

/// Lines of the file that become others.
struct Rewrite {
    int lines = 0;  ///< how many are replaced, beginning with the key
    std::vector<std::string> by;
};

class Player {
public:
    Player(std::string const& name, Mode mode, Outcome& outcome)
        : name_(name), mode_(mode), outcome_(outcome) {}

    void play(Scenario const& scenario, Stage& stage) {
        World world(stage);
        ++outcome_.played;
        auto const before = outcome_.failures.size();
        for (auto const& step : scenario.steps)
            if (!play_step(scenario, world, step)) break;
        if (outcome_.failures.size() == before && world.refused && !scenario.steps.empty())
            fail(scenario, scenario.steps.back(), refusal(*world.refused));
        if (outcome_.failures.size() > before) ++outcome_.failed;
    }

    std::string rewritten(std::string_view text) const {
        auto const lines = split(text, '\n');
        std::vector<std::string> out;
        for (std::size_t i = 0; i < lines.size();) {
            auto const found = rewrites_.find(static_cast<int>(i) + 1);
            if (found == rewrites_.end()) {
                out.emplace_back(lines[i++]);
                continue;
            }
            out.insert(out.end(), found->second.by.begin(), found->second.by.end());
            i += static_cast<std::size_t>(found->second.lines);
        }
        return join(out, "\n");
    }

private:
    static std::string refusal(Fault const& fault) {
        auto text = "refused: " + fault.code;
        if (!fault.where.empty()) text += " at " + fault.where;
        return text + ": " + fault.message;
    }

    void fail(Scenario const& scenario, Step const& step, std::string message) {
        outcome_.failures.push_back(
            {name_ + ":" + std::to_string(step.line), scenario.title, std::move(message)});
    }

    /// False ends the scenario: after a step that could not be taken nothing below means anything.
    bool play_step(Scenario const& scenario, World& world, Step const& step) {
        auto const match = phrase_book().find(step.text);
        if (match.phrase == nullptr) {
            auto message = "unknown phrase: " + step.text;
            for (auto const near : phrase_book().nearest(step.text, 3))
                message += "\n    nearest: " + std::string(near);
            fail(scenario, step, message);
            return false;
        }
        if (world.refused && !step.text.starts_with("Expect refused ") && !may_update(step)) {
            fail(scenario, step, "the step before was " + refusal(*world.refused));
            return false;
        }
        auto const said = match.phrase->act(world, {match.words, step.table});
        if (!said) {
            fail(
                scenario, step,
                said.fault().code == "bad_scenario" ? said.fault().message : refusal(said.fault()));
            return false;
        }
        if (*said) compare(scenario, step, **said);
        return true;
    }

    bool may_update(Step const& step) const {
        return mode_ == Mode::update && is_expectation(step.text);
    }

    void compare(Scenario const& scenario, Step const& step, Truth const& truth) {
        auto const is_true =
            truth.text == step.text && (!truth.table || *truth.table == step.table);
        if (is_true) return;
        std::vector<std::string> lines{std::string(step_indent, ' ') + truth.text};
        if (truth.table)
            for (auto& line : shown(*truth.table)) lines.push_back(std::move(line));
        if (mode_ == Mode::update) {
            rewrites_[step.line] = {1 + (truth.table ? step.table_lines : 0), std::move(lines)};
            return;
        }
        std::string message = "not as expected\n    - " + step.text;
        for (auto const& line : truth.table ? shown(step.table) : std::vector<std::string>{})
            message += "\n    - " + line;
        for (auto const& line : lines) message += "\n    + " + std::string(trim(line));
        fail(scenario, step, message);
    }

    std::string const& name_;
    Mode mode_;
    Outcome& outcome_;
    std::map<int, Rewrite> rewrites_;
};

}  // namespace

Outcome play(std::string const& name, std::string_view text, MakeStage const& make_stage,
             Mode mode) {
    Outcome outcome;
    auto const file = parse_file(name, text);
    if (!file) {
        outcome.played = outcome.failed = 1;
        outcome.failures.push_back({file.fault().where, {}, file.fault().message});
        outcome.updated = std::string(text);
        return outcome;
    }
    Player player(name, mode, outcome);
    for (auto const& scenario : file->scenarios) {
        auto const stage = make_stage();
        player.play(scenario, *stage);
    }
    if (mode == Mode::update) outcome.updated = player.rewritten(text);
    return outcome;
}

}  // namespace assent::scenario
