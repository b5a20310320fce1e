/// Starts everything and waits for the signal to stop: engine, workers, HTTP server.
#pragma once

#include "doors/cli/cli.h"

namespace assent {

int serve(cli::ServeOptions const& options);

}  // namespace assent
