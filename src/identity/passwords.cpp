#include "identity/passwords.h"

#include "base/hash.h"
#include "base/text.h"
#include "identity/installation.h"

namespace assent::identity {

Result<void> must_be_strong(std::string const& password, std::string const& login,
                            AccessRules const& rules, std::string const& where) {
    // Above this only the hashing gets longer.
    constexpr std::size_t most = 1024;
    if (characters(password) < static_cast<std::size_t>(rules.password_length_min))
        return invalid(
            "weak_password", where,
            "Use at least " + std::to_string(rules.password_length_min) + " characters.");
    if (password.size() > most)
        return invalid("weak_password", where, "Use at most 1024 characters.");
    if (!login.empty() && lower(password).find(lower(login)) != std::string::npos)
        return invalid("password_is_login", where, "Do not use your log-in in your password.");
    return fine();
}

Result<std::string> hash_new_password(store::Db& db, Account const& account,
                                      std::string const& password, AccessRules const& rules,
                                      std::string const& where) {
    TRY(must_be_strong(password, account.login, rules, where));
    constexpr auto sql =
        "select password, password_before from account where plan = ? and id = ? limit 1";
    auto const rows = TRY(db.query(sql, {installation, account.id}));
    if (rows.empty()) return not_found("unknown_account", "", "There is no such account.");
    for (std::size_t i = 0; i < 2; ++i)
        if (password_matches(password, rows.front().text(i)))
            return invalid("password_used_before", where,
                           "You had this password before. Choose another one.");
    return hash_password(password);
}

Result<void> save_password(store::Db& db, std::string const& account, std::string const& hash,
                           Instant now) {
    constexpr auto sql = R"sql(
        update account set password_before = password, password = ?, password_at = ?, password_expired = 0
        where plan = ? and id = ?
    )sql";
    TRY(db.execute(sql, {hash, now, installation, account}));
    return fine();
}

Result<bool> must_change_password(store::Db& db, Account const& account, AccessRules const& rules,
                                  Instant now) {
    auto const standing = TRY(standing_of(db, account.id, now));
    if (!standing.password_set) return false;
    if (standing.password_expired) return true;
    return rules.password_days > 0 && standing.password_at &&
           now >= *standing.password_at + std::chrono::hours(24) * rules.password_days;
}

Result<void> expire_password(store::Db& db, std::string const& account) {
    TRY(db.execute("update account set password_expired = 1 where plan = ? and id = ?",
                   {installation, account}));
    return fine();
}

}  // namespace assent::identity
