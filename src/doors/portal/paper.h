/// The letters of a request as they are listed and read. Internal to the portal.
#pragma once

#include "engine/engine.h"
#include "letters/abstract.h"

#include <cstddef>

namespace assent::portal {

/// What would go out if the entries behind the first `from` happened: to whom, how, by when, and
/// the facts each letter tells, in the language it is for where there are words in it.
json::Array letters_after(engine::Engine& engine, engine::RequestPicture const& picture,
                          std::size_t from);

}  // namespace assent::portal
