#include "base/text.h"
#include "doors/cli/cli.h"
#include "records/packs.h"
#include "scenario/core_stage.h"
#include "scenario/coverage.h"
#include "scenario/phrases.h"
#include "scenario/runner.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <sstream>

namespace assent::cli {
namespace {

namespace fs = std::filesystem;

Result<void> write_text(fs::path const& path, std::string const& text) {
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out << text;
    out.close();
    return out ? fine()
               : Result<void>(unavailable("not_written",
                                          "The file " + path.string() + " cannot be written."));
}

struct Totals {
    int played = 0;
    std::vector<scenario::Failure> failures;
    scenario::Coverage coverage;
};

Result<Totals> play_all(ScenarioOptions const& options, policy::Packs const& packs) {
    Totals totals;
    auto const mode = options.update ? scenario::Mode::update : scenario::Mode::check;
    for (auto const& file : TRY(scenario_files(options.paths))) {
        auto const text = TRY(read_text(file));
        auto outcome = scenario::play(
            file.generic_string(), text,
            [&packs] { return std::make_unique<scenario::CoreStage>(packs); }, mode);
        totals.played += outcome.played;
        totals.failures.insert(totals.failures.end(), outcome.failures.begin(),
                               outcome.failures.end());
        if (options.update && !outcome.updated.empty() && outcome.updated != text)
            TRY(write_text(file, outcome.updated));
        if (auto parsed = scenario::parse_file(file.generic_string(), text))
            scenario::add_coverage(totals.coverage, *parsed);
    }
    return totals;
}

int failed_scenarios(Totals const& totals) {
    std::vector<std::string> titles;
    for (auto const& failure : totals.failures)
        titles.push_back(failure.where.substr(0, failure.where.rfind(':')) + failure.scenario);
    std::sort(titles.begin(), titles.end());
    return static_cast<int>(std::unique(titles.begin(), titles.end()) - titles.begin());
}

void print(Totals const& totals, Output output) {
    int const failed = failed_scenarios(totals);
    if (output == Output::json) {
        json::Array failures;
        for (auto const& failure : totals.failures) {
            json::Value item;
            item.set("where", failure.where);
            item.set("scenario", failure.scenario);
            item.set("message", failure.message);
            failures.push_back(std::move(item));
        }
        json::Value out;
        out.set("played", totals.played);
        out.set("failed", failed);
        out.set("rules_named", totals.coverage.size());
        out.set("failures", std::move(failures));
        std::puts(json::write_pretty(out).c_str());
        return;
    }
    for (auto const& failure : totals.failures)
        std::printf("%s: %s\n%s\n\n", failure.where.c_str(), failure.scenario.c_str(),
                    failure.message.c_str());
    std::printf("%zu rule ids named\n%d passed, %d failed\n", totals.coverage.size(),
                totals.played - failed, failed);
}

}  // namespace

Result<std::string> read_text(fs::path const& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) return not_found("no_such_file", "", "The file " + path.string() + " cannot be read.");
    return text.str();
}

Result<std::vector<fs::path>> scenario_files(std::vector<std::string> const& paths) {
    std::vector<fs::path> files;
    auto roots = paths;
    if (roots.empty()) roots.push_back((default_packs().parent_path() / "scenarios").string());
    for (auto const& path : roots) {
        std::error_code error;
        if (!fs::exists(path, error))
            return not_found("no_such_file", "", "There is no file or folder " + path + ".");
        if (!fs::is_directory(path, error)) {
            files.emplace_back(path);
            continue;
        }
        for (auto const& entry : fs::recursive_directory_iterator(path))
            if (entry.path().extension() == ".txt") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

int scenario(ScenarioOptions const& options) {
    if (options.coverage) return scenario_coverage(options);
    auto const output = options.common.output;
    auto packs =
        records::load_packs(options.common.packs.empty() ? default_packs() : options.common.packs);
    if (!packs) return tell(packs.fault(), output);
    if (!options.phrase_book.empty())
        if (auto written = write_text(options.phrase_book, scenario::phrase_book().markdown());
            !written)
            return tell(written.fault(), output);
    auto totals = play_all(options, *packs);
    if (!totals) return tell(totals.fault(), output);
    print(*totals, output);
    return totals->failures.empty() && totals->played > 0 ? 0 : 1;
}

}  // namespace assent::cli
