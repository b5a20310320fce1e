/// Signing in where somebody already has a log-in: OpenID Connect with authorization code and PKCE
/// (RFC 6749, RFC 7636, OpenID Connect Core and Discovery). Whose claims give which role is data.
#pragma once

#include "base/fields.h"
#include "identity/accounts.h"
#include "identity/id_token.h"

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace assent::identity {

/// Who has this value in the claim gets this role; the first that fits counts.
struct RoleMapping {
    std::string value;
    std::string role;
    std::string organisation;
    std::vector<PlanId> plans;
};

void fields(auto& f, auto& m) requires Is<RoleMapping, decltype(m)> {
    f("value", m.value);
    f("role", m.role);
    f("organisation", m.organisation);
    f("plans", m.plans);
}

/// One other log-in, as the operator describes it in `sso.toml`.
struct SsoProvider {
    std::string id;    ///< in addresses: small letters, digits, hyphens
    std::string name;  ///< on the button
    std::string issuer;
    std::string client_id;
    std::string client_secret;  ///< empty: a public client, by PKCE alone
    std::string scopes = "openid profile email";
    std::string claim = "roles";  ///< its text, or one of its texts, is what `role` maps
    std::vector<RoleMapping> role;
};

void fields(auto& f, auto& p) requires Is<SsoProvider, decltype(p)> {
    f("id", p.id);
    f("name", p.name);
    f("issuer", p.issuer);
    f("client_id", p.client_id);
    f("client_secret", p.client_secret);
    f("scopes", p.scopes);
    f("claim", p.claim);
    f("role", p.role);
}

/// Faults: `required`, `unknown_role`, `bad_address`, at their place.
Result<void> check_provider(SsoProvider const& provider);

/// What is remembered between leaving and coming back.
struct SsoJourney {
    std::string provider;
    std::string nonce;
    std::string verifier;  ///< of PKCE
    std::string back_to;   ///< path of the page to return to
};

void fields(auto& f, auto& j) requires Is<SsoJourney, decltype(j)> {
    f("provider", j.provider);
    f("nonce", j.nonce);
    f("verifier", j.verifier);
    f("back_to", j.back_to);
}

/// Talks to one other log-in; what that tells about itself is asked again after an hour.
class SsoClient {
public:
    explicit SsoClient(SsoProvider provider) : provider_(std::move(provider)) {}

    SsoProvider const& provider() const { return provider_; }
    /// Where to send the browser. Faults: `sso_unavailable`.
    Result<std::string> address_of(SsoJourney const& journey, std::string const& state,
                                   std::string const& redirect);
    /// The claims about who came back. `wall` is real time. Faults: `sso_unavailable`,
    /// `sso_refused`.
    Result<json::Value> claims_for(std::string const& code, SsoJourney const& journey,
                                   std::string const& redirect, Instant wall);

private:
    struct Facts {
        std::string authorization_endpoint;
        std::string token_endpoint;
        std::string jwks_uri;
        std::vector<IssuerKey> keys;
        std::chrono::steady_clock::time_point read_at;
    };
    Result<Facts> facts(std::chrono::seconds lasting);

    SsoProvider provider_;
    std::mutex mutex_;
    std::optional<Facts> facts_;
};

/// The role that the claims give; nothing where none fits.
std::optional<RoleMapping> mapped_role(SsoProvider const& provider, json::Value const& claims);

/// The account of a person of an issuer.
Result<std::optional<std::string>> find_sso_account(store::Db& db, std::string const& issuer,
                                                    std::string const& subject);
/// Signs in elsewhere: a password here would stay when the other log-in closes.
Result<bool> signs_in_elsewhere(store::Db& db, std::string const& account);
Result<void> save_sso_account(store::Db& db, std::string const& issuer, std::string const& subject,
                              std::string const& account, Instant now);

}  // namespace assent::identity
