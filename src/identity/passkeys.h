/// The passkeys of an account as rows.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "identity/webauthn.h"
#include "store/db.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::identity {

struct Passkey {
    std::string id;  ///< of the credential, base64url
    std::string account;
    std::string name;
    HeldCredential held;
    Instant made_at{};
    std::optional<Instant> used_at;
};

/// The oldest first.
Result<std::vector<Passkey>> passkeys_of(store::Db& db, std::string const& account);
Result<std::optional<Passkey>> find_passkey(store::Db& db, std::string const& id);
/// Faults: `passkey_exists`.
Result<void> save_passkey(store::Db& db, Passkey const& passkey);
/// It signed: keeps the count. Faults: `bad_passkey` when somebody else's use came first.
Result<void> use_passkey(store::Db& db, Passkey const& passkey, std::int64_t sign_count,
                         Instant now);
/// Faults: `unknown_passkey`.
Result<void> name_passkey(store::Db& db, std::string const& account, std::string const& id,
                          std::string const& name);
Result<void> remove_passkey(store::Db& db, std::string const& account, std::string const& id);
Result<void> remove_passkeys(store::Db& db, std::string const& account);

}  // namespace assent::identity
