/// Who acts: a person with a role and licence, or the system. Deny by default; what a role may do
/// is decided elsewhere.
#pragma once

#include "base/fields.h"

#include <optional>
#include <string>

namespace assent::request {

/// vocabulary.md 12
enum class Role {
    provider_office,
    office_admin,
    practitioner,
    intake_clerk,
    coordinator,
    nurse,
    inpatient_nurse,
    pharmacist,
    physician,
    medical_director,
    external_reviewer,
    appeals_coordinator,
    appeals_reviewer,
    supervisor,
    case_manager,
    member_services,
    provider_services,
    policy_analyst,
    administrator,
    auditor,
    member,
    representative,
    partner,
    system
};

struct Actor {
    std::string account;  ///< id of the account; `system` for clock and rules
    std::string name;     ///< display name
    Role role = Role::system;
    std::string organisation;  ///< office, delegate or plan
    std::string licence;       ///< licence number, empty: none
    std::optional<Day> licence_until;
    std::string licence_type = {};         ///< `md`, `do`, `dds`, `dpm`, `psyd`, `pharmd`, `rn`
    std::string licence_state = {};        ///< who issued it: `CA`
    std::string licence_restriction = {};  ///< its words, empty: unrestricted
    std::optional<Day> licence_checked_on = {};  ///< at the primary source
    std::string specialty = {};                  ///< board specialty
    friend bool operator==(Actor const&, Actor const&) = default;
};

void fields(auto& f, auto& a) requires Is<Actor, decltype(a)> {
    f("account", a.account);
    f("name", a.name);
    f("role", a.role);
    f("organisation", a.organisation);
    f("licence", a.licence);
    f("licence_until", a.licence_until);
    f("licence_type", a.licence_type);
    f("licence_state", a.licence_state);
    f("licence_restriction", a.licence_restriction);
    f("licence_checked_on", a.licence_checked_on);
    f("specialty", a.specialty);
}

}  // namespace assent::request
