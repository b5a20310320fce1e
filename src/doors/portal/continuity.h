/// Staying with a provider: what the pack asks of this member's programs, and what was found.
#pragma once

#include "engine/engine.h"

namespace assent::portal {

/// The programs of the member's line of business with what each asks, for who may assess it; and
/// the finding, for everybody who sees the request (COC-21).
void put_continuity(json::Value& out, engine::RequestPicture const& picture);

}  // namespace assent::portal
