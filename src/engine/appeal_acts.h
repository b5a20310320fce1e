/// What somebody may do to an appeal now. No list of rules: each act is tried on the one function
/// that decides, as acts.h does for requests.
#pragma once

#include "appeal/commands.h"

#include <string_view>
#include <vector>

namespace assent::engine {

/// Words of acts, in a stable order (docs/lists.md). Pure; of the facts only `carried_out` counts.
std::vector<std::string_view> acts_of(appeal::State const& state, appeal::Context const& context);

/// The bodies outside the plan the appeal could be sent to now.
std::vector<appeal::OutsideBody> bodies_for(appeal::State const& state,
                                            appeal::Context const& context);

}  // namespace assent::engine
