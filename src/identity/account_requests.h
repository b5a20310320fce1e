/// People who ask for an account (ACC-03): what they said, by when they are answered, and how.
#pragma once

#include "base/fields.h"
#include "store/db.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::identity {

/// The form as it was filled in.
struct AccountForm {
    PlanId plan;
    std::string agreement;  ///< the version that was accepted
    std::string name;
    std::string email;
    std::string phone;
    std::string login;
    std::string organisation_name;
    std::string npi;
    std::string tax_id;
    std::string role;
    std::vector<std::string> rights;  ///< wanted; among those of the role
    std::string why;
};

void fields(auto& f, auto& a) requires Is<AccountForm, decltype(a)> {
    f("plan", a.plan);
    f("agreement", a.agreement);
    f("name", a.name);
    f("email", a.email);
    f("phone", a.phone);
    f("login", a.login);
    f("organisation_name", a.organisation_name);
    f("npi", a.npi);
    f("tax_id", a.tax_id);
    f("role", a.role);
    f("rights", a.rights);
    f("why", a.why);
}

enum class AccountRequestState { waiting, approved, refused };

struct AccountRequest {
    std::int64_t number = 0;
    AccountForm form;
    AccountRequestState state = AccountRequestState::waiting;
    Instant asked_at{};
    Day expected_on{};  ///< the earliest answer to expect
    Day due_on{};       ///< the latest
    std::optional<Instant> decided_at;
    std::string decided_by;  ///< account id
    std::string reason;      ///< of a refusal
    std::string account;     ///< made by an approval
};

/// Faults with their place: `required`, `too_long`, `bad_email`, `bad_npi`, `unknown_role`,
/// `unknown_right`.
Result<void> check_form(AccountForm const& form);
/// Roles that can be asked for: those of an office.
std::vector<std::string_view> roles_asked_for();

/// Gives its number.
Result<std::int64_t> save_account_request(store::Db& db, AccountRequest const& request);
/// Faults: `unknown_account_request`.
Result<AccountRequest> find_account_request(store::Db& db, PlanId const& plan, std::int64_t number);

struct AccountRequestFilter {
    std::optional<AccountRequestState> state;
    int limit = 200;
};
/// The earliest due first.
Result<std::vector<AccountRequest>> account_requests(store::Db& db, PlanId const& plan,
                                                     AccountRequestFilter const& filter);
/// Writes down the answer. Faults: `already_decided`.
Result<void> decide_account_request(store::Db& db, AccountRequest const& request);

}  // namespace assent::identity
