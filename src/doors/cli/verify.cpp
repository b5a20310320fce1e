#include "doors/cli/open.h"

#include <chrono>
#include <cstdio>

namespace assent::cli {

int verify(Common const& options) {
    auto engine = open_engine(options);
    if (!engine) return tell(engine.fault(), options.output);
    auto const started = std::chrono::steady_clock::now();
    auto report = engine::verify((*engine)->store(), (*engine)->plans(), [](std::int64_t events) {
        std::fprintf(stderr, "\r%lld events", static_cast<long long>(events));
    });
    std::fprintf(stderr, "\r");
    if (!report) return tell(report.fault(), options.output);
    auto const seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    if (options.output == Output::json) {
        auto out = to_json(*report);
        out.set("sound", report->problems.empty());
        std::puts(json::write_pretty(out).c_str());
    } else {
        for (auto const& problem : report->problems) std::printf("%s\n", problem.c_str());
        std::printf("%lld events in chain, %lld requests refolded, %zu problems, %.1f s\n",
                    static_cast<long long>(report->events),
                    static_cast<long long>(report->requests), report->problems.size(), seconds);
    }
    return report->problems.empty() ? 0 : 1;
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
