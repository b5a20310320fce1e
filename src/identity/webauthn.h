/// What a browser answers when a passkey is made or used (WebAuthn Level 2, 7.1 and 7.2), checked
/// in every point that concerns us: challenge, origin, the portal's name, the person's
/// verification, signature and counter.
#pragma once

#include "base/json.h"
#include "base/result.h"
#include "identity/signatures.h"

#include <cstdint>
#include <string>

namespace assent::identity {

/// Where passkeys are for: `https://portal.example`, and its host.
struct Relying {
    std::string origin;
    std::string id;
};
/// The host of an origin is its name for passkeys.
Relying relying_of(std::string const& origin);

struct NewCredential {
    std::string id;  ///< base64url
    PublicKey key;
    std::int64_t sign_count = 0;
};

/// `credential` is the browser's RegistrationResponseJSON. Faults at `/credential`: `bad_passkey`.
Result<NewCredential> read_registration(json::Value const& credential, std::string const& challenge,
                                        Relying const& relying);

struct HeldCredential {
    PublicKey key;
    std::int64_t sign_count = 0;
};
/// `credential` is the browser's AuthenticationResponseJSON; gives the new count. Faults at
/// `/credential`: `bad_passkey`, also when the count went back, as that of a copy would.
Result<std::int64_t> check_assertion(json::Value const& credential, HeldCredential const& held,
                                     std::string const& challenge, Relying const& relying);

/// What the browser says it was asked, and its passkey; not to be trusted before the check. Empty
/// when it cannot be read.
std::string challenge_in(json::Value const& credential);
std::string credential_in(json::Value const& credential);

/// For the table.
json::Value key_json(PublicKey const& key);
Result<PublicKey> read_key_json(json::Value const& value);

}  // namespace assent::identity
