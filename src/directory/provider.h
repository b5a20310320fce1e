/// Providers as values: a practice, a facility or a practitioner with number, place, network and
/// specialty.
#pragma once

#include "base/fields.h"
#include "directory/member.h"

#include <optional>
#include <string>
#include <string_view>
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

/// Whether the provider takes new patients, as it said itself (REF-11B).
struct NewPatients {
    bool accepts = false;
    std::optional<Day> as_of;  ///< the day it said so
};

void fields(auto& f, auto& n) requires Is<NewPatients, decltype(n)> {
    f("accepts", n.accepts);
    f("as_of", n.as_of);
}

enum class ProviderMark { unlisted };

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
    std::optional<NewPatients> new_patients;  ///< absent: not stated
    std::vector<std::string> languages;       ///< tags such as `es`, of its people
    std::vector<ProviderMark> marks;
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
    f("new_patients", p.new_patients);
    f("languages", p.languages);
    f("marks", p.marks);
}

/// A practice that the directory lacks, as whoever asks for its services knows it (PRV-22B).
struct UnlistedProvider {
    std::string npi;
    std::string name;
    std::string specialty;
    std::string phone;
    std::string fax;
    PostalAddress address;
};

void fields(auto& f, auto& p) requires Is<UnlistedProvider, decltype(p)> {
    f("npi", p.npi);
    f("name", p.name);
    f("specialty", p.specialty);
    f("phone", p.phone);
    f("fax", p.fax);
    f("address", p.address);
}

/// The id of the provider with this NPI, in the directory or not yet.
ProviderId provider_id_of(PlanId const& plan, std::string_view npi);
/// Marked, of no organisation and in no network.
Provider as_provider(PlanId const& plan, UnlistedProvider const& unlisted);
bool is_unlisted(Provider const& provider);

bool in_network(Provider const& provider, std::string const& line_of_business, Day day);

}  // namespace assent::directory
