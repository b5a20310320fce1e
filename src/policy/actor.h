/// Who acts: a person with a role and licence, or the system. Deny by default; what a role may do
/// is decided elsewhere.
#pragma once

#include "base/fields.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::policy {

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
    std::vector<std::string> superiors = {};     ///< accounts above this one, the nearest first
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
    f("superiors", a.superiors);
}

/// The requester's side: an office and its practitioners, or a program acting for them. They act
/// for providers of their own organisation only (VAL-08).
bool is_office(Role role);
/// A role that needs a licence to practise.
bool is_licensed(Role role);
/// Works on requests for the plan or its delegate.
bool is_staff(Role role);
/// Who acts when the program itself does: clock, outbox, an edited pack.
Actor system_actor();
/// A human being, not the clock or a rule.
bool is_named_person(Actor const& actor);

}  // namespace assent::policy
