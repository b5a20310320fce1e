/// An account as JSON, one's own or as an administrator keeps it.
#pragma once

#include "doors/portal/portal.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::portal {

/// What describes an account, as it is written and read.
struct AccountBody {
    std::string login;
    std::string name;
    std::string email;
    std::string role;
    std::string organisation;
    PlanId plan;
    std::vector<PlanId> plans;  ///< all the account works for; `plan` is among them, said or not
    std::string licence;
    std::optional<Day> licence_until;
    std::string licence_type;
    std::string licence_state;
    std::string licence_restriction;
    std::optional<Day> licence_checked_on;
    std::string specialty;
    std::string reports_to;  ///< account id of the superior
    bool disabled = false;
};

void describe_body(auto& f, auto& a) {
    f("login", a.login);
    f("name", a.name);
    f("email", a.email);
    f("role", a.role);
    f("organisation", a.organisation);
    f("plan", a.plan);
    f("plans", a.plans);
    f("licence", a.licence);
    f("licence_until", a.licence_until);
    f("licence_type", a.licence_type);
    f("licence_state", a.licence_state);
    f("licence_restriction", a.licence_restriction);
    f("licence_checked_on", a.licence_checked_on);
    f("specialty", a.specialty);
    f("reports_to", a.reports_to);
    f("disabled", a.disabled);
}

void fields(auto& f, auto& a) requires Is<AccountBody, decltype(a)> { describe_body(f, a); }

AccountBody body_of(identity::Account const& account);
/// The account's sessions; the asker's own is marked.
Result<json::Value> sessions_json(Portal& portal, identity::Account const& account,
                                  std::string const& current_token);
Result<json::Value> log_json(Portal& portal, identity::Account const& account);
json::Value organisations_json(std::vector<identity::Organisation> const& organisations);
/// Each role with its rights.
json::Value roles_json(std::vector<std::string_view> const& roles);

}  // namespace assent::portal
