#include "base/opaque_id.h"

#include "base/hash.h"

namespace assent {

std::string opaque_id(std::string_view salt, std::string_view kind, std::string_view number) {
    std::string text(salt);
    text.append("|").append(kind).append("|").append(number);
    return sha256_hex(text).substr(0, 20);
}

}  // namespace assent
