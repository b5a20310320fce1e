/// Demo data of a trial: invented members, providers and people to sign in as. Loading it again
/// changes nothing.
#pragma once

#include "engine/engine.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace assent::engine {

inline constexpr std::string_view demo_password = "demo-assent";

struct DemoPerson {
    std::string login;
    std::string what;  ///< role and organisation, in words
};

/// Folder: `<plan>/members.csv`, `<plan>/providers.csv`, `accounts.csv`, `hcpcs-starter.csv`,
/// `icd10cm-starter.csv`. The code lists are only loaded while no table of that system is there.
/// Faults: `not_a_trial`, and those of imports.
Result<std::vector<DemoPerson>> load_demo(Engine& engine, std::filesystem::path const& folder);

}  // namespace assent::engine
