/// Second factors of an account: a code generator, passkeys, and recovery codes for the day it is
/// lost.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "identity/seal.h"
#include "store/db.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::identity {

struct SecondFactors {
    bool totp = false;  ///< a confirmed code generator
    std::optional<Instant> totp_since;
    int passkeys = 0;
    int recovery_codes_left = 0;

    bool any() const { return totp || passkeys > 0; }
};

Result<SecondFactors> second_factors_of(store::Db& db, std::string const& account);

/// A new secret in base32, not in force until a code of it was given; takes the place of one that
/// was never confirmed. Kept sealed. Faults: `totp_exists`.
Result<std::string> start_totp(store::Db& db, Seal const& seal, std::string const& account,
                               Instant now);
/// Faults at `/code`: `bad_code`; `no_totp_pending`, `generator_unreadable` (the key of `seal` is
/// another than the one it was kept with). `wall` is real time.
Result<void> confirm_totp(store::Db& db, Seal const& seal, std::string const& account,
                          std::string const& code, Instant wall);
/// Takes a code of now, the 30 seconds before or after, and each only once. Faults at `/code`:
/// `bad_code`, `code_used`; `generator_unreadable`.
Result<void> use_totp(store::Db& db, Seal const& seal, std::string const& account,
                      std::string const& code, Instant wall);
Result<void> remove_totp(store::Db& db, std::string const& account);

/// Ten new ones; the old ones are void. Only their hashes are kept: 80 random bits need no slow
/// one.
Result<std::vector<std::string>> make_recovery_codes(store::Db& db, std::string const& account,
                                                     Instant now);
/// Faults at `/recovery_code`: `bad_code`, also when it was used.
Result<void> use_recovery_code(store::Db& db, std::string const& account, std::string const& code,
                               Instant now);
/// All of them, passkeys and recovery codes included.
Result<void> remove_second_factors(store::Db& db, std::string const& account);

}  // namespace assent::identity
