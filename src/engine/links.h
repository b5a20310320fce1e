/// One-time links with which people choose a password, and the mail that carries them. No mail
/// transport takes the rows yet: they wait in the outbox, where an administrator reads them.
#pragma once

#include "engine/engine.h"
#include "identity/access_rules.h"
#include "identity/mails.h"

#include <string>
#include <vector>

namespace assent::engine {

/// Makes a link for the account and mails it, inside a write. `origin` begins the address of the
/// page. Faults: `required` at `/email`.
Result<void> mail_password_link(store::Db& db, identity::Account const& account,
                                identity::AccessRules const& rules, std::string const& origin,
                                Instant now);
/// By an administrator. Faults: `unknown_account`, `required`, `signs_in_elsewhere`.
Result<void> send_password_link(Engine& engine, Asker const& asker, std::string const& account,
                                std::string const& origin);
/// By whoever forgot it. Says the same whether or not there is such an account.
Result<void> recover_password(Engine& engine, std::string const& login, std::string const& origin);

struct PasswordLink {
    identity::Account account;
    Instant until{};
};
/// Faults: `bad_link` when it is unknown, used or over.
Result<PasswordLink> read_password_link(Engine& engine, std::string const& secret);
/// The link opens nothing afterwards, all sessions end. Faults: `bad_link`, those of passwords at
/// `/new_password`.
Result<void> use_password_link(Engine& engine, std::string const& secret,
                               std::string const& password);

/// Mail of the plans the asker works for. Faults: `right_required`, `unknown_plan`.
Result<std::vector<identity::KeptMail>> list_mails(Engine& engine, Asker const& asker,
                                                   std::optional<PlanId> const& plan,
                                                   store::OutboxShown which);
/// Faults: `right_required`, `unknown_plan`, `unknown_mail`.
Result<void> mark_mail_sent(Engine& engine, Asker const& asker, PlanId const& plan,
                            std::int64_t id);

}  // namespace assent::engine
