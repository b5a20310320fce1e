/// Rights that were taken from an account although its role brings them (ACC-02).
#pragma once

#include "appeal/commands.h"
#include "identity/accounts.h"
#include "request/commands.h"

#include <optional>

namespace assent::engine {

/// The right an account needs for a command, whatever its role may do; none: the role alone
/// decides. Only what was taken away is asked for: a role without the right is judged by the rules.
std::optional<identity::Right> right_for(request::Command const& command);
std::optional<identity::Right> right_for(appeal::Command const& command);

}  // namespace assent::engine
