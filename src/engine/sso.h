/// Single sign-on (ACC-01): out to the other log-in and back with a session. Who comes for the
/// first time gets an account; role, organisation and plans follow the other log-in's word each
/// time.
#pragma once

#include "engine/engine.h"
#include "identity/single_sign_on.h"

#include <filesystem>
#include <string>
#include <vector>

namespace assent::engine {

/// The other log-ins of `sso.toml`; none when there is no such file. Faults: `bad_sso` with file,
/// line and what is wrong.
Result<std::vector<identity::SsoProvider>> load_sso(std::filesystem::path const& file);

struct SsoStart {
    std::string address;  ///< where the browser goes
    std::string secret;   ///< for its cookie: only who left may come back
};
/// Faults: `sso_unavailable`, `sso_refused`.
Result<SsoStart> start_sso(Engine& engine, identity::SsoClient& client, std::string const& back_to,
                           std::string const& redirect);

struct SsoComing {
    std::string secret;
    std::string state;
    std::string code;
    std::string issuer;  ///< as the answer names it; empty: it does not (RFC 9207)
    std::string redirect;
    identity::Visitor visitor;
};
struct SsoArrival {
    identity::Session session;
    std::string back_to;
};
/// Faults: `sso_expired`, `sso_unavailable`, `sso_refused`, `sso_no_role`, `sso_disabled`.
Result<SsoArrival> finish_sso(Engine& engine, identity::SsoClient& client, SsoComing const& coming);

}  // namespace assent::engine
