/// People who ask for an account (ACC-03), and who answers them.
#pragma once

#include "engine/engine.h"
#include "identity/account_requests.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::engine {

/// A form from anybody. Faults: `agreement_not_accepted`, `unknown_plan` and those of the form.
Result<identity::AccountRequest> ask_for_account(Engine& engine, identity::AccountForm const& form);

/// One of them, as who answers reads it.
struct AskedAccount {
    identity::AccountRequest request;
    bool overdue = false;
    bool login_taken = false;
    std::string decided_by_name;
    /// Known organisations whose providers have the NPI that was given.
    std::vector<identity::Organisation> organisations;
};

/// Of one plan, or of all the asker works for; the earliest due first. Faults: `right_required`,
/// `unknown_plan`.
Result<std::vector<AskedAccount>> list_account_requests(
    Engine& engine, Asker const& asker, std::optional<PlanId> const& plan,
    identity::AccountRequestFilter const& filter);
/// Faults: `right_required`, `unknown_account_request`.
Result<AskedAccount> read_account_request(Engine& engine, Asker const& asker, std::int64_t number);

/// What the approver gives where it differs from what was asked.
struct AccountApproval {
    std::string login;
    std::string role;
    std::string organisation;  ///< id of a known one; empty: a new one of the asked name
    std::string organisation_name;
};
/// Makes the account and mails its one-time link. Faults: `already_decided`, `log_in_taken`,
/// `unknown_role`, `unknown_organisation` and those of reading.
Result<AskedAccount> approve_account(Engine& engine, Asker const& asker, std::int64_t number,
                                     AccountApproval const& approval, std::string const& origin);
/// Mails the reason. Faults: `required` at `/reason`, `already_decided` and those of reading.
Result<AskedAccount> refuse_account(Engine& engine, Asker const& asker, std::int64_t number,
                                    std::string const& reason);

}  // namespace assent::engine
