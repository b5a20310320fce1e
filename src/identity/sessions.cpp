#include "identity/sessions.h"

#include "base/hash.h"

namespace assent::identity {
namespace {

constexpr std::string_view installation = "*";

Fault sign_in_again() {
    return forbidden("sign_in_required", "", "Your session has ended. Sign in again.");
}

}  // namespace

Result<Session> open_session(store::Db& db, Account const& account, Instant now) {
    Session session;
    session.token = random_hex(32);
    session.token_hash = sha256_hex(session.token);
    session.csrf = random_hex(16);
    session.account = account;
    session.opened_at = now;
    session.seen_at = now;
    constexpr auto sql = R"sql(
        insert into session (plan, token_hash, account, csrf, opened_at, seen_at) values (?, ?, ?, ?, ?, ?)
    )sql";
    TRY(db.execute(sql, {installation, session.token_hash, account.id, session.csrf, now, now}));
    return session;
}

Result<Session> find_session(store::Db& db, std::string const& token, Instant now) {
    Session session;
    session.token_hash = sha256_hex(token);
    constexpr auto sql =
        "select account, csrf, opened_at, seen_at from session where plan = ? and token_hash = ? "
        "limit 1";
    auto const rows = TRY(db.query(sql, {installation, session.token_hash}));
    if (rows.empty()) return sign_in_again();
    session.csrf = rows.front().text(1);
    session.opened_at = TRY(parse_instant(rows.front().text(2)));
    session.seen_at = TRY(parse_instant(rows.front().text(3)));
    if (now > session.seen_at + std::chrono::minutes(idle_minutes)) return sign_in_again();
    if (now > session.opened_at + std::chrono::hours(absolute_hours)) return sign_in_again();
    session.account = TRY(find_account(db, rows.front().text(0)));
    if (session.account.disabled) return sign_in_again();
    return session;
}

Result<void> touch_session(store::Db& db, Session const& session, Instant now) {
    constexpr auto sql = "update session set seen_at = ? where plan = ? and token_hash = ?";
    TRY(db.execute(sql, {now, installation, session.token_hash}));
    return fine();
}

Result<void> end_session(store::Db& db, std::string const& token_hash) {
    TRY(db.execute("delete from session where plan = ? and token_hash = ?",
                   {installation, token_hash}));
    return fine();
}

}  // namespace assent::identity
