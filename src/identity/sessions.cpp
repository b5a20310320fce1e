#include "identity/sessions.h"

#include "base/hash.h"
#include "identity/account_log.h"
#include "identity/installation.h"
#include "identity/passwords.h"
#include "identity/second_factor.h"

#include <algorithm>

namespace assent::identity {
namespace {

constexpr std::size_t agent_most = 200;

Fault sign_in_again() {
    return forbidden("sign_in_required", "", "Your session has ended. Sign in again.");
}

constexpr std::string_view session_columns =
    "select account, csrf, opened_at, seen_at, needs, factor_passed, address, agent, token_hash "
    "from session";

Result<Session> read_session(store::Row const& row) {
    Session session;
    session.account.id = row.text(0);
    session.csrf = row.text(1);
    session.opened_at = TRY(parse_instant(row.text(2)));
    session.seen_at = TRY(parse_instant(row.text(3)));
    session.needs = from_name<Needs>(row.text(4)).value_or(Needs::nothing);
    session.factor_passed = row.integer(5) != 0;
    session.visitor = {row.text(6), row.text(7)};
    session.token_hash = row.text(8);
    return session;
}

bool has_ended(Session const& session, AccessRules const& rules, Instant now) {
    auto const end = end_of(session, rules);
    return now > end.ends_at;
}

}  // namespace

SessionEnd end_of(Session const& session, AccessRules const& rules) {
    if (session.needs != Needs::nothing) {
        auto const at = session.opened_at + std::chrono::minutes(half_session_minutes);
        return {at, at};
    }
    auto const latest = session.opened_at + std::chrono::hours(rules.session_hours);
    return {std::min<Instant>(session.seen_at + std::chrono::minutes(rules.idle_minutes), latest),
            latest};
}

Result<Needs> needs_of(store::Db& db, Account const& account, bool factor_passed,
                       AccessRules const& rules, Instant now) {
    if (!factor_passed) {
        if (TRY(second_factors_of(db, account.id)).any()) return Needs::second_factor;
        auto const& roles = rules.second_factor_roles;
        if (std::ranges::find(roles, account.role) != roles.end())
            return Needs::second_factor_setup;
    }
    return TRY(must_change_password(db, account, rules, now)) ? Needs::password : Needs::nothing;
}

Result<Session> open_session(store::Db& db, Account const& account, Opening const& opening,
                             Instant now) {
    Session session;
    session.token = random_hex(32);
    session.token_hash = sha256_hex(session.token);
    session.csrf = random_hex(16);
    session.account = account;
    session.needs = opening.needs;
    session.factor_passed = opening.factor_passed;
    session.visitor = opening.visitor;
    session.visitor.agent.resize(std::min(session.visitor.agent.size(), agent_most));
    session.opened_at = now;
    session.seen_at = now;
    constexpr auto over = "delete from session where plan = ? and account = ? and opened_at < ?";
    TRY(db.execute(over, {installation, account.id, Instant(now - std::chrono::hours(24))}));
    constexpr auto sql = R"sql(
        insert into session (plan, token_hash, account, csrf, opened_at, seen_at, needs, factor_passed, address, agent)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql";
    TRY(db.execute(sql, {installation, session.token_hash, account.id, session.csrf, now, now,
                         name_of(session.needs), session.factor_passed, session.visitor.address,
                         session.visitor.agent}));
    if (session.needs != Needs::nothing) return session;
    TRY(remember_attempt(db, account.login, true, now));
    TRY(db.execute("update account set signed_in_at = ? where plan = ? and id = ?",
                   {now, installation, account.id}));
    return session;
}

Result<Session> go_on(store::Db& db, Session const& session, bool factor_passed,
                      AccessRules const& rules, Instant now) {
    TRY(end_session(db, session.token_hash));
    auto const passed = factor_passed || session.factor_passed;
    auto const needs = TRY(needs_of(db, session.account, passed, rules, now));
    auto opened = TRY(open_session(db, session.account, {session.visitor, needs, passed}, now));
    if (needs == Needs::nothing && session.needs != Needs::nothing)
        TRY(log_account(db, {now,
                             session.account.id,
                             session.account.id,
                             {},
                             AccountAct::signed_in,
                             session.visitor.address}));
    return opened;
}

Result<Session> find_session(store::Db& db, std::string const& token, AccessRules const& rules,
                             Instant now) {
    auto const sql = std::string(session_columns) + " where plan = ? and token_hash = ? limit 1";
    auto const rows = TRY(db.query(sql, {installation, sha256_hex(token)}));
    if (rows.empty()) return sign_in_again();
    auto session = TRY(read_session(rows.front()));
    if (has_ended(session, rules, now)) return sign_in_again();
    session.account = TRY(find_account(db, session.account.id));
    if (session.account.disabled) return sign_in_again();
    return session;
}

Result<std::vector<Session>> sessions_of(store::Db& db, Account const& account,
                                         AccessRules const& rules, Instant now) {
    auto const sql =
        std::string(session_columns) +
        " where plan = ? and account = ? order by opened_at desc, token_hash limit 200";
    std::vector<Session> sessions;
    for (auto const row : TRY(db.query(sql, {installation, account.id}))) {
        auto session = TRY(read_session(row));
        if (!has_ended(session, rules, now)) sessions.push_back(std::move(session));
    }
    return sessions;
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

Result<std::int64_t> end_sessions(store::Db& db, std::string const& account,
                                  std::string const& but_hash) {
    return db.execute("delete from session where plan = ? and account = ? and token_hash <> ?",
                      {installation, account, but_hash});
}

}  // namespace assent::identity
