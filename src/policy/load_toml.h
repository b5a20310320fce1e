/// TOML of a pack as json::Value, so that one file pays for the TOML library. Every table carries
/// the line it starts on as member `#line`, dates are their text.
#pragma once

#include "base/json.h"

#include <string>
#include <string_view>

namespace assent::policy {

/// Member of every table that tells its line.
inline constexpr std::string_view line_member = "#line";

/// Faults: `bad_pack` at `/<file>/<line>`.
Result<json::Value> read_toml(std::string_view file, std::string_view text);

/// The one fault of loading: what is wrong, and where to look.
Fault bad_pack(std::string_view file, int line, std::string message);

}  // namespace assent::policy
