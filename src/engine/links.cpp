#include "engine/links.h"

#include "engine/access.h"
#include "engine/accounts.h"
#include "identity/passwords.h"
#include "identity/single_sign_on.h"
#include "identity/tokens.h"

namespace assent::engine {
namespace {

using identity::AccountAct;
using identity::TokenKind;

constexpr int mails_shown = 500;
/// One mail in this time, however often somebody asks.
constexpr auto between_mails = std::chrono::minutes(15);

Fault bad_link() {
    return not_found("bad_link", "/token",
                     "This link does not open any more. Ask for a new one where you sign in.");
}

identity::Mail mail_of(identity::Account const& account, std::string const& link, int hours) {
    return {account.email, "Choose your password",
            "Hello " + account.name + ",\n\nopen this page to choose a password for the log-in " +
                account.login + ":\n" + link + "\n\nThe link opens once, within " +
                std::to_string(hours) +
                " hours. If you did not expect this message, you need not do anything.\n"};
}

Result<identity::Account> account_behind(store::Db& db,
                                         std::optional<identity::Token> const& token) {
    if (!token) return bad_link();
    auto account = TRY(identity::find_account(db, token->account));
    if (account.disabled) return bad_link();
    return account;
}

Result<void> must_read_mail(Engine& engine, Asker const& asker, PlanId const& plan) {
    if (!identity::has_right(asker.account, identity::Right::administer))
        return forbidden("right_required", "", "Only an administrator reads the mail that waits.");
    return engine.works_for(asker, plan);
}

}  // namespace

Result<void> mail_password_link(store::Db& db, identity::Account const& account,
                                identity::AccessRules const& rules, std::string const& origin,
                                Instant now) {
    if (account.email.empty())
        return invalid("required", "/email", "The link goes by mail: give the account an address.");
    TRY(identity::remove_tokens(db, TokenKind::set_password, account.id));
    auto const secret = TRY(identity::make_token(db, {TokenKind::set_password,
                                                      account.id,
                                                      {},
                                                      now,
                                                      now + std::chrono::hours(rules.link_hours)}));
    // Behind the # it reaches no server and no log.
    auto const mail = mail_of(account, origin + "/set-password#" + secret, rules.link_hours);
    return identity::send_mail(db, account.plan, mail, account.id, now);
}

Result<void> send_password_link(Engine& engine, Asker const& asker, std::string const& account,
                                std::string const& origin) {
    auto const known = TRY(read_account(engine, asker, account));
    auto const rules = TRY(access_rules(engine));
    auto const now = engine.clock().now();
    return engine.store().write(all_plans(), [&](store::Db& db) -> Result<void> {
        if (TRY(identity::signs_in_elsewhere(db, account)))
            return conflict("signs_in_elsewhere", "",
                            "This person signs in with the organisation's own log-in.");
        TRY(mail_password_link(db, known.account, rules, origin, now));
        return identity::log_account(
            db, {now, account, asker.account.id, {}, AccountAct::password_link_sent, {}});
    });
}

Result<void> recover_password(Engine& engine, std::string const& login, std::string const& origin) {
    auto const now = engine.clock().now();
    auto const rules = TRY(access_rules(engine));
    return engine.store().write(all_plans(), [&](store::Db& db) -> Result<void> {
        auto const account = TRY(identity::find_login(db, login));
        if (!account || account->disabled || account->email.empty()) return fine();
        if (TRY(identity::signs_in_elsewhere(db, account->id))) return fine();
        auto const last =
            TRY(identity::newest_token(db, TokenKind::set_password, account->id, now));
        if (last && now < *last + between_mails) return fine();
        TRY(mail_password_link(db, *account, rules, origin, now));
        return identity::log_account(
            db, {now, account->id, {}, {}, AccountAct::password_link_sent, "asked for"});
    });
}

Result<PasswordLink> read_password_link(Engine& engine, std::string const& secret) {
    auto const now = engine.clock().now();
    return engine.store().read([&](store::Db& db) -> Result<PasswordLink> {
        auto const token = TRY(identity::find_token(db, TokenKind::set_password, secret, now));
        auto account = TRY(account_behind(db, token));
        return PasswordLink{std::move(account), token->expires_at};
    });
}

Result<void> use_password_link(Engine& engine, std::string const& secret,
                               std::string const& password) {
    auto const link = TRY(read_password_link(engine, secret));
    auto const rules = TRY(access_rules(engine));
    auto const hash = TRY(engine.store().read([&](store::Db& db) {
        return identity::hash_new_password(db, link.account, password, rules, "/new_password");
    }));
    auto const now = engine.clock().now();
    return engine.store().write(all_plans(), [&](store::Db& db) -> Result<void> {
        auto const token = TRY(identity::take_token(db, TokenKind::set_password, secret, now));
        auto const account = TRY(account_behind(db, token));
        TRY(identity::save_password(db, account.id, hash, now));
        TRY(identity::end_sessions(db, account.id));
        TRY(identity::remember_attempt(db, account.login, true, now));
        return identity::log_account(
            db, {now, account.id, account.id, {}, AccountAct::password_changed, "by a link"});
    });
}

Result<std::vector<identity::KeptMail>> list_mails(Engine& engine, Asker const& asker,
                                                   std::optional<PlanId> const& plan,
                                                   store::OutboxShown which) {
    auto const plans = plan ? std::vector{*plan} : asker.account.plans;
    std::vector<identity::KeptMail> all;
    for (auto const& one : plans) {
        TRY(must_read_mail(engine, asker, one));
        auto kept = TRY(engine.store().read(
            [&](store::Db& db) { return identity::mails(db, one, which, mails_shown); }));
        std::move(kept.begin(), kept.end(), std::back_inserter(all));
    }
    return all;
}

Result<void> mark_mail_sent(Engine& engine, Asker const& asker, PlanId const& plan,
                            std::int64_t id) {
    TRY(must_read_mail(engine, asker, plan));
    auto const now = engine.clock().now();
    return engine.store().write(
        plan.value, [&](store::Db& db) { return identity::mark_mail_sent(db, plan, id, now); });
}

}  // namespace assent::engine
