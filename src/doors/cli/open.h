/// Opens a data folder for an administration command.
#pragma once

#include "doors/cli/cli.h"
#include "engine/engine.h"

#include <memory>

namespace assent::cli {

/// Whether the command may work while a server has the data folder.
enum class Beside { nobody, server };

/// Faults: `data_in_use` when a server runs on the folder and the command needs it alone, and those
/// of Engine::open.
Result<std::unique_ptr<engine::Engine>> open_engine(Common const& common,
                                                    Beside beside = Beside::nobody);
/// The operator at the console: may look up members and import; shows in the access log as
/// `console`.
engine::Asker operator_on_duty(engine::Engine const& engine);

}  // namespace assent::cli
