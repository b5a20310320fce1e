#include "engine/sso.h"

#include "base/hash.h"
#include "base/text.h"
#include "engine/access.h"
#include "identity/tokens.h"
#include "policy/load_toml.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace assent::engine {
namespace {

using identity::Account;
using identity::AccountAct;
using identity::TokenKind;

constexpr auto journey_lasts = std::chrono::minutes(10);

Fault bad_sso(Fault const& why) {
    return invalid("bad_sso", why.where, "sso.toml, " + why.where + ": " + why.message);
}

/// The marks of lines are for packs.
json::Value without_lines(json::Value const& value) {
    if (value.is_array()) {
        json::Array items;
        for (auto const& item : value.as_array()) items.push_back(without_lines(item));
        return json::Value(std::move(items));
    }
    if (!value.is_object()) return value;
    json::Value out(json::Object{});
    for (auto const& member : value.as_object())
        if (member.name != policy::line_member) out.set(member.name, without_lines(member.value));
    return out;
}

struct SsoFile {
    std::vector<identity::SsoProvider> provider;
};

void fields(auto& f, auto& s) requires Is<SsoFile, decltype(s)> { f("provider", s.provider); }

/// What the claims say of a person, on top of what was known.
Account account_with(Account account, identity::RoleMapping const& mapping,
                     json::Value const& claims) {
    auto const name = claims.text("name", claims.text("preferred_username", claims.text("sub")));
    account.name = name;
    auto const email = claims.text("email");
    account.email = identity::is_email_address(email) ? std::string(email) : std::string();
    account.role = mapping.role;
    account.organisation = mapping.organisation;
    account.plans = mapping.plans;
    account.plan = mapping.plans.front();
    return account;
}

/// A free log-in for who never types one; that of an account already here is not taken over.
Result<std::string> free_login(store::Db& db, identity::SsoProvider const& provider,
                               json::Value const& claims) {
    auto wanted = lower(claims.text("preferred_username", claims.text("sub")));
    std::erase_if(wanted, [](char c) { return c <= ' '; });
    if (!wanted.empty() && !TRY(identity::find_login(db, wanted))) return wanted;
    return provider.id + ":" + wanted + ":" + random_hex(3);
}

Result<Account> new_account(store::Db& db, identity::SsoProvider const& provider,
                            identity::RoleMapping const& mapping, json::Value const& claims,
                            Instant now) {
    auto account = account_with({}, mapping, claims);
    account.id = random_hex(8);
    account.login = TRY(free_login(db, provider, claims));
    TRY(identity::save_account(db, account, {}, now));
    TRY(identity::save_sso_account(db, provider.issuer, std::string(claims.text("sub")), account.id,
                                   now));
    TRY(identity::log_account(
        db, {now, account.id, {}, {}, AccountAct::account_added, "single sign-on " + provider.id}));
    return account;
}

Result<Account> known_account(store::Db& db, std::string const& id,
                              identity::RoleMapping const& mapping, json::Value const& claims,
                              Instant now) {
    auto const before = TRY(identity::find_account(db, id));
    if (before.disabled)
        return forbidden("sso_disabled", "", "Your account is closed. Ask an administrator.");
    auto const after = account_with(before, mapping, claims);
    bool const same = after.name == before.name && after.email == before.email &&
                      after.role == before.role && after.organisation == before.organisation &&
                      after.plans == before.plans && after.plan == before.plan;
    if (same) return after;
    auto const standing = TRY(identity::standing_of(db, id, now));
    TRY(identity::change_account(db, after, standing.version, now));
    TRY(identity::log_account(db,
                              {now, id, {}, {}, AccountAct::account_changed, "single sign-on"}));
    return after;
}

}  // namespace

Result<std::vector<identity::SsoProvider>> load_sso(std::filesystem::path const& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return std::vector<identity::SsoProvider>();
    std::ostringstream text;
    text << in.rdbuf();
    auto const table = policy::read_toml("sso.toml", text.str());
    if (!table) return bad_sso(table.fault());
    auto read = from_json<SsoFile>(without_lines(*table));
    if (!read) return bad_sso(read.fault());
    for (std::size_t i = 0; i < read->provider.size(); ++i) {
        auto const checked = identity::check_provider(read->provider[i]);
        if (checked) continue;
        auto fault = checked.fault();
        fault.where = "/provider/" + std::to_string(i) + fault.where;
        return bad_sso(fault);
    }
    return read->provider;
}

Result<SsoStart> start_sso(Engine& engine, identity::SsoClient& client, std::string const& back_to,
                           std::string const& redirect) {
    identity::SsoJourney const journey{client.provider().id, random_hex(16), random_hex(32),
                                       back_to};
    auto const now = real_time();
    auto secret = TRY(engine.store().write(all_plans(), [&](store::Db& db) {
        return identity::make_token(db, {TokenKind::single_sign_on,
                                         {},
                                         json::write(to_json(journey)),
                                         now,
                                         now + journey_lasts});
    }));
    auto address = TRY(client.address_of(journey, sha256_hex(secret), redirect));
    return SsoStart{std::move(address), std::move(secret)};
}

Result<SsoArrival> finish_sso(Engine& engine, identity::SsoClient& client,
                              SsoComing const& coming) {
    auto const expired = forbidden("sso_expired", "", "This took too long. Sign in once more.");
    if (sha256_hex(coming.secret) != coming.state) return expired;
    auto const token = TRY(engine.store().write(all_plans(), [&](store::Db& db) {
        return identity::take_token(db, TokenKind::single_sign_on, coming.secret, real_time());
    }));
    if (!token) return expired;
    auto const journey = TRY(from_json<identity::SsoJourney>(TRY(json::parse(token->body))));
    auto const& provider = client.provider();
    if (journey.provider != provider.id) return expired;
    // RFC 9207: another log-in must not answer in this one's place.
    if (!coming.issuer.empty() && coming.issuer != provider.issuer) return expired;
    auto const claims = TRY(client.claims_for(coming.code, journey, coming.redirect, real_time()));
    auto const mapping = identity::mapped_role(provider, claims);
    if (!mapping)
        return forbidden("sso_no_role", "",
                         provider.name + " knows you, but gives you no role here.");
    auto const now = engine.clock().now();
    auto const rules = TRY(access_rules(engine));
    std::string const subject(claims.text("sub"));
    auto session =
        TRY(engine.store().write(all_plans(), [&](store::Db& db) -> Result<identity::Session> {
            auto const id = TRY(identity::find_sso_account(db, provider.issuer, subject));
            auto const account = id ? TRY(known_account(db, *id, *mapping, claims, now))
                                    : TRY(new_account(db, provider, *mapping, claims, now));
            // The other log-in has asked for its own second factor, or not, as its owner decided.
            auto const needs = TRY(identity::needs_of(db, account, true, rules, now));
            TRY(identity::log_account(db, {now,
                                           account.id,
                                           account.id,
                                           {},
                                           AccountAct::signed_in,
                                           coming.visitor.address + " " + provider.id}));
            return identity::open_session(db, account, {coming.visitor, needs, true}, now);
        }));
    return SsoArrival{std::move(session), journey.back_to};
}

}  // namespace assent::engine
