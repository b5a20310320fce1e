#include "doors/cli/open.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iterator>

namespace assent::cli {

namespace {

void progress(std::int64_t count) { std::fprintf(stderr, "\r%lld", static_cast<long long>(count)); }

void print(engine::ReplayReport const& report) {
    for (auto const& problem : report.problems) std::printf("%s\n", problem.c_str());
    std::printf(
        "%lld requests, %lld appeals, %lld decisions made again, %lld events the same, "
        "%lld without kept facts, %zu problems\n",
        static_cast<long long>(report.requests), static_cast<long long>(report.appeals),
        static_cast<long long>(report.decisions), static_cast<long long>(report.events),
        static_cast<long long>(report.unexplained), report.problems.size());
}

json::Value json_of(engine::ReplayReport const& report) {
    auto out = to_json(report);
    out.set("sound", report.problems.empty());
    return out;
}

Result<engine::ReplayReport> replayed(engine::Engine& engine, std::string const& request) {
    if (request.empty()) return engine.replay_all(progress);
    std::string number;
    std::ranges::copy_if(request, std::back_inserter(number),
                         [](char c) { return c == 'A' || (c >= '0' && c <= '9'); });
    auto const plan = TRY(engine.plan_of(number));
    engine::ReplayReport report;
    TRY(engine.replay(plan, number, report));
    return report;
}

void print(engine::VerifyReport const& report, double seconds) {
    for (auto const& problem : report.problems) std::printf("%s\n", problem.c_str());
    std::printf(
        "%lld events in chain, %lld requests and %lld appeals refolded, %zu problems, %.1f s\n",
        static_cast<long long>(report.events), static_cast<long long>(report.requests),
        static_cast<long long>(report.appeals), report.problems.size(), seconds);
}

}  // namespace

int replay(VerifyOptions const& options) {
    auto const output = options.common.output;
    auto engine = open_engine(options.common, Beside::server);
    if (!engine) return tell(engine.fault(), output);
    auto const report = replayed(**engine, options.request);
    std::fprintf(stderr, "\r");
    if (!report) return tell(report.fault(), output);
    if (output == Output::json) std::puts(json::write_pretty(json_of(*report)).c_str());
    else print(*report);
    return report->problems.empty() ? 0 : 1;
}

int verify(VerifyOptions const& options) {
    auto const output = options.common.output;
    auto engine = open_engine(options.common, Beside::server);
    if (!engine) return tell(engine.fault(), output);
    auto const started = std::chrono::steady_clock::now();
    auto const report = engine::verify((*engine)->store(), (*engine)->plans(), progress);
    if (!report) return tell(report.fault(), output);
    std::chrono::duration<double> const took = std::chrono::steady_clock::now() - started;
    std::optional<engine::ReplayReport> again;
    if (options.replay) {
        auto replay = replayed(**engine, {});
        if (!replay) return tell(replay.fault(), output);
        again = std::move(replay).take();
    }
    std::fprintf(stderr, "\r");
    bool const sound = report->problems.empty() && (!again || again->problems.empty());
    if (output == Output::json) {
        auto out = to_json(*report);
        out.set("sound", sound);
        if (again) out.set("replay", json_of(*again));
        std::puts(json::write_pretty(out).c_str());
    } else {
        print(*report, took.count());
        if (again) print(*again);
    }
    return sound ? 0 : 1;
}

int rebuild(Common const& options) {
    auto engine = open_engine(options);
    if (!engine) return tell(engine.fault(), options.output);
    auto rebuilt =
        engine::rebuild_views((*engine)->store(), (*engine)->plans(), (*engine)->clock().now());
    if (!rebuilt) return tell(rebuilt.fault(), options.output);
    json::Value out;
    out.set("requests", *rebuilt);
    std::puts(json::write(out).c_str());
    return 0;
}

}  // namespace assent::cli
