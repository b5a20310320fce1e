#include "directory/member.h"
#include "directory/provider.h"

namespace assent::directory {

Coverage const* coverage_on(Member const& member, Day day) {
    Coverage const* found = nullptr;
    for (auto const& coverage : member.coverages) {
        bool const covers =
            coverage.valid_from <= day && (!coverage.valid_to || day <= *coverage.valid_to);
        if (covers && (!found || found->valid_from <= coverage.valid_from)) found = &coverage;
    }
    return found;
}

bool in_network(Provider const& provider, std::string const& line_of_business, Day day) {
    for (auto const& span : provider.networks) {
        bool const same_line =
            span.line_of_business.empty() || span.line_of_business == line_of_business;
        if (same_line && span.valid_from <= day && (!span.valid_to || day <= *span.valid_to))
            return true;
    }
    return false;
}

}  // namespace assent::directory
