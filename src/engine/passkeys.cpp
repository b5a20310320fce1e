#include "engine/passkeys.h"

#include "base/base64.h"
#include "base/text.h"
#include "engine/access.h"
#include "identity/tokens.h"

#include <algorithm>

namespace assent::engine {
namespace {

using identity::AccountAct;
using identity::Passkey;
using identity::Session;
using identity::TokenKind;

constexpr auto question_lasts = std::chrono::minutes(5);
constexpr int question_ms = 300000;
constexpr std::size_t name_most = 100;

/// The question the device signs: a token of ours, taken once.
Result<std::string> new_challenge(Engine& engine, TokenKind kind, std::string const& account) {
    auto const now = engine.clock().now();
    return engine.store().write(all_plans(), [&](store::Db& db) {
        return identity::make_token(db, {kind, account, {}, now, now + question_lasts});
    });
}

json::Array descriptors(std::vector<Passkey> const& passkeys) {
    json::Array list;
    for (auto const& passkey : passkeys) {
        json::Value one;
        one.set("type", "public-key");
        one.set("id", passkey.id);
        list.push_back(std::move(one));
    }
    return list;
}

json::Value algorithm(int number) {
    json::Value one;
    one.set("type", "public-key");
    one.set("alg", number);
    return one;
}

Fault bad_passkey() {
    return forbidden("bad_passkey", "/credential", "This passkey is not known here.");
}

Result<void> check_name(std::string const& name) {
    if (trim(name).empty()) return invalid("required", "/name", "Give the passkey a name.");
    if (characters(name) > name_most)
        return invalid("too_long", "/name", "Use at most 100 characters.");
    return fine();
}

}  // namespace

Result<json::Value> new_passkey_options(Engine& engine, identity::Account const& account,
                                        identity::Relying const& relying) {
    auto const challenge = TRY(new_challenge(engine, TokenKind::new_passkey, account.id));
    json::Value rp;
    rp.set("id", relying.id);
    rp.set("name", "assent");
    json::Value user;
    user.set("id", to_base64url(account.id));
    user.set("name", account.login);
    user.set("displayName", account.name);
    json::Value choice;
    choice.set("residentKey", "preferred");
    choice.set("userVerification", "required");
    json::Value options;
    options.set("rp", std::move(rp));
    options.set("user", std::move(user));
    options.set("challenge", to_base64url(challenge));
    options.set("pubKeyCredParams", json::Array{algorithm(-7), algorithm(-257)});
    options.set("timeout", question_ms);
    options.set("excludeCredentials", descriptors(TRY(passkeys_of(engine, account))));
    options.set("authenticatorSelection", std::move(choice));
    options.set("attestation", "none");
    return options;
}

Result<PasskeyAdded> add_passkey(Engine& engine, Session const& session, std::string const& name,
                                 json::Value const& credential, identity::Relying const& relying) {
    TRY(check_name(name));
    auto const& account = session.account;
    auto const now = engine.clock().now();
    auto const rules = TRY(access_rules(engine));
    auto const challenge = identity::challenge_in(credential);
    return engine.store().write(all_plans(), [&](store::Db& db) -> Result<PasskeyAdded> {
        auto const asked = TRY(identity::take_token(db, TokenKind::new_passkey, challenge, now));
        if (!asked || asked->account != account.id) return bad_passkey();
        auto made = TRY(identity::read_registration(credential, challenge, relying));
        bool const first = !TRY(identity::second_factors_of(db, account.id)).any();
        PasskeyAdded outcome;
        outcome.passkey = {
            std::move(made.id), account.id, name, {std::move(made.key), made.sign_count}, now,
            std::nullopt};
        TRY(identity::save_passkey(db, outcome.passkey));
        if (first)
            outcome.added.recovery_codes = TRY(identity::make_recovery_codes(db, account.id, now));
        TRY(identity::log_account(
            db, {now, account.id, account.id, {}, AccountAct::second_factor_added, "passkey"}));
        outcome.added.session = TRY(identity::go_on(db, session, true, rules, now));
        return outcome;
    });
}

Result<json::Value> passkey_options(Engine& engine, std::optional<Session> const& half,
                                    identity::Relying const& relying) {
    auto const account = half ? half->account.id : std::string();
    auto const challenge = TRY(new_challenge(engine, TokenKind::passkey, account));
    json::Value options;
    options.set("challenge", to_base64url(challenge));
    options.set("timeout", question_ms);
    options.set("rpId", relying.id);
    options.set("allowCredentials",
                half ? descriptors(TRY(passkeys_of(engine, half->account))) : json::Array{});
    options.set("userVerification", "required");
    return options;
}

Result<Session> sign_in_with_passkey(Engine& engine, std::optional<Session> const& half,
                                     json::Value const& credential,
                                     identity::Relying const& relying,
                                     identity::Visitor const& visitor) {
    auto const now = engine.clock().now();
    auto const rules = TRY(access_rules(engine));
    auto const challenge = identity::challenge_in(credential);
    return engine.store().write(all_plans(), [&](store::Db& db) -> Result<Session> {
        auto const asked = TRY(identity::take_token(db, TokenKind::passkey, challenge, now));
        auto const passkey = TRY(identity::find_passkey(db, identity::credential_in(credential)));
        if (!asked || !passkey) return bad_passkey();
        if (half && passkey->account != half->account.id) return bad_passkey();
        auto const count =
            TRY(identity::check_assertion(credential, passkey->held, challenge, relying));
        TRY(identity::use_passkey(db, *passkey, count, now));
        auto const account = TRY(identity::find_account(db, passkey->account));
        if (account.disabled) return bad_passkey();
        if (half) return identity::go_on(db, *half, true, rules, now);
        auto const needs = TRY(identity::needs_of(db, account, true, rules, now));
        if (needs == identity::Needs::nothing)
            TRY(identity::log_account(db, {now,
                                           account.id,
                                           account.id,
                                           {},
                                           AccountAct::signed_in,
                                           visitor.address + " passkey"}));
        return identity::open_session(db, account, {visitor, needs, true}, now);
    });
}

Result<std::vector<Passkey>> passkeys_of(Engine& engine, identity::Account const& account) {
    return engine.store().read(
        [&](store::Db& db) { return identity::passkeys_of(db, account.id); });
}

Result<void> name_passkey(Engine& engine, Asker const& asker, std::string const& id,
                          std::string const& name) {
    TRY(check_name(name));
    return engine.store().write(all_plans(), [&](store::Db& db) {
        return identity::name_passkey(db, asker.account.id, id, name);
    });
}

Result<void> remove_passkey(Engine& engine, Asker const& asker, std::string const& id,
                            std::string const& password) {
    auto const& account = asker.account;
    TRY(confirm_password(engine, account, password, "/password"));
    return remove_factor(engine, asker, "passkey", [&](store::Db& db) {
        return identity::remove_passkey(db, account.id, id);
    });
}

}  // namespace assent::engine
