#include "serve.h"

#include "base/log.h"
#include "doors/portal/portal.h"
#include "engine/demo.h"
#include "engine/demo_cases.h"
#include "engine/sso.h"
#include "http/metrics.h"
#include "http/server.h"
#include "http/static_files.h"
#include "workers/clocks.h"
#include "workers/outbox.h"
#include "workers/uploads.h"

#include <pthread.h>

#include <csignal>
#include <cstdio>

namespace assent {
namespace {

/// SIGINT and SIGTERM are taken by sigwait in the main thread; every other thread inherits the
/// mask.
sigset_t block_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return signals;
}

/// Health says the process answers; readiness says it can take work.
void add_health(http::Router& router, engine::Engine& engine) {
    router.get("/healthz", [](http::Request const&) { return http::text(200, "ok\n"); },
               {http::Run::inline_, 0});
    router.get("/readyz",
               [&engine](http::Request const&) {
                   auto const metrics = engine.store().metrics();
                   if (metrics.storage_full)
                       return http::problem(
                           unavailable("storage_full", "The disk is full; reads are served."));
                   return http::text(200, "ready\n");
               },
               {http::Run::inline_, 0});
}

/// The page's language before anybody chose one: the browser's first among those that are complete.
http::Pairs page_values(http::Request const& request) {
    auto const wanted = request.header("Accept-Language");
    std::string const language = wanted.substr(0, 2) == "es" ? "es" : "en";
    return {{"language", language}, {"direction", "ltr"}, {"plan", "assent"}, {"csrf", ""}};
}

std::vector<std::shared_ptr<void>> watch(http::Metrics& metrics, engine::Engine& engine) {
    auto add = [&](std::string name, std::string help, auto read) {
        return metrics.watch(std::move(name), std::move(help), [&engine, read] {
            return static_cast<double>(read(engine.store().metrics()));
        });
    };
    using M = store::WriteMetrics;
    return {add("assent_writes_total", "Committed writes", [](M const& m) { return m.writes; }),
            add("assent_commits_total", "Commits of the database",
                [](M const& m) { return m.commits; }),
            add("assent_writes_refused_total", "Writes refused before they began",
                [](M const& m) { return m.refused; }),
            add("assent_writes_waiting", "Writes waiting for the writer",
                [](M const& m) { return m.waiting; }),
            add("assent_storage_full", "1 while the disk is full",
                [](M const& m) { return m.storage_full ? 1 : 0; })};
}

void print_welcome(std::string const& scheme, cli::ServeOptions const& options, std::uint16_t port,
                   std::vector<engine::DemoPerson> const& people) {
    auto const host = options.address == "127.0.0.1" || options.address == "0.0.0.0"
                          ? "localhost"
                          : options.address;
    std::printf("\nassent is ready: %s://%s:%u\n", scheme.c_str(), host.c_str(),
                static_cast<unsigned>(port));
    if (!people.empty()) {
        std::printf("Demo log-ins (password %s):\n", std::string(engine::demo_password).c_str());
        for (auto const& person : people)
            std::printf("  %-8s %s\n", person.login.c_str(), person.what.c_str());
    }
    std::printf("Stop with Ctrl-C.\n\n");
    std::fflush(stdout);
}

http::Settings settings_of(cli::ServeOptions const& options) {
    http::Settings settings;
    settings.address = options.address;
    settings.port = options.port;
    settings.io_threads = static_cast<std::size_t>(options.io_threads);
    settings.certificate_file = options.certificate;
    settings.key_file = options.key;
    return settings;
}

engine::Config config_of(cli::ServeOptions const& options) {
    engine::Config config;
    config.data = options.common.data;
    config.database = options.common.database;
    config.packs = options.common.packs.empty() ? cli::default_packs() : options.common.packs;
    config.trial = options.trial;
    config.uploads.size_limit = options.upload_limit * 1'000'000;
    config.uploads.scan_command = options.scan_command;
    return config;
}

Result<int> serve_until_stopped(cli::ServeOptions const& options) {
    auto const signals = block_signals();
    auto engine = TRY(engine::Engine::open(config_of(options)));
    std::vector<engine::DemoPerson> people;
    if (!options.demo.empty()) people = TRY(engine::load_demo(*engine, options.demo));
    if (!options.demo.empty() && options.demo_cases)
        TRY(engine::load_demo_cases(*engine, options.demo));
    bool const secure = !options.certificate.empty();

    http::Metrics metrics;
    auto const watches = watch(metrics, *engine);
    portal::Portal portal(*engine, secure);
    portal.use_sso(TRY(engine::load_sso(options.common.data / "sso.toml")));
    http::Router router;
    portal.add_routes(router);
    add_health(router, *engine);
    http::serve_metrics(router, metrics);
    http::serve_files(router, http::web_assets(), page_values);
    auto server = TRY(http::Server::start(settings_of(options), std::move(router), &metrics));
    workers::OutboxWorker outbox(*engine);
    workers::ClockWorker clocks(*engine);
    workers::UploadSweeper uploads(*engine);
    engine->on_trial_stop([&] {
        clocks.round();
        outbox.round();
        uploads.round();
    });
    print_welcome(secure ? "https" : "http", options, server->port(), people);

    int signal = 0;
    sigwait(&signals, &signal);
    log::info("stopping", {{"signal", signal}});
    server->stop();
    engine->on_trial_stop({});
    clocks.stop();
    outbox.stop();
    uploads.stop();
    return 0;
}

}  // namespace

int serve(cli::ServeOptions const& options) {
    auto const level = from_name<log::Level>(options.log);
    if (!level)
        return cli::tell(invalid("unknown_value", "/log", "Use debug, info, warning or error."),
                         cli::Output::text);
    log::set_level(*level);
    auto served = serve_until_stopped(options);
    if (served) return *served;
    return cli::tell(served.fault(), cli::Output::text);
}

}  // namespace assent
