#include "identity/single_sign_on.h"

#include "base/base64.h"
#include "base/hash.h"
#include "base/log.h"
#include "base/percent.h"
#include "http/client.h"
#include "identity/installation.h"
#include "identity/permissions.h"

#include <algorithm>

namespace assent::identity {
namespace {

constexpr std::chrono::seconds facts_last{3600};
/// An unknown key makes us ask again, but no flood of forged tokens more often than this.
constexpr std::chrono::seconds keys_last{60};

Fault unavailable_now(std::string const& provider) {
    return unavailable("sso_unavailable", provider + " cannot be reached. Try again later.");
}

Fault refused(std::string const& provider) {
    return forbidden("sso_refused", "", provider + " did not confirm who you are.");
}

std::string form_of(http::Pairs const& pairs) {
    std::string form;
    for (auto const& [name, value] : pairs)
        form.append(form.empty() ? "" : "&").append(name).append("=").append(encode_percent(value));
    return form;
}

Result<json::Value> fetch(SsoProvider const& provider, http::Question const& question) {
    auto const reply = http::ask(question);
    if (!reply) {
        log::warning("sso_unavailable", {{"provider", provider.id}, {"code", reply.fault().code}});
        return unavailable_now(provider.name);
    }
    auto parsed = json::parse(reply->body);
    if (reply->status != 200 || !parsed) {
        log::warning("sso_refused", {{"provider", provider.id}, {"status", reply->status}});
        return reply->status >= 500 ? unavailable_now(provider.name) : refused(provider.name);
    }
    return parsed;
}

/// RFC 7636 4.2.
std::string challenge_of(std::string const& verifier) {
    return to_base64url(from_hex(sha256_hex(verifier)).value());
}

bool has_value(json::Value const& claims, std::string const& claim, std::string const& value) {
    auto const* held = claims.find(claim);
    if (held == nullptr) return false;
    if (held->is_string()) return held->as_string() == value;
    return held->is_array() && std::ranges::any_of(held->as_array(), [&](json::Value const& one) {
               return one.is_string() && one.as_string() == value;
           });
}

}  // namespace

Result<void> check_provider(SsoProvider const& provider) {
    if (provider.id.empty() ||
        provider.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != std::string::npos)
        return invalid("required", "/id", "An id of small letters, digits and hyphens is needed.");
    if (provider.name.empty() || provider.client_id.empty())
        return invalid("required", "/client_id", "A name and a client_id are needed.");
    TRY(http::read_address(provider.issuer));
    for (std::size_t i = 0; i < provider.role.size(); ++i) {
        auto const where = "/role/" + std::to_string(i);
        auto const& mapping = provider.role[i];
        // The clock and the rules are not among these.
        auto const known = roles();
        if (std::ranges::find(known, mapping.role) == known.end())
            return invalid("unknown_role", where + "/role", "There is no such role for a person.");
        if (mapping.value.empty() || mapping.plans.empty())
            return invalid("required", where + "/value", "A value and its plans are needed.");
    }
    return fine();
}

Result<SsoClient::Facts> SsoClient::facts(std::chrono::seconds lasting) {
    std::lock_guard const lock(mutex_);
    auto const now = std::chrono::steady_clock::now();
    if (facts_ && now - facts_->read_at < lasting) return *facts_;
    auto issuer = provider_.issuer;
    if (issuer.ends_with('/')) issuer.pop_back();
    http::Question question;
    question.url = issuer + "/.well-known/openid-configuration";
    auto const told = TRY(fetch(provider_, question));
    // Discovery 4.3: who answers for another issuer is not believed.
    if (told.text("issuer") != provider_.issuer) return refused(provider_.name);
    Facts read;
    read.authorization_endpoint = told.text("authorization_endpoint");
    read.token_endpoint = told.text("token_endpoint");
    read.jwks_uri = told.text("jwks_uri");
    if (!http::read_address(read.authorization_endpoint)) return refused(provider_.name);
    question.url = read.jwks_uri;
    read.keys = TRY(read_keys(TRY(fetch(provider_, question))));
    read.read_at = now;
    facts_ = read;
    return read;
}

Result<std::string> SsoClient::address_of(SsoJourney const& journey, std::string const& state,
                                          std::string const& redirect) {
    auto const known = TRY(facts(facts_last));
    auto const& start = known.authorization_endpoint;
    return start + (start.find('?') == std::string::npos ? "?" : "&") +
           form_of({{"response_type", "code"},
                    {"client_id", provider_.client_id},
                    {"redirect_uri", redirect},
                    {"scope", provider_.scopes},
                    {"state", state},
                    {"nonce", journey.nonce},
                    {"code_challenge", challenge_of(journey.verifier)},
                    {"code_challenge_method", "S256"}});
}

Result<json::Value> SsoClient::claims_for(std::string const& code, SsoJourney const& journey,
                                          std::string const& redirect, Instant wall) {
    auto known = TRY(facts(facts_last));
    http::Question question;
    question.method = "POST";
    question.url = known.token_endpoint;
    question.headers = {{"Content-Type", "application/x-www-form-urlencoded"},
                        {"Accept", "application/json"}};
    http::Pairs form{{"grant_type", "authorization_code"},
                     {"code", code},
                     {"redirect_uri", redirect},
                     {"code_verifier", journey.verifier}};
    if (provider_.client_secret.empty()) {
        form.emplace_back("client_id", provider_.client_id);
    } else {
        // RFC 6749 2.3.1: both are encoded before they are joined.
        auto const both =
            encode_percent(provider_.client_id) + ":" + encode_percent(provider_.client_secret);
        question.headers.emplace_back("Authorization", "Basic " + to_base64(both));
    }
    question.body = form_of(form);
    auto const answer = TRY(fetch(provider_, question));
    ExpectedToken const expected{provider_.issuer, provider_.client_id, journey.nonce, wall};
    auto claims = read_id_token(answer.text("id_token"), known.keys, expected);
    if (!claims && claims.fault().code == "unknown_key") {
        known = TRY(facts(keys_last));
        claims = read_id_token(answer.text("id_token"), known.keys, expected);
    }
    if (claims) return claims;
    log::warning("sso_refused", {{"provider", provider_.id}, {"code", claims.fault().code}});
    return refused(provider_.name);
}

std::optional<RoleMapping> mapped_role(SsoProvider const& provider, json::Value const& claims) {
    for (auto const& mapping : provider.role)
        if (has_value(claims, provider.claim, mapping.value)) return mapping;
    return std::nullopt;
}

Result<std::optional<std::string>> find_sso_account(store::Db& db, std::string const& issuer,
                                                    std::string const& subject) {
    constexpr auto sql =
        "select account from sso_identity where plan = ? and issuer = ? and subject = ? limit 1";
    auto const rows = TRY(db.query(sql, {installation, issuer, subject}));
    if (rows.empty()) return std::optional<std::string>();
    return std::optional<std::string>(rows.front().text(0));
}

Result<bool> signs_in_elsewhere(store::Db& db, std::string const& account) {
    constexpr auto sql = "select 1 from sso_identity where plan = ? and account = ? limit 1";
    return !TRY(db.query(sql, {installation, account})).empty();
}

Result<void> save_sso_account(store::Db& db, std::string const& issuer, std::string const& subject,
                              std::string const& account, Instant now) {
    constexpr auto sql =
        "insert into sso_identity (plan, issuer, subject, account, made_at) values (?, ?, ?, ?, ?)";
    TRY(db.execute(sql, {installation, issuer, subject, account, now}));
    return fine();
}

}  // namespace assent::identity
