/// What another log-in says about who signed in: an ID token of OpenID Connect, a JWT signed with
/// RS256 or ES256 (RFC 7515, RFC 7519, OpenID Connect Core 3.1.3.7).
#pragma once

#include "base/json.h"
#include "base/result.h"
#include "base/time.h"
#include "identity/signatures.h"

#include <string>
#include <string_view>
#include <vector>

namespace assent::identity {

/// One public key of the issuer (RFC 7517).
struct IssuerKey {
    std::string id;         ///< `kid`; may be empty
    std::string algorithm;  ///< `RS256` or `ES256`, by the kind of key
    PublicKey key;
};

/// Keys of other kinds and uses are left out. Faults: `bad_keys`.
Result<std::vector<IssuerKey>> read_keys(json::Value const& jwks);

struct ExpectedToken {
    std::string issuer;
    std::string client;  ///< its `client_id`, to whom the token must be addressed
    std::string nonce;
    Instant now{};  ///< real time; a minute off is forgiven
};

/// The claims of a token that holds in every point. Faults: `bad_id_token`; `unknown_key` when none
/// of the keys is meant, as after the issuer changed them.
Result<json::Value> read_id_token(std::string_view token, std::vector<IssuerKey> const& keys,
                                  ExpectedToken const& expected);

}  // namespace assent::identity
