/// The two CBOR texts of a passkey's registration (WebAuthn 6.5, RFC 9052). cose.cpp alone includes
/// the library.
#pragma once

#include "base/result.h"
#include "identity/signatures.h"

#include <string>
#include <string_view>

namespace assent::identity {

/// `authData` of an attestation object; who made the device is not asked. Faults: `bad_cbor`.
Result<std::string> authenticator_data_of(std::string_view attestation_object);
/// A key for ES256 or RS256, at the beginning of the bytes. Faults: `bad_cbor`.
Result<PublicKey> read_cose_key(std::string_view bytes);

}  // namespace assent::identity
