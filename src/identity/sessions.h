/// Signed-in sessions: the token lives in the cookie, its hash in the table; 20 minutes idle, 12
/// hours at most.
#pragma once

#include "base/result.h"
#include "identity/accounts.h"

#include <string>

namespace assent::identity {

struct Session {
    std::string token;  ///< only when just opened; 64 hex digits
    std::string token_hash;
    std::string csrf;
    Account account;
    Instant opened_at{};
    Instant seen_at{};
};

inline constexpr int idle_minutes = 20;  // ACC-*: the plans' limit
inline constexpr int absolute_hours = 12;

Result<Session> open_session(store::Db& db, Account const& account, Instant now);
/// Read only. Faults: `sign_in_required` when unknown, idle too long or ended.
Result<Session> find_session(store::Db& db, std::string const& token, Instant now);
/// Moves the idle limit; call at most once a minute per session.
Result<void> touch_session(store::Db& db, Session const& session, Instant now);
Result<void> end_session(store::Db& db, std::string const& token_hash);

}  // namespace assent::identity
