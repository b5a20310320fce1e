#include "store/migrate.h"

#include "base/hash.h"
#include "base/log.h"
#include "store/dialect.h"

#include <chrono>

namespace assent::store {
namespace {

constexpr auto create_table = R"sql(
    create table if not exists migration (
        number {integer} not null primary key,
        name text not null,
        hash text not null,
        applied_at text not null
    ) {strict}
)sql";

Result<void> lock(Db& db) {
    auto const statement = plan_lock_statement(db.dialect());
    if (statement.empty()) return fine();
    TRY(db.query(statement, {lock_number("migration")}));
    return fine();
}

Result<int> apply(Db& db, Migration const& migration) {
    auto const hash = sha256_hex(migration.sql);
    auto const applied =
        TRY(db.query("select hash from migration where number = ?", {migration.number}));
    if (!applied.empty()) {
        if (applied.front().text(0) == hash) return 0;
        return broken("migration_changed", "Migration " + std::to_string(migration.number) + " " +
                                               std::string(migration.name) +
                                               " was edited after this database applied it.");
    }
    for (auto const& statement : split_statements(expand_tokens(migration.sql, db.dialect())))
        TRY(db.execute(statement));
    auto const now =
        std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    TRY(db.execute("insert into migration (number, name, hash, applied_at) values (?, ?, ?, ?)",
                   {migration.number, migration.name, hash, now}));
    log::info("migration_applied", {{"number", migration.number}, {"name", migration.name}});
    return 1;
}

Result<void> must_not_be_newer(Db& db, std::span<Migration const> migrations) {
    auto const newest = migrations.empty() ? 0 : migrations.back().number;
    auto const rows = TRY(db.query("select max(number) from migration"));
    if (rows.front().integer(0) <= newest) return fine();
    return broken("database_newer", "The database was written by a newer version (migration " +
                                        std::to_string(rows.front().integer(0)) +
                                        ", this version knows " + std::to_string(newest) + ").");
}

/// Runs one step in its own transaction, alone among all processes that start now.
template <class Step>
auto alone(Db& db, Step const& step) -> decltype(step()) {
    TRY(db.begin(Access::write));
    auto locked = lock(db);
    auto outcome = locked ? step() : decltype(step())(locked.fault());
    if (outcome) {
        auto committed = db.commit();
        if (committed) return outcome;
        outcome = committed.fault();
    }
    (void)db.rollback();
    return outcome;
}

}  // namespace

Result<int> migrate(Db& db, std::span<Migration const> migrations) {
    auto const prepare = [&]() -> Result<void> {
        TRY(db.execute(expand_tokens(create_table, db.dialect())));
        return must_not_be_newer(db, migrations);
    };
    TRY(alone(db, prepare));
    int count = 0;
    for (auto const& migration : migrations)
        count += TRY(alone(db, [&] { return apply(db, migration); }));
    return count;
}

Result<void> must_be_current(Db& db, std::span<Migration const> migrations) {
    auto const newest = migrations.empty() ? 0 : migrations.back().number;
    auto const rows = TRY(db.query("select max(number) from migration"));
    if (rows.front().integer(0) == newest) return fine();
    return unavailable("data_in_use",
                       "A server of another version has opened this data. Use the program of that "
                       "version, or stop the server.");
}

}  // namespace assent::store
