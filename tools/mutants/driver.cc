/// Plays scenarios and unit tests against mutants, each in a process of its own that is forked from
/// one that has everything ready. tools/mutate.py builds and drives it by lines on standard input:
///   map                what each scenario and each test reaches, how long it takes, and by what
///                      it is known again: the hash of its text, or its file
///   uses               which scenarios need which edition of the packs
///   run ID s3:2 t7:9   plays with mutant ID until something is red, each with its seconds
///   pack DIR s3:2      plays with the edition of DIR in place of the shipped one, after `pack check`
///   law FILE           checks all packs by that law
#define DOCTEST_CONFIG_IMPLEMENT
#include "policy/check_pack.h"
#include "scenario/core_stage.h"
#include "scenario/runner.h"
#include "tools/mutants/switch.h"

#include <doctest/doctest.h>

#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

namespace assent_mutant {

int active = -1;
unsigned char reached[table_size];

/// Before any static object is made, so that a mutant of its making is awake.
__attribute__((constructor(101))) void wake() {
    if (auto const* wanted = std::getenv("ASSENT_MUTANT")) active = std::atoi(wanted);
}

}  // namespace assent_mutant

/// Properties draw the same histories in every run.
extern "C" unsigned _ZNSt13random_device9_M_getvalEv(void*) { return 20260101U; }

namespace {

namespace fs = std::filesystem;
using namespace assent;

constexpr double loading_seconds = 20;

struct Part {
    std::string name;  ///< `scenarios/clocks/urgent.txt`
    std::string text;  ///< one scenario
    int line = 0;
};

struct Everything {
    fs::path packs_folder;
    std::vector<Part> scenarios;
    std::vector<std::string> tests;
    policy::Packs packs;
    std::string fault;  ///< of loading
};

std::string text_of(fs::path const& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> sorted(fs::path const& folder, bool deep) {
    std::vector<fs::path> found;
    if (deep)
        for (auto const& entry : fs::recursive_directory_iterator(folder)) found.push_back(entry);
    else
        for (auto const& entry : fs::directory_iterator(folder)) found.push_back(entry);
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<Part> parts_of(fs::path const& folder) {
    std::vector<Part> parts;
    for (auto const& path : sorted(folder, true)) {
        if (path.extension() != ".txt") continue;
        auto const text = text_of(path);
        auto const file = scenario::parse_file(path.generic_string(), text);
        if (!file) continue;
        std::vector<std::string> lines;
        std::istringstream in(text);
        for (std::string line; std::getline(in, line);) lines.push_back(line);
        for (std::size_t i = 0; i < file->scenarios.size(); ++i) {
            auto const from = static_cast<std::size_t>(file->scenarios[i].line) - 1;
            auto const to = i + 1 < file->scenarios.size()
                                ? static_cast<std::size_t>(file->scenarios[i + 1].line) - 1
                                : lines.size();
            Part part{path.generic_string(), {}, static_cast<int>(from) + 1};
            for (auto at = from; at < to; ++at) part.text += lines[at] + "\n";
            parts.push_back(std::move(part));
        }
    }
    return parts;
}

Result<policy::Pack> edition_in(fs::path const& folder) {
    policy::PackFiles files;
    for (auto const& path : sorted(folder, false))
        if (fs::is_regular_file(path)) files[path.filename().string()] = text_of(path);
    return policy::load_pack(files);
}

Result<policy::Packs> packs_in(fs::path const& folder) {
    std::vector<std::shared_ptr<policy::Pack const>> packs;
    for (auto const& plan : sorted(folder, false)) {
        if (!fs::is_directory(plan)) continue;
        for (auto const& edition : sorted(plan, false))
            packs.push_back(std::make_shared<policy::Pack const>(TRY(edition_in(edition))));
    }
    return policy::Packs(std::move(packs));
}

bool load(Everything& all) {
    auto packs = packs_in(all.packs_folder);
    if (!packs) {
        all.fault = packs.fault().message;
        return false;
    }
    all.packs = std::move(packs).take();
    return true;
}

bool is_green(Part const& part, policy::Packs const& packs) {
    auto const outcome = scenario::play(
        part.name, part.text, [&packs] { return std::make_unique<scenario::CoreStage>(packs); });
    return outcome.played > 0 && outcome.failed == 0 && outcome.failures.empty();
}

/// A filter takes commas for the end of a name.
bool passes(std::string const& test) {
    auto pattern = test;
    for (auto& c : pattern)
        if (c == ',' || c == '\\' || c == '"') c = '?';
    doctest::Context context;
    context.addFilter("test-case", pattern.c_str());
    context.setOption("abort-after", 1);
    context.setOption("no-breaks", true);
    return context.run() == 0;
}

std::vector<std::string> all_tests() {
    std::vector<std::string> names;
    for (auto const& test : doctest::detail::getRegisteredTests()) names.emplace_back(test.m_name);
    std::sort(names.begin(), names.end());
    return names;
}

std::string file_of(std::string const& test) {
    for (auto const& known : doctest::detail::getRegisteredTests())
        if (test == known.m_name) return known.m_file.c_str();
    return {};
}

double cpu_seconds() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
           static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

/// Seconds of its own that the process may take from now on.
void limit_time(double seconds) {
    itimerval timer{};
    timer.it_value.tv_sec = static_cast<time_t>(seconds);
    timer.it_value.tv_usec = static_cast<suseconds_t>((seconds - std::floor(seconds)) * 1e6) + 1;
    setitimer(ITIMER_PROF, &timer, nullptr);
}

void limit_memory() {
    rlimit const memory{2UL << 30, 2UL << 30};
    setrlimit(RLIMIT_AS, &memory);
    rlimit const core{0, 0};
    setrlimit(RLIMIT_CORE, &core);
}

/// Runs `work` in a child whose word comes back by a pipe; a child that dies answers for itself.
template <class Work>
std::string in_child(double seconds, Work const& work) {
    int ends[2];
    if (pipe(ends) != 0) std::abort();
    auto const child = fork();
    if (child == 0) {
        close(ends[0]);
        auto const nothing = open("/dev/null", O_WRONLY);
        dup2(nothing, 1);
        dup2(nothing, 2);
        limit_time(seconds);
        limit_memory();
        std::string const word = work();
        if (write(ends[1], word.data(), word.size()) < 0) _exit(1);
        _exit(0);
    }
    close(ends[1]);
    std::string said;
    char buffer[65536];
    for (ssize_t got = 0; (got = read(ends[0], buffer, sizeof buffer)) > 0;)
        said.append(buffer, static_cast<std::size_t>(got));
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFSIGNALED(status))
        return WTERMSIG(status) == SIGPROF ? "killed timeout" : "killed crash";
    return WEXITSTATUS(status) == 0 ? said : "killed crash";
}

std::string reached_now() {
    std::string out;
    auto* const first = assent_mutant::reached;
    auto* const last = first + assent_mutant::table_size;
    for (auto* at = first; (at = static_cast<unsigned char*>(std::memchr(at, 1, last - at))); ++at) {
        out += " " + std::to_string(at - first);
        *at = 0;
    }
    return out;
}

void map(Everything& all, double test_seconds) {
    std::printf("startup 1 0%s\n", reached_now().c_str());
    auto before = cpu_seconds();
    auto const tell = [&](std::string const& what) {
        std::printf("%s %.4f%s\n", what.c_str(), cpu_seconds() - before, reached_now().c_str());
        before = cpu_seconds();
    };
    if (!load(all)) std::printf("fault %s\n", all.fault.c_str());
    tell("load 1");
    for (std::size_t i = 0; i < all.scenarios.size(); ++i) {
        auto const& part = all.scenarios[i];
        auto const green = is_green(part, all.packs);
        tell("s" + std::to_string(i) + " " + std::to_string(green));
        std::printf("name s%zu %s:%d\n", i, part.name.c_str(), part.line);
        std::printf("text s%zu %zu\n", i, std::hash<std::string>()(part.text));
    }
    for (std::size_t i = 0; i < all.tests.size(); ++i) {
        auto const said = in_child(test_seconds, [&] {
            auto const from = cpu_seconds();
            bool const green = passes(all.tests[i]);
            return std::to_string(green) + " " + std::to_string(cpu_seconds() - from) + reached_now();
        });
        std::printf("t%zu %s\n", i, said == "killed timeout" ? "1 1000000" : said.c_str());
        std::printf("name t%zu %s\n", i, all.tests[i].c_str());
        std::printf("text t%zu %s\n", i, file_of(all.tests[i]).c_str());
        std::fflush(stdout);
    }
}

policy::Packs without(policy::Packs const& packs, std::size_t index) {
    auto kept = packs.all();
    kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(index));
    return policy::Packs(std::move(kept));
}

void uses(Everything const& all) {
    for (std::size_t i = 0; i < all.packs.all().size(); ++i) {
        auto const packs = without(all.packs, i);
        std::printf("uses %s/%s", all.packs.all()[i]->plan.value.c_str(),
                    all.packs.all()[i]->edition.c_str());
        for (std::size_t at = 0; at < all.scenarios.size(); ++at)
            if (!is_green(all.scenarios[at], packs)) std::printf(" s%zu", at);
        std::printf("\n");
    }
}

std::string play_units(Everything const& all, policy::Packs const& packs, std::istream& units) {
    for (std::string unit; units >> unit;) {
        auto const index = static_cast<std::size_t>(std::stoul(unit.substr(1)));
        limit_time(std::stod(unit.substr(unit.find(':') + 1)));
        auto const green =
            unit.front() == 's' ? is_green(all.scenarios[index], packs) : passes(all.tests[index]);
        if (!green) return "killed " + unit.substr(0, unit.find(':'));
    }
    return "survived";
}

/// Tests need no packs of ours: these are loaded before the first scenario, or at the end.
std::string play_cold(Everything& all, std::istream& units) {
    bool is_loaded = false;
    auto const loads = [&] {
        limit_time(loading_seconds);
        return is_loaded = is_loaded || load(all);
    };
    for (std::string unit; units >> unit;) {
        if (unit.front() == 's' && !loads()) return "killed load";
        std::istringstream one(unit);
        if (auto said = play_units(all, all.packs, one); said != "survived") return said;
    }
    return loads() ? "survived" : "killed load";
}

bool has_errors(policy::Pack const& pack, policy::Law const& law) {
    auto const findings = policy::check_pack(
        pack, law, [](codes::Code const&, Day) { return std::optional<bool>(); });
    return std::ranges::find(findings, policy::Severity::error, &policy::Finding::severity) !=
           findings.end();
}

std::string with_pack(Everything const& all, fs::path const& folder, std::istream& units) {
    auto mutated = edition_in(folder);
    if (!mutated) return "killed load";
    auto const law = policy::load_law(text_of(all.packs_folder / "law.toml"));
    if (!law || has_errors(*mutated, *law)) return "killed check";
    auto packs = all.packs.all();
    auto const name = folder.parent_path().filename().string();
    for (auto& pack : packs)
        if (pack->plan.value == name && folder.filename() == pack->edition)
            pack = std::make_shared<policy::Pack const>(std::move(mutated).take());
    return play_units(all, policy::Packs(std::move(packs)), units);
}

std::string with_law(Everything const& all, fs::path const& file) {
    auto const law = policy::load_law(text_of(file));
    if (!law) return "killed load";
    for (auto const& pack : all.packs.all())
        if (has_errors(*pack, *law)) return "killed check";
    return "survived";
}

void serve(Everything& all, bool is_warm) {
    for (std::string line; std::getline(std::cin, line);) {
        std::istringstream words(line);
        std::string verb;
        std::string what;
        words >> verb >> what;
        std::string said;
        if (verb == "run")
            said = in_child(loading_seconds, [&] {
                if (!what.empty()) assent_mutant::active = std::stoi(what);
                return is_warm ? play_units(all, all.packs, words) : play_cold(all, words);
            });
        if (verb == "pack") said = in_child(loading_seconds, [&] { return with_pack(all, what, words); });
        if (verb == "law") said = in_child(loading_seconds, [&] { return with_law(all, what); });
        std::printf("%s\n", said.c_str());
        std::fflush(stdout);
    }
}

}  // namespace

int main(int count, char** words) {
    if (count != 5) return 2;
    std::string const mode = words[1];
    Everything all;
    all.packs_folder = words[2];
    if (mode == "map") {
        // What static objects reached stands apart; then everything is played once.
        all.tests = all_tests();
        all.scenarios = parts_of(words[3]);
        map(all, std::stod(words[4]));
        return 0;
    }
    all.tests = all_tests();
    all.scenarios = parts_of(words[3]);
    if (mode != "cold" && !load(all)) return 1;
    if (mode == "uses")
        uses(all);
    else
        serve(all, mode == "warm");
    return 0;
}
