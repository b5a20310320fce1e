/// What the routes about signing in share: the cookie, and the session as pages read it.
#pragma once

#include "doors/portal/portal.h"
#include "engine/passkeys.h"
#include "engine/second_factor.h"

#include <optional>
#include <string>

namespace assent::portal {

/// What confirms a deed that only the person may do.
struct Password {
    Private<std::string> password;
};

void fields(auto& f, auto& p) requires Is<Password, decltype(p)> { f("password", p.password); }

/// The `Set-Cookie` line.
std::string cookie(Portal& portal, std::string const& token, bool ended);
std::string token_of(Portal& portal, http::Request const& request);
identity::Visitor visitor_of(http::Request const& request);
Result<json::Value> session_json(Portal& portal, std::optional<identity::Session> const& session);
/// The next step of signing in: the session with a new cookie.
http::Response session_reply(Portal& portal, Result<identity::Session> const& session);
json::Value passkey_json(identity::Passkey const& passkey);
/// A second factor came into force: its recovery codes, if any, and the session as it goes on.
http::Response factor_reply(Portal& portal, json::Value out, engine::FactorAdded const& added);
http::Response signed_out_reply(Portal& portal);

}  // namespace assent::portal
