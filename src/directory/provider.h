/// Providers as values: a practice, a facility or a practitioner with number, place, network and
/// specialty.
#pragma once

#include "base/fields.h"
#include "directory/member.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::directory {

enum class ProviderType { practitioner, practice, facility, supplier, delegate };

/// A span in which the provider is in the network. Days inclusive.
struct NetworkSpan {
    std::string line_of_business;  ///< empty: all
    Day valid_from{};
    std::optional<Day> valid_to;
};

void fields(auto& f, auto& s) requires Is<NetworkSpan, decltype(s)> {
    f("line_of_business", s.line_of_business);
    f("valid_from", s.valid_from);
    f("valid_to", s.valid_to);
}

struct Provider {
    ProviderId id;
    ProviderType type = ProviderType::practice;
    Npi npi;
    std::string plan_number;  ///< the plan's own provider number
    std::string tax_id;
    std::string name;
    std::string specialty;  ///< lower case word of the pack
    std::string taxonomy;
    PostalAddress address;
    std::string phone;
    std::string fax;
    std::string organisation;  ///< access boundary (office, delegate, plan)
    std::vector<NetworkSpan> networks;
};

void fields(auto& f, auto& p) requires Is<Provider, decltype(p)> {
    f("id", p.id);
    f("type", p.type);
    f("npi", p.npi);
    f("plan_number", p.plan_number);
    f("tax_id", p.tax_id);
    f("name", p.name);
    f("specialty", p.specialty);
    f("taxonomy", p.taxonomy);
    f("address", p.address);
    f("phone", p.phone);
    f("fax", p.fax);
    f("organisation", p.organisation);
    f("networks", p.networks);
}

bool in_network(Provider const& provider, std::string const& line_of_business, Day day);

}  // namespace assent::directory
