/// A stay day by day, as the page of its request shows it.
#pragma once

#include "engine/engine.h"

namespace assent::portal {

/// Nothing for a request without a stay.
void put_stay(json::Value& out, engine::Engine& engine, engine::RequestPicture const& picture);

}  // namespace assent::portal
