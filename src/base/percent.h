/// Percent-encoding (RFC 3986 2): everything but letters, digits and `-._~`.
#pragma once

#include <string>
#include <string_view>

namespace assent {

std::string encode_percent(std::string_view text);

}  // namespace assent
