#include "doors/cli/open.h"

namespace assent::cli {

Result<std::unique_ptr<engine::Engine>> open_engine(Common const& common, Beside beside) {
    engine::Config config;
    config.data = common.data;
    config.database = common.database;
    config.packs = common.packs.empty() ? default_packs() : common.packs;
    config.beside_server = beside == Beside::server;
    return engine::Engine::open(config);
}

engine::Asker operator_on_duty(engine::Engine const& engine) {
    identity::Account account;
    account.id = "console";
    account.name = "Console";
    account.role = "provider_services";
    account.plans = engine.plans();
    return {account, "cli"};
}

}  // namespace assent::cli
