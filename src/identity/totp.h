/// Codes of a code generator: RFC 6238 over RFC 4226, SHA-1, 30 seconds, six digits, which is what
/// the generators on people's telephones do.
#pragma once

#include "base/result.h"
#include "base/time.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace assent::identity {

/// RFC 4648, capital letters, no padding.
std::string to_base32(std::string_view bytes);
/// Small letters, spaces and hyphens are forgiven. Faults: `bad_base32`.
Result<std::string> from_base32(std::string_view text);

/// Which 30 seconds of time an instant lies in. Real time, also in a trial.
std::int64_t totp_step(Instant at);
std::string totp_code(std::string_view secret, std::int64_t step, int digits = 6);
/// What the picture for the telephone says; `secret` in base32.
std::string otpauth_uri(std::string_view secret, std::string_view issuer, std::string_view login);

}  // namespace assent::identity
