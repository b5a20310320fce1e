/// Plays scenario files and says what was not as expected. Pure: the caller reads the files and
/// packs.
#pragma once

#include "scenario/scenario_file.h"
#include "scenario/stage.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace assent::scenario {

/// A fresh stage for each scenario.
using MakeStage = std::function<std::unique_ptr<Stage>()>;

struct Failure {
    std::string where;     ///< `scenarios/clocks/urgent.txt:12`
    std::string scenario;  ///< its title
    std::string message;   ///< what was expected and what is true, line under line
};

struct Outcome {
    int played = 0;
    int failed = 0;
    std::vector<Failure> failures;
    std::string updated;  ///< the text with its Expect lines made true; only in update mode
};

enum class Mode { check, update };

/// A file that cannot be parsed counts as one failure.
Outcome play(std::string const& name, std::string_view text, MakeStage const& make_stage,
             Mode mode = Mode::check);

}  // namespace assent::scenario
