/// How a role is refused.
#pragma once

#include "base/result.h"
#include "policy/actor.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

namespace assent::policy {

inline bool is_one_of(Role role, std::initializer_list<Role> roles) {
    return std::ranges::find(roles, role) != roles.end();
}

/// Fault: `role_not_allowed`, naming what the role may not do.
inline Result<void> allowed(bool yes, std::string_view what) {
    if (yes) return fine();
    return forbidden("role_not_allowed", {}, "Your role may not " + std::string(what) + ".");
}

}  // namespace assent::policy
