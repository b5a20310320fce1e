/// Plays scenario files at the door of a running trial server:
///     http_scenarios PORT PACKS FILE_OR_FOLDER ...
#include "records/packs.h"
#include "scenario/runner.h"
#include "scenarios/http_stage.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace assent::play {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_of(std::vector<std::string> const& paths) {
    std::vector<fs::path> files;
    for (auto const& path : paths) {
        if (!fs::is_directory(path)) files.emplace_back(path);
        else
            for (auto const& entry : fs::recursive_directory_iterator(path))
                if (entry.path().extension() == ".txt") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string text_of(fs::path const& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::vector<PlanId> plans_of(policy::Packs const& packs) {
    std::vector<PlanId> plans;
    for (auto const& pack : packs.all())
        if (std::find(plans.begin(), plans.end(), pack->plan) == plans.end())
            plans.push_back(pack->plan);
    return plans;
}

struct Totals {
    int played = 0;
    int failed = 0;
    int skipped = 0;
};

/// What a scenario said first when it went wrong: the rest follows from it.
void tell(Totals& totals, std::vector<scenario::Failure> const& failures) {
    std::map<std::string, bool> is_skipped;
    for (auto const& failure : failures) {
        auto const key = failure.where.substr(0, failure.where.rfind(':')) + failure.scenario;
        bool const not_here = failure.message.find(not_at_this_door) != std::string::npos;
        auto const [known, is_first] = is_skipped.try_emplace(key, not_here);
        if (is_first) ++(not_here ? totals.skipped : totals.failed);
        if (known->second && !is_first) continue;
        std::printf("%s%s: %s\n%s\n\n", known->second ? "not played: " : "", failure.where.c_str(),
                    failure.scenario.c_str(), failure.message.c_str());
    }
}

int play_all(std::uint16_t port, policy::Packs const& packs,
             std::vector<std::string> const& paths) {
    Door door(port);
    if (auto const opened = door.open(plans_of(packs)); !opened) {
        std::printf("The server cannot be used: %s\n", opened.fault().message.c_str());
        return 1;
    }
    Totals totals;
    for (auto const& file : files_of(paths)) {
        auto const outcome = scenario::play(file.generic_string(), text_of(file), [&] {
            return std::make_unique<HttpStage>(door, packs);
        });
        totals.played += outcome.played;
        tell(totals, outcome.failures);
    }
    std::printf("%d passed, %d failed, %d skipped\n",
                totals.played - totals.failed - totals.skipped, totals.failed, totals.skipped);
    return totals.failed == 0 && totals.played > totals.skipped ? 0 : 1;
}

}  // namespace
}  // namespace assent::play

int main(int argc, char** argv) {
    if (argc < 4) {
        std::puts("Usage: http_scenarios PORT PACKS FILE_OR_FOLDER ...");
        return 2;
    }
    auto const packs = assent::records::load_packs(argv[2]);
    if (!packs) {
        std::puts(packs.fault().message.c_str());
        return 2;
    }
    return assent::play::play_all(static_cast<std::uint16_t>(std::atoi(argv[1])), *packs,
                                  {argv + 3, argv + argc});
}
