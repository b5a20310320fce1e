#include "views/condition.h"

namespace assent::views {

std::string said_of(std::string_view test, std::string_view column) {
    std::string text;
    for (char const c : test) text += c == '$' ? std::string(column) : std::string(1, c);
    return text;
}

}  // namespace assent::views
