#include "base/hash.h"
#include "doors/cli/open.h"
#include "records/members.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <thread>

namespace assent::cli {
namespace {

namespace fs = std::filesystem;
using Steady = std::chrono::steady_clock;

constexpr int member_count = 20000;

/// What is submitted: a request, the office's NPI, the line of business of the members made for the
/// occasion.
struct Load {
    std::string npi;
    std::string line;
    request::SubmitRequest request;
};

void fields(auto& f, auto& l) requires Is<Load, decltype(l)> {
    f("npi", l.npi);
    f("line", l.line);
    f("request", l.request);
}

struct Figure {
    std::string name;
    double per_second = 0;
    double per_commit = 0;
};

json::Value rate(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", value);
    return json::Value(json::Number{text});
}

json::Value figure_json(Figure const& figure) {
    json::Value out;
    out.set("name", figure.name);
    out.set("per_second", rate(figure.per_second));
    out.set("per_flush", rate(figure.per_commit));
    return out;
}

/// How often this disk makes 4 KiB durable, alone: the yardstick beside which submits are read.
double raw_flushes(fs::path const& folder, int seconds) {
    auto const path = (folder / "flush.probe").string();
    int const file = ::open(path.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
    if (file < 0) return 0;
    std::string const block(4096, 'x');
    long flushes = 0;
    auto const started = Steady::now();
    while (Steady::now() - started < std::chrono::seconds(seconds)) {
        if (::write(file, block.data(), block.size()) < 0 || ::fdatasync(file) != 0) break;
        ++flushes;
    }
    ::close(file);
    fs::remove(path);
    return static_cast<double>(flushes) /
           std::chrono::duration<double>(Steady::now() - started).count();
}

Result<Load> read_load(std::string const& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) return not_found("no_such_file", "", "The file " + path + " cannot be read.");
    auto const value = TRY(json::parse(text.str()));
    return from_json<Load>(value);
}

engine::Asker benchmark_asker(engine::Engine const& engine) {
    auto asker = operator_on_duty(engine);
    asker.account.role = "administrator";
    return asker;
}

Result<void> import_text(engine::Engine& engine, PlanId const& plan, records::ImportKind kind,
                         std::string const& text) {
    records::Import import;
    import.kind = kind;
    import.mode = records::ImportMode::keep_good;
    import.plan = plan;
    import.source = "bench";
    std::istringstream in(text);
    auto const summary = TRY(engine.import(benchmark_asker(engine), import, in, {}));
    if (summary.refused > 0) return invalid("bench_data", "", summary.refusals.front().message);
    return fine();
}

Result<std::vector<MemberId>> make_members(engine::Engine& engine, Load const& load) {
    std::string text = "member_number,last_name,first_name,born_on,line_of_business,covered_from\n";
    std::vector<std::string> numbers;
    for (int i = 0; i < member_count; ++i) {
        numbers.push_back("BENCH" + std::to_string(100000 + i));
        text += numbers.back() + ",Benchperson,Number" + std::to_string(i) + ",1980-02-11," +
                load.line + ",2020-01-01\n";
    }
    auto const& plan = load.request.plan;
    TRY(import_text(engine, plan, records::ImportKind::members, text));
    return engine.store().read([&](store::Db& db) -> Result<std::vector<MemberId>> {
        std::vector<MemberId> ids;
        for (auto const& number : numbers)
            ids.push_back(TRY(records::member_id_of(db, plan, number)));
        return ids;
    });
}

Result<ProviderId> make_provider(engine::Engine& engine, Load const& load) {
    auto const& plan = load.request.plan;
    TRY(import_text(engine, plan, records::ImportKind::providers,
                    "npi,name,organisation\n" + load.npi + ",Bench Clinic,bench\n"));
    auto const found =
        TRY(engine.search_providers(operator_on_duty(engine), plan, {load.npi, false, {}, 1}));
    if (found.empty())
        return not_found("unknown_provider", "/npi",
                         "The provider of the load file was not stored.");
    return found.front().id;
}

struct Submitter {
    engine::Engine& engine;
    engine::Call call;
    std::vector<MemberId> const& members;
    std::atomic<std::size_t>& next;
    std::atomic<long>& accepted;
    std::string& fault;

    void run(Steady::time_point until) {
        auto& asked = std::get<request::SubmitRequest>(call.command);
        while (Steady::now() < until) {
            auto const n = next++;
            asked.member = members[n % members.size()];
            call.key = CommandKey("bench-" + std::to_string(n));
            auto receipt = engine.run(call);
            if (receipt) {
                ++accepted;
            } else if (receipt.fault().kind != Kind::busy) {
                fault = receipt.fault().code + ": " + receipt.fault().message;
                return;
            }
        }
    }
};

class Bench {
public:
    Bench(engine::Engine& engine, Load load, std::vector<MemberId> members)
        : engine_(engine), load_(std::move(load)), members_(std::move(members)) {}

    Result<Figure> submits(int clients, int seconds) {
        auto const before = engine_.store().metrics();
        std::atomic<long> accepted{0};
        std::vector<std::string> faults(static_cast<std::size_t>(clients));
        auto const started = Steady::now();
        std::vector<std::thread> threads;
        for (int i = 0; i < clients; ++i)
            threads.emplace_back([&, i] {
                Submitter submitter{engine_, call(),   members_,
                                    next_,   accepted, faults[static_cast<std::size_t>(i)]};
                submitter.run(started + std::chrono::seconds(seconds));
            });
        for (auto& thread : threads) thread.join();
        auto const took = std::chrono::duration<double>(Steady::now() - started).count();
        for (auto const& fault : faults)
            if (!fault.empty()) return broken("bench_refused", fault);
        auto const after = engine_.store().metrics();
        auto const commits = static_cast<double>(after.commits - before.commits);
        return Figure{"submits, " + std::to_string(clients) + " clients",
                      static_cast<double>(accepted) / took,
                      static_cast<double>(accepted) / commits};
    }

private:
    engine::Call call() const {
        engine::Call call;
        call.plan = load_.request.plan;
        call.actor.account = "bench";
        call.actor.name = "Bench";
        call.actor.role = request::Role::provider_services;
        call.command = load_.request;
        return call;
    }

    engine::Engine& engine_;
    Load load_;
    std::vector<MemberId> members_;
    std::atomic<std::size_t> next_{0};
};

Result<std::vector<Figure>> measure(BenchOptions const& options) {
    auto load = TRY(read_load(options.load));
    auto common = options.common;
    common.data = options.common.data / ("bench-" + random_hex(4));
    auto engine = TRY(open_engine(common));
    auto members = TRY(make_members(*engine, load));
    auto const provider = TRY(make_provider(*engine, load));
    load.request.requesting = provider;
    load.request.servicing = provider;
    std::vector<Figure> figures;
    figures.push_back({"raw 4 KiB flushes", raw_flushes(common.data, options.seconds), 1});
    Bench bench(*engine, std::move(load), std::move(members));
    for (int const clients : {1, 8, 64})
        figures.push_back(TRY(bench.submits(clients, options.seconds)));
    engine.reset();
    fs::remove_all(common.data);
    return figures;
}

}  // namespace

int bench(BenchOptions const& options) {
    auto figures = measure(options);
    if (!figures) return tell(figures.fault(), options.common.output);
    if (options.common.output == Output::json) {
        json::Array all;
        for (auto const& figure : *figures) all.push_back(figure_json(figure));
        json::Value out;
        out.set("figures", std::move(all));
        std::puts(json::write_pretty(out).c_str());
        return 0;
    }
    std::printf("%-28s %12s %12s\n", "", "per second", "per flush");
    for (auto const& figure : *figures)
        std::printf("%-28s %12.0f %12.1f\n", figure.name.c_str(), figure.per_second,
                    figure.per_commit);
    return 0;
}

}  // namespace assent::cli
