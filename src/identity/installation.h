/// Accounts may work for several plans; their rows stand under the installation.
#pragma once

#include <string_view>

namespace assent::identity {

inline constexpr std::string_view installation = "*";

}  // namespace assent::identity
