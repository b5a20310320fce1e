/// Packs for tests: the files under packs/, and small packs written in the test itself. For tests
/// only: it reads files.
#pragma once

#include "policy/ask.h"
#include "policy/pack.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

namespace assent::policy {

inline std::string read_text(std::filesystem::path const& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline PackFiles read_pack_files(std::filesystem::path const& folder) {
    PackFiles files;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files[std::filesystem::relative(entry.path(), folder).generic_string()] =
                read_text(entry.path());
    return files;
}

/// Folders of all editions under packs/, in order.
inline std::vector<std::filesystem::path> pack_folders() {
    std::vector<std::filesystem::path> folders;
    for (auto const& plan : std::filesystem::directory_iterator("packs"))
        if (plan.is_directory())
            for (auto const& edition : std::filesystem::directory_iterator(plan.path()))
                folders.push_back(edition.path());
    std::sort(folders.begin(), folders.end());
    return folders;
}

/// The smallest plan there is; tests add rows.
inline constexpr char small_plan[] = R"(plan = "small"
edition = "current"
name = "Small Plan"
valid_from = 2020-01-01
time_zone = "America/Los_Angeles"
number_block = "99"
service_area = ["lake"]
disclaimer = "An answer is not a promise to pay."
default_contact = "um"
[[line]]
id = "gold"
name = "Gold"
law_profile = "ma"
[[holiday]]
on = 2026-11-26
name = "Thanksgiving"
[contacts.um]
name = "Review desk"
phone = "(555) 010-0100"
[contacts.group]
name = "Lake group"
)";

inline PackFiles small_files(std::string const& requirements) {
    return {{"plan.toml", small_plan}, {"requirements.csv", requirements}};
}

inline Ask ask_for(char const* code, Day day = make_day(2026, 11, 23)) {
    Ask ask;
    ask.service_day = day;
    ask.code = codes::parse_code(code).value();
    return ask;
}

}  // namespace assent::policy
