#include "identity/tokens.h"

#include "base/hash.h"
#include "base/names.h"
#include "identity/installation.h"

namespace assent::identity {

Result<std::string> make_token(store::Db& db, Token const& token) {
    TRY(db.execute("delete from token where plan = ? and expires_at < ?",
                   {installation, token.made_at}));
    auto secret = random_hex(32);
    constexpr auto sql = R"sql(
        insert into token (plan, token_hash, kind, account, body, made_at, expires_at) values (?, ?, ?, ?, ?, ?, ?)
    )sql";
    TRY(db.execute(sql, {installation, sha256_hex(secret), name_of(token.kind), token.account,
                         token.body, token.made_at, token.expires_at}));
    return secret;
}

Result<std::optional<Token>> find_token(store::Db& db, TokenKind kind, std::string const& secret,
                                        Instant now) {
    constexpr auto sql = R"sql(
        select account, body, made_at, expires_at from token
        where plan = ? and token_hash = ? and kind = ? and expires_at >= ? limit 1
    )sql";
    auto const rows = TRY(db.query(sql, {installation, sha256_hex(secret), name_of(kind), now}));
    if (rows.empty()) return std::optional<Token>();
    auto const row = rows.front();
    return std::optional<Token>({kind, row.text(0), row.text(1), TRY(parse_instant(row.text(2))),
                                 TRY(parse_instant(row.text(3)))});
}

Result<std::optional<Token>> take_token(store::Db& db, TokenKind kind, std::string const& secret,
                                        Instant now) {
    auto found = TRY(find_token(db, kind, secret, now));
    if (!found) return found;
    constexpr auto sql = "delete from token where plan = ? and token_hash = ?";
    // Whoever comes second at the same time finds nothing to delete.
    if (TRY(db.execute(sql, {installation, sha256_hex(secret)})) != 1)
        return std::optional<Token>();
    return found;
}

Result<std::optional<Instant>> newest_token(store::Db& db, TokenKind kind,
                                            std::string const& account, Instant now) {
    constexpr auto sql = R"sql(
        select made_at from token where plan = ? and account = ? and kind = ? and expires_at >= ?
        order by made_at desc limit 1
    )sql";
    auto const rows = TRY(db.query(sql, {installation, account, name_of(kind), now}));
    if (rows.empty()) return std::optional<Instant>();
    return std::optional<Instant>(TRY(parse_instant(rows.front().text(0))));
}

Result<void> remove_tokens(store::Db& db, TokenKind kind, std::string const& account) {
    TRY(db.execute("delete from token where plan = ? and account = ? and kind = ?",
                   {installation, account, name_of(kind)}));
    return fine();
}

}  // namespace assent::identity
