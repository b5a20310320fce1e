/// What somebody may do to a request now. No list of rules: each act is tried on the one function
/// that decides, and what it would refuse for the person or for how the request stands is left out.
#pragma once

#include "identity/permissions.h"
#include "request/commands.h"

#include <string_view>
#include <vector>

namespace assent::engine {

/// Words of acts, in a stable order (docs/lists.md). Pure; the facts of the context need only
/// hold what the snapshot of the request holds. `withheld`: what was taken from the account.
std::vector<std::string_view> acts_of(request::State const& state, request::Context const& context,
                                      std::vector<identity::Right> const& withheld = {});

}  // namespace assent::engine
