/// Sessions: the token lives in the cookie, its hash in the table. Somebody who gave a password and
/// owes a second factor or a new password has a half session, which opens nothing but the next
/// step.
#pragma once

#include "base/result.h"
#include "identity/access_rules.h"
#include "identity/accounts.h"

#include <string>
#include <vector>

namespace assent::identity {

/// What a half session still needs, in this order.
enum class Needs { nothing, second_factor, second_factor_setup, password };

/// Where somebody comes from, as far as a browser tells.
struct Visitor {
    std::string address;
    std::string agent;  ///< User-Agent, cut to 200 bytes
};

struct Session {
    std::string token;  ///< only when just opened; 64 hex digits
    std::string token_hash;
    std::string csrf;
    Account account;
    Needs needs = Needs::nothing;
    bool factor_passed = false;
    Visitor visitor;
    Instant opened_at{};
    Instant seen_at{};

    /// Names it among its account's sessions; opens nothing.
    std::string id() const { return token_hash.substr(0, 16); }
};

/// Half sessions do not slide.
inline constexpr int half_session_minutes = 10;

/// When it ends if nobody does anything, and when it ends in any case.
struct SessionEnd {
    Instant ends_at{};
    Instant latest_at{};
};
SessionEnd end_of(Session const& session, AccessRules const& rules);

/// What the account still needs to be signed in.
Result<Needs> needs_of(store::Db& db, Account const& account, bool factor_passed,
                       AccessRules const& rules, Instant now);

/// Where a session begins: from whom, and what has been passed and is still needed.
struct Opening {
    Visitor visitor;
    Needs needs = Needs::nothing;
    bool factor_passed = false;
};
/// Opens one for somebody whose first step is done, and forgets those of the account that are over.
Result<Session> open_session(store::Db& db, Account const& account, Opening const& opening,
                             Instant now);
/// Goes on to the next step under a new token, so that nobody who knew the old one comes along.
Result<Session> go_on(store::Db& db, Session const& session, bool factor_passed,
                      AccessRules const& rules, Instant now);
/// Read only; half sessions too. Faults: `sign_in_required` when unknown, idle too long or ended.
Result<Session> find_session(store::Db& db, std::string const& token, AccessRules const& rules,
                             Instant now);
/// Those that have not ended, newest first.
Result<std::vector<Session>> sessions_of(store::Db& db, Account const& account,
                                         AccessRules const& rules, Instant now);
/// Moves the idle limit; call at most once a minute per session.
Result<void> touch_session(store::Db& db, Session const& session, Instant now);
Result<void> end_session(store::Db& db, std::string const& token_hash);
/// All of an account but the one with this hash; how many.
Result<std::int64_t> end_sessions(store::Db& db, std::string const& account,
                                  std::string const& but_hash = {});

}  // namespace assent::identity
