/// Ids that callers make: UUIDs in their usual spelling, in lower case.
#pragma once

#include <cstddef>
#include <string_view>

namespace assent {

constexpr bool is_uuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        bool const hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        bool const is_dash_place = i == 8 || i == 13 || i == 18 || i == 23;
        if (is_dash_place ? c != '-' : !hex) return false;
    }
    return true;
}

}  // namespace assent
