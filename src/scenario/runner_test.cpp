#include "scenario/runner.h"

#include "scenario/core_stage.h"
#include "scenario/coverage.h"
#include "scenario/phrases.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace assent::scenario {
namespace {

namespace fs = std::filesystem;

std::string read_text(fs::path const& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

policy::Packs read_packs() {
    std::vector<std::shared_ptr<policy::Pack const>> packs;
    for (auto const& plan : fs::directory_iterator("packs")) {
        if (!plan.is_directory()) continue;
        for (auto const& edition : fs::directory_iterator(plan.path())) {
            policy::PackFiles files;
            for (auto const& entry : fs::recursive_directory_iterator(edition.path()))
                if (entry.is_regular_file())
                    files[fs::relative(entry.path(), edition.path()).generic_string()] =
                        read_text(entry.path());
            auto pack = policy::load_pack(files);
            if (!pack)
                FAIL(edition.path().string(), pack.fault().where, ": ", pack.fault().message);
            packs.push_back(std::make_shared<policy::Pack const>(std::move(pack).take()));
        }
    }
    return policy::Packs(std::move(packs));
}

policy::Packs const& packs() {
    static auto const all = read_packs();
    return all;
}

MakeStage core() {
    return [] { return std::make_unique<CoreStage>(packs()); };
}

std::vector<fs::path> scenario_files() {
    std::vector<fs::path> files;
    for (auto const& entry : fs::recursive_directory_iterator("scenarios"))
        if (entry.path().extension() == ".txt") files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

constexpr auto urgent_mri =
    "Scenario: an urgent MRI\n"
    "  Plan harbor\n"
    "  Now Wed 2026-11-25 16:00\n"
    "  Member Ana Ruiz, born 1980-02-11, medi_cal, active, reads Spanish\n"
    "  Provider \"Bay Spine Clinic\" submits urgent outpatient\n"
    "      code   units  diagnosis\n"
    "      72148  1      M54.16\n";

}  // namespace

TEST_CASE("every scenario holds on the pure core") {
    // ASSENT_SCENARIO_UPDATE rewrites the Expect lines in place; the review reads the difference.
    auto const mode = std::getenv("ASSENT_SCENARIO_UPDATE") ? Mode::update : Mode::check;
    int played = 0;
    for (auto const& path : scenario_files()) {
        auto const text = read_text(path);
        auto const outcome = play(path.string(), text, core(), mode);
        played += outcome.played;
        for (auto const& failure : outcome.failures)
            FAIL_CHECK(failure.where, ": ", failure.scenario, "\n", failure.message);
        if (mode == Mode::update && outcome.updated != text)
            std::ofstream(path, std::ios::binary) << outcome.updated;
    }
    CHECK(played > 0);
    MESSAGE(played, " scenarios played");
}

TEST_CASE("every scenario names the rules it proves") {
    for (auto const& path : scenario_files()) {
        auto const file = parse_file(path.string(), read_text(path));
        REQUIRE(file.ok());
        for (auto const& scenario : file->scenarios)
            CHECK_MESSAGE(!scenario.rules.empty(), path.string(), ":", scenario.line,
                          " names no rule id");
    }
}

TEST_CASE("an unknown phrase fails with its line and the nearest known ones") {
    auto const outcome = play("x.txt", std::string(urgent_mri) + "  Expect state denied\n", core());
    REQUIRE(outcome.failures.size() == 1);
    CHECK(outcome.failures[0].where == "x.txt:8");
    CHECK(outcome.failures[0].message.find("unknown phrase: Expect state denied") == 0);
    CHECK(outcome.failures[0].message.find("nearest: Expect ") != std::string::npos);
}

TEST_CASE("a wrong expectation shows both lines") {
    auto const outcome =
        play("x.txt", std::string(urgent_mri) + "  Expect status approved\n", core());
    REQUIRE(outcome.failures.size() == 1);
    CHECK(outcome.failures[0].message ==
          "not as expected\n    - Expect status approved\n    + Expect status in_review");
}

TEST_CASE("a refusal nobody expects fails the scenario, even as its last step") {
    auto const outcome = play("x.txt", std::string(urgent_mri) + "  Clerk Lee approves\n", core());
    REQUIRE(outcome.failures.size() == 1);
    CHECK(outcome.failures[0].message.find("refused: role_not_allowed") == 0);
}

TEST_CASE("updating rewrites Expect lines and nothing else") {
    auto const before = std::string(urgent_mri) + "  Expect status approved\n  Expect queue x\n";
    auto const outcome = play("x.txt", before, core(), Mode::update);
    CHECK(outcome.failures.empty());
    CHECK(outcome.updated ==
          std::string(urgent_mri) + "  Expect status in_review\n  Expect queue nurse_imaging\n");
}

TEST_CASE("updating rewrites the table under an Expect line") {
    auto const before = std::string(urgent_mri) + "  Expect notices\n      form\n  Expect open\n";
    auto const outcome = play("x.txt", before, core(), Mode::update);
    CHECK(outcome.updated.find("      acknowledgement  requesting_provider  as_received  en") !=
          std::string::npos);
    CHECK(outcome.updated.ends_with("\n  Expect open\n"));
    CHECK(play("x.txt", outcome.updated, core()).failures.empty());
}

TEST_CASE("a weekday that does not belong to the date is a mistake of the scenario") {
    auto const outcome =
        play("x.txt", "Scenario: a\n  Plan harbor\n  Now Tue 2026-11-25 16:00\n", core());
    REQUIRE(outcome.failures.size() == 1);
    CHECK(outcome.failures[0].message == "2026-11-25 is a Wed, not a Tue");
}

TEST_CASE("the comment directly above a scenario names its rules") {
    auto const file = parse_file(
        "x.txt",
        "# CC-34, L-CLK-03: INT-14B. not-a-rule\nScenario: a\n\n# AAH-30\n\nScenario: b\n");
    REQUIRE(file.ok());
    CHECK(file->scenarios[0].rules == std::vector<std::string>{"CC-34", "L-CLK-03", "INT-14B"});
    CHECK(file->scenarios[1].rules.empty());
    Coverage coverage;
    add_coverage(coverage, *file);
    CHECK(coverage.at("CC-34").front().where() == "x.txt:2");
}

TEST_CASE("the phrase book on paper is the one in the program") {
    auto const written = read_text("docs/scenarios.md");
    auto const book = phrase_book().markdown();
    if (std::getenv("ASSENT_SCENARIO_UPDATE") && written != book)
        std::ofstream("docs/scenarios.md", std::ios::binary) << book;
    else CHECK(written == book);
}

}  // namespace assent::scenario
