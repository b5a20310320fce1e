/// RFC 4648: base64url without padding, as tokens and browsers write bytes, and plain base64.
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace assent {

std::string to_base64url(std::string_view bytes);
/// Without padding, nothing else in between. Faults: `bad_base64`.
Result<std::string> from_base64url(std::string_view text);
/// The plain alphabet, with padding.
std::string to_base64(std::string_view bytes);

}  // namespace assent
