#include "scenario/coverage.h"

#include "doors/cli/cli.h"

#include <cstdio>

namespace assent::cli {
namespace {

namespace fs = std::filesystem;

/// Shown relative to the folder of the packs, so that the list reads the same from anywhere.
std::string shown(fs::path const& file) {
    auto const root = fs::absolute(default_packs()).lexically_normal().parent_path();
    auto const full = fs::absolute(file).lexically_normal();
    auto const near = full.lexically_relative(root);
    return near.empty() || *near.begin() == ".." ? file.generic_string() : near.generic_string();
}

Result<scenario::Report> make_report(ScenarioOptions const& options) {
    fs::path const catalogue = options.catalogue.empty()
                                   ? default_packs().parent_path() / "docs" / "rules.csv"
                                   : fs::path(options.catalogue);
    auto const rules = TRY(scenario::parse_catalogue(TRY(read_text(catalogue))));
    scenario::Coverage named;
    for (auto const& file : TRY(scenario_files(options.paths)))
        scenario::add_coverage(named, TRY(scenario::parse_file(shown(file), TRY(read_text(file)))));
    return scenario::report(rules, named);
}

json::Value list_of(std::vector<std::string> const& ids) {
    json::Array out;
    for (auto const& id : ids) out.emplace_back(id);
    return out;
}

json::Value as_json(scenario::Report const& report) {
    json::Value covered{json::Object{}};
    for (auto const& [id, mentions] : report.covered) {
        json::Array places;
        for (auto const& mention : mentions) {
            json::Value place;
            place.set("file", mention.file);
            place.set("scenario", mention.title);
            places.push_back(std::move(place));
        }
        covered.set(id, std::move(places));
    }
    std::vector<std::string> missing;
    for (auto const& rule : report.missing) missing.push_back(rule.id);
    json::Value waiting{json::Object{}};
    for (auto const& rule : report.waiting) waiting.set(rule.id, rule.waits_for);
    json::Value out;
    out.set("covered", std::move(covered));
    out.set("missing", list_of(missing));
    out.set("waiting", std::move(waiting));
    out.set("unknown", list_of(report.unknown));
    return out;
}

void print_text(scenario::Report const& report) {
    for (auto const& [id, mentions] : report.covered) {
        std::printf("%s\n", id.c_str());
        for (auto const& mention : mentions)
            std::printf("    %s %s\n", mention.where().c_str(), mention.title.c_str());
    }
    for (auto const& rule : report.other)
        std::printf("%s has no scenario and needs none: %s\n", rule.id.c_str(), rule.text.c_str());
    for (auto const& rule : report.waiting)
        std::printf("%s waits for %s: %s\n", rule.id.c_str(), rule.waits_for.c_str(),
                    rule.text.c_str());
    for (auto const& rule : report.missing)
        std::printf("%s has no scenario: %s\n", rule.id.c_str(), rule.text.c_str());
    for (auto const& id : report.unknown)
        std::printf("%s is named by a scenario and is not in the catalogue\n", id.c_str());
    std::printf("rules: %zu covered, %zu missing, %zu waiting for other parts, %zu unknown\n",
                report.covered.size(), report.missing.size(), report.waiting.size(),
                report.unknown.size());
}

}  // namespace

int scenario_coverage(ScenarioOptions const& options) {
    auto const output = options.common.output;
    auto const report = make_report(options);
    if (!report) return tell(report.fault(), output);
    if (output == Output::json) std::puts(json::write_pretty(as_json(*report)).c_str());
    else print_text(*report);
    bool const incomplete = options.require_complete && !report->missing.empty();
    return report->unknown.empty() && !incomplete ? 0 : 1;
}

}  // namespace assent::cli
