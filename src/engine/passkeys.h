/// Making a passkey and signing in with one. A device that made sure who uses it counts as both
/// factors.
#pragma once

#include "engine/second_factor.h"
#include "identity/passkeys.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::engine {

/// What the browser is asked for a new passkey: PublicKeyCredentialCreationOptionsJSON.
Result<json::Value> new_passkey_options(Engine& engine, identity::Account const& account,
                                        identity::Relying const& relying);

struct PasskeyAdded {
    identity::Passkey passkey;
    FactorAdded added;
};
/// Faults: `bad_passkey`, `passkey_exists`, `required` or `too_long` at `/name`.
Result<PasskeyAdded> add_passkey(Engine& engine, identity::Session const& session,
                                 std::string const& name, json::Value const& credential,
                                 identity::Relying const& relying);

/// PublicKeyCredentialRequestOptionsJSON: any passkey of this portal, or those of who has given the
/// password.
Result<json::Value> passkey_options(Engine& engine, std::optional<identity::Session> const& half,
                                    identity::Relying const& relying);
/// Signs in, or goes on where the password was given. Faults: `bad_passkey`.
Result<identity::Session> sign_in_with_passkey(Engine& engine,
                                               std::optional<identity::Session> const& half,
                                               json::Value const& credential,
                                               identity::Relying const& relying,
                                               identity::Visitor const& visitor);

Result<std::vector<identity::Passkey>> passkeys_of(Engine& engine,
                                                   identity::Account const& account);
/// Faults: `unknown_passkey`, `required` or `too_long` at `/name`.
Result<void> name_passkey(Engine& engine, Asker const& asker, std::string const& id,
                          std::string const& name);
/// Faults: `unknown_passkey`, `bad_password`, `second_factor_needed`.
Result<void> remove_passkey(Engine& engine, Asker const& asker, std::string const& id,
                            std::string const& password);

}  // namespace assent::engine
