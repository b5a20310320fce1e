/// Ids that derive from a number and do not show it.
#pragma once

#include <string>
#include <string_view>

namespace assent {

/// 20 hex digits, the same for the same parts.
std::string opaque_id(std::string_view salt, std::string_view kind, std::string_view number);

}  // namespace assent
