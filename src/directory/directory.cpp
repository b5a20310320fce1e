#include "base/opaque_id.h"
#include "directory/member.h"
#include "directory/provider.h"

#include <algorithm>

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

ProviderId provider_id_of(PlanId const& plan, std::string_view npi) {
    return ProviderId(opaque_id(plan.value, "provider", npi));
}

Provider as_provider(PlanId const& plan, UnlistedProvider const& unlisted) {
    Provider provider;
    provider.id = provider_id_of(plan, unlisted.npi);
    provider.npi = Npi(unlisted.npi);
    provider.name = unlisted.name;
    provider.specialty = unlisted.specialty;
    provider.phone = unlisted.phone;
    provider.fax = unlisted.fax;
    provider.address = unlisted.address;
    provider.marks = {ProviderMark::unlisted};
    return provider;
}

bool is_unlisted(Provider const& provider) {
    return std::ranges::count(provider.marks, ProviderMark::unlisted) > 0;
}

}  // namespace assent::directory
