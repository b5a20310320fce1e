/// Secrets that open one thing once and for a while: a link, the question of a passkey, the way to
/// another log-in and back. Only their hashes are kept.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "store/db.h"

#include <chrono>
#include <optional>
#include <string>

namespace assent::identity {

enum class TokenKind { set_password, single_sign_on, new_passkey, passkey };

struct Token {
    TokenKind kind = TokenKind::set_password;
    std::string account;  ///< empty: nobody yet
    std::string body;     ///< what has to be known again when it is used
    Instant made_at{};
    Instant expires_at{};
};

/// Gives the secret, 64 hex digits, and forgets what is over.
Result<std::string> make_token(store::Db& db, Token const& token);
/// Nothing where it is unknown, used, over or of another kind.
Result<std::optional<Token>> find_token(store::Db& db, TokenKind kind, std::string const& secret,
                                        Instant now);
/// The same, and it opens nothing any more.
Result<std::optional<Token>> take_token(store::Db& db, TokenKind kind, std::string const& secret,
                                        Instant now);
/// When the newest of the account that still opens something was made.
Result<std::optional<Instant>> newest_token(store::Db& db, TokenKind kind,
                                            std::string const& account, Instant now);
Result<void> remove_tokens(store::Db& db, TokenKind kind, std::string const& account);

}  // namespace assent::identity
