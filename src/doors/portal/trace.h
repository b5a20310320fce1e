/// What stands behind an entry of the timeline, in sentences: of an automatic answer its rule,
/// source and version and what it was asked; of a person's decision the criteria and what showed
/// them.
#pragma once

#include "engine/engine.h"

#include <string>
#include <vector>

namespace assent::portal {

/// Empty when the sentence of the entry says all. `staff`: with the points of criteria, which show
/// how the plan reviewed.
std::vector<std::string> trace_of(request::Event const& event,
                                  engine::RequestPicture const& picture, bool staff);

}  // namespace assent::portal
