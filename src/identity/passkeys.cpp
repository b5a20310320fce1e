#include "identity/passkeys.h"

#include "identity/installation.h"

namespace assent::identity {
namespace {

constexpr std::string_view passkey_columns =
    "select id, account, name, public_key, sign_count, made_at, used_at from passkey";

Result<Passkey> read_passkey(store::Row const& row) {
    Passkey passkey;
    passkey.id = row.text(0);
    passkey.account = row.text(1);
    passkey.name = row.text(2);
    passkey.held.key = TRY(read_key_json(TRY(json::parse(row.text(3)))));
    passkey.held.sign_count = row.integer(4);
    passkey.made_at = TRY(parse_instant(row.text(5)));
    if (auto const at = parse_instant(row.text(6))) passkey.used_at = *at;
    return passkey;
}

Result<void> one_of(std::int64_t changed) {
    if (changed == 1) return fine();
    return not_found("unknown_passkey", "/id", "You have no such passkey.");
}

}  // namespace

Result<std::vector<Passkey>> passkeys_of(store::Db& db, std::string const& account) {
    auto const sql = std::string(passkey_columns) +
                     " where plan = ? and account = ? order by made_at, id limit 100";
    std::vector<Passkey> passkeys;
    for (auto const row : TRY(db.query(sql, {installation, account})))
        passkeys.push_back(TRY(read_passkey(row)));
    return passkeys;
}

Result<std::optional<Passkey>> find_passkey(store::Db& db, std::string const& id) {
    auto const sql = std::string(passkey_columns) + " where plan = ? and id = ? limit 1";
    auto const rows = TRY(db.query(sql, {installation, id}));
    if (rows.empty()) return std::optional<Passkey>();
    return std::optional<Passkey>(TRY(read_passkey(rows.front())));
}

Result<void> save_passkey(store::Db& db, Passkey const& passkey) {
    if (TRY(find_passkey(db, passkey.id)))
        return conflict("passkey_exists", "/credential", "This passkey is known here already.");
    constexpr auto sql = R"sql(
        insert into passkey (plan, id, account, name, public_key, sign_count, made_at, used_at)
        values (?, ?, ?, ?, ?, ?, ?, '')
    )sql";
    TRY(db.execute(
        sql, {installation, passkey.id, passkey.account, passkey.name,
              json::write(key_json(passkey.held.key)), passkey.held.sign_count, passkey.made_at}));
    return fine();
}

Result<void> use_passkey(store::Db& db, Passkey const& passkey, std::int64_t sign_count,
                         Instant now) {
    constexpr auto sql = R"sql(
        update passkey set sign_count = ?, used_at = ? where plan = ? and id = ? and sign_count = ?
    )sql";
    if (TRY(db.execute(sql,
                       {sign_count, now, installation, passkey.id, passkey.held.sign_count})) == 1)
        return fine();
    return forbidden("bad_passkey", "/credential", "This passkey was used elsewhere just now.");
}

Result<void> name_passkey(store::Db& db, std::string const& account, std::string const& id,
                          std::string const& name) {
    constexpr auto sql = "update passkey set name = ? where plan = ? and account = ? and id = ?";
    return one_of(TRY(db.execute(sql, {name, installation, account, id})));
}

Result<void> remove_passkey(store::Db& db, std::string const& account, std::string const& id) {
    constexpr auto sql = "delete from passkey where plan = ? and account = ? and id = ?";
    return one_of(TRY(db.execute(sql, {installation, account, id})));
}

Result<void> remove_passkeys(store::Db& db, std::string const& account) {
    TRY(db.execute("delete from passkey where plan = ? and account = ?", {installation, account}));
    return fine();
}

}  // namespace assent::identity
