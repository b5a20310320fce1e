/// Open cases of a trial, so that its queues live: submitted over the last days by the clock of the
/// trial, and brought on by its people. Loading them again changes nothing.
#pragma once

#include "engine/engine.h"

#include <filesystem>

namespace assent::engine {

/// Folder: `<plan>/cases.csv`; load_demo() has been here before. Faults: `not_a_trial`, and those
/// of the commands.
Result<void> load_demo_cases(Engine& engine, std::filesystem::path const& folder);

}  // namespace assent::engine
