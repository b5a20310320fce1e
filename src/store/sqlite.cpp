#include "store/sqlite.h"

#include "store/lock_file.h"
#include "store/statement_cache.h"

#include <sqlite3.h>

#include <cerrno>
#include <optional>

namespace assent::store {
namespace {

/// A prepared statement; `busy` while a walk over its rows is under way, so that a nested use
/// prepares its own.
struct Statement {
    sqlite3_stmt* handle = nullptr;
    bool busy = false;
};

Fault fault_of(sqlite3* db, int code) {
    auto const file_error = sqlite3_system_errno(db);
    switch (code & 0xff) {
        case SQLITE_CONSTRAINT:
            // Names the table and columns only, never the values.
            return conflict("constraint", "", sqlite3_errmsg(db));
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return busy("busy", "The database is busy.");
        case SQLITE_FULL: return database_full();
        case SQLITE_IOERR:
            if (file_error == ENOSPC || file_error == EDQUOT || file_error == EFBIG)
                return database_full();
            return database_away("The database file cannot be read or written.");
        case SQLITE_CANTOPEN:
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return database_away(std::string("The database file is not usable: ") +
                                 sqlite3_errstr(code));
        default: return bad_sql(sqlite3_errmsg(db));
    }
}

int bind(sqlite3_stmt* statement, int at, Cell const& cell) {
    struct Binder {
        sqlite3_stmt* statement;
        int at;
        int operator()(std::monostate) const { return sqlite3_bind_null(statement, at); }
        int operator()(std::int64_t number) const {
            return sqlite3_bind_int64(statement, at, number);
        }
        int operator()(double number) const { return sqlite3_bind_double(statement, at, number); }
        int operator()(std::string const& text) const {
            return sqlite3_bind_text64(statement, at, text.data(), text.size(), nullptr,
                                       SQLITE_UTF8);
        }
        int operator()(Bytes const& bytes) const {
            return sqlite3_bind_blob64(statement, at, bytes.data.data(), bytes.data.size(),
                                       nullptr);
        }
    };
    return std::visit(Binder{statement, at}, cell.held);
}

void assign(Cell& cell, sqlite3_stmt* statement, int i) {
    auto const size = [&] { return static_cast<std::size_t>(sqlite3_column_bytes(statement, i)); };
    switch (sqlite3_column_type(statement, i)) {
        case SQLITE_INTEGER: cell.held = sqlite3_column_int64(statement, i); return;
        case SQLITE_FLOAT: cell.held = sqlite3_column_double(statement, i); return;
        case SQLITE_TEXT: {
            // The bytes of the text itself: asking for them as a blob does not convert.
            auto const* text = static_cast<char const*>(sqlite3_column_blob(statement, i));
            if (!std::holds_alternative<std::string>(cell.held)) cell.held = std::string();
            std::get<std::string>(cell.held).assign(text == nullptr ? "" : text, size());
            return;
        }
        case SQLITE_BLOB: {
            auto const* bytes = static_cast<char const*>(sqlite3_column_blob(statement, i));
            cell.held = Bytes{bytes == nullptr ? std::string() : std::string(bytes, size())};
            return;
        }
        default: cell.held = std::monostate{};
    }
}

class Sqlite final : public Db {
public:
    Sqlite(sqlite3* db, std::optional<LockFile> lock) : db_(db), lock_(std::move(lock)) {}

    ~Sqlite() override {
        cache_.clear([](Statement const& statement) { sqlite3_finalize(statement.handle); });
        sqlite3_close_v2(db_);
    }

    Dialect dialect() const override { return Dialect::sqlite; }

    /// The last connection to close checkpoints; a guest leaves that to the file's writer as well.
    Result<void> leave_checkpoints() {
        int const code = sqlite3_db_config(db_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        return code == SQLITE_OK ? fine() : Result<void>(fault_of(db_, code));
    }

    Result<Rows> query(std::string_view sql, Params params) override {
        Rows rows;
        TRY(walk(sql, params, [&](std::vector<Cell>& cells) {
            rows.add(std::move(cells));
            return true;
        }));
        return rows;
    }

    Result<void> for_each(std::string_view sql, Params params, OnRow const& on_row) override {
        return walk(sql, params, [&](std::vector<Cell>& cells) { return on_row(Row(cells)); });
    }

    Result<std::int64_t> execute(std::string_view sql, Params params) override {
        TRY(walk(sql, params, [](std::vector<Cell>&) { return true; }));
        return std::int64_t{sqlite3_changes64(db_)};
    }

    Result<void> send(std::string_view sql, Params params) override {
        TRY(execute(sql, params));
        return fine();
    }

    Result<void> begin(Access access) override {
        TRY(control(access == Access::write ? "begin immediate" : "begin"));
        inside_ = true;
        return fine();
    }

    Result<void> savepoint(std::string_view name) override {
        return control("savepoint " + std::string(name));
    }

    Result<void> release(std::string_view name) override {
        return control("release " + std::string(name));
    }

    Result<void> rollback_to(std::string_view name) override {
        return control("rollback to " + std::string(name));
    }

    Result<void> commit() override {
        TRY(control("commit"));
        inside_ = false;
        return fine();
    }

    Result<void> rollback() override {
        inside_ = false;
        if (sqlite3_get_autocommit(db_) != 0) return fine();
        return control("rollback");
    }

    // A full disk makes SQLite roll back the whole transaction by itself.
    bool transaction_lost() const override { return inside_ && sqlite3_get_autocommit(db_) != 0; }

private:
    Result<void> control(std::string_view sql) {
        return walk(sql, {}, [](std::vector<Cell>&) { return true; });
    }

    Result<sqlite3_stmt*> prepare(std::string_view sql) {
        sqlite3_stmt* handle = nullptr;
        char const* rest = nullptr;
        int const code = sqlite3_prepare_v3(db_, sql.data(), static_cast<int>(sql.size()),
                                            SQLITE_PREPARE_PERSISTENT, &handle, &rest);
        if (code != SQLITE_OK) return fault_of(db_, code);
        if (handle == nullptr) return bad_sql("The statement is empty.");
        return handle;
    }

    template <class OnCells>
    Result<void> walk(std::string_view sql, Params params, OnCells const& on_cells) {
        auto* cached = cache_.find(sql);
        if (cached != nullptr && cached->busy) {
            auto* const own = TRY(prepare(sql));
            auto outcome = run(own, params, on_cells);
            sqlite3_finalize(own);
            return outcome;
        }
        if (cached == nullptr)
            cached = &cache_.add(
                sql, Statement{TRY(prepare(sql)), false},
                [](Statement const& statement) { return !statement.busy; },
                [](Statement const& statement) { sqlite3_finalize(statement.handle); });
        // References into the cache stay good while other statements come and go.
        cached->busy = true;
        auto outcome = run(cached->handle, params, on_cells);
        cached->busy = false;
        return outcome;
    }

    template <class OnCells>
    Result<void> run(sqlite3_stmt* statement, Params params, OnCells const& on_cells) {
        if (static_cast<std::size_t>(sqlite3_bind_parameter_count(statement)) !=
            params.cells().size())
            return bad_sql("The statement takes another number of parameters.");
        int at = 0;
        for (auto const& cell : params.cells())
            if (int const code = bind(statement, ++at, cell); code != SQLITE_OK)
                return fault_of(db_, code);
        int code = SQLITE_ROW;
        std::vector<Cell> cells;
        while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
            cells.resize(static_cast<std::size_t>(sqlite3_column_count(statement)));
            for (std::size_t i = 0; i < cells.size(); ++i)
                assign(cells[i], statement, static_cast<int>(i));
            if (!on_cells(cells)) {
                code = SQLITE_DONE;
                break;
            }
        }
        auto outcome = code == SQLITE_DONE ? fine() : Result<void>(fault_of(db_, code));
        sqlite3_reset(statement);
        sqlite3_clear_bindings(statement);
        return outcome;
    }

    sqlite3* db_;
    std::optional<LockFile> lock_;
    StatementCache<Statement> cache_;
    bool inside_ = false;
};

Result<std::unique_ptr<Sqlite>> connect(std::string const& path, int flags,
                                        std::optional<LockFile> lock) {
    sqlite3* handle = nullptr;
    int const code = sqlite3_open_v2(path.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code != SQLITE_OK) {
        auto fault = handle == nullptr ? database_away("There is no memory for the database.")
                                       : fault_of(handle, code);
        sqlite3_close_v2(handle);
        return fault;
    }
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, 5000);
    return std::make_unique<Sqlite>(handle, std::move(lock));
}

}  // namespace

Result<std::unique_ptr<Db>> open_sqlite(std::string const& path, Mode mode) {
    if (mode == Mode::reader) {
        auto db = TRY(connect(path, SQLITE_OPEN_READONLY, std::nullopt));
        // Only the writer checkpoints.
        for (auto const* pragma : {"pragma query_only = 1", "pragma wal_autocheckpoint = 0",
                                   "pragma cache_size = -16384"})
            TRY(db->execute(pragma, {}));
        return std::unique_ptr<Db>(std::move(db));
    }
    if (mode == Mode::guest) {
        auto db = TRY(connect(path, SQLITE_OPEN_READWRITE, std::nullopt));
        TRY(db->leave_checkpoints());
        for (auto const* pragma : {"pragma synchronous = full", "pragma wal_autocheckpoint = 0",
                                   "pragma cache_size = -16384", "pragma foreign_keys = 1"})
            TRY(db->execute(pragma, {}));
        return std::unique_ptr<Db>(std::move(db));
    }
    auto lock = TRY(LockFile::take(path + ".lock"));
    auto db = TRY(connect(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, std::move(lock)));
    for (auto const* pragma : {"pragma journal_mode = wal", "pragma synchronous = full",
                               "pragma wal_autocheckpoint = 4000", "pragma cache_size = -65536",
                               "pragma journal_size_limit = 67108864", "pragma foreign_keys = 1"})
        TRY(db->execute(pragma, {}));
    return std::unique_ptr<Db>(std::move(db));
}

Result<void> copy_sqlite(std::string const& path, std::string const& destination) {
    constexpr int pages_a_step = 2048;
    auto const open = [](std::string const& file, int flags, sqlite3** handle) -> Result<void> {
        int const code = sqlite3_open_v2(file.c_str(), handle, flags, nullptr);
        return code == SQLITE_OK ? fine() : Result<void>(fault_of(*handle, code));
    };
    sqlite3* from = nullptr;
    sqlite3* to = nullptr;
    auto outcome = open(path, SQLITE_OPEN_READONLY, &from);
    if (outcome) outcome = open(destination, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &to);
    if (outcome) {
        sqlite3_busy_timeout(from, 5000);
        sqlite3_wal_autocheckpoint(from, 0);
        // An open read transaction holds one moment; without it each write would start the copy
        // over.
        sqlite3_exec(from, "begin; select 1 from sqlite_schema", nullptr, nullptr, nullptr);
        auto* const backup = sqlite3_backup_init(to, "main", from, "main");
        int code = backup == nullptr ? sqlite3_errcode(to) : SQLITE_OK;
        while (code == SQLITE_OK) code = sqlite3_backup_step(backup, pages_a_step);
        if (backup != nullptr) sqlite3_backup_finish(backup);
        if (code != SQLITE_DONE) outcome = fault_of(to, code);
    }
    sqlite3_close_v2(to);
    sqlite3_close_v2(from);
    return outcome;
}

std::string sqlite_version() { return sqlite3_libversion(); }

}  // namespace assent::store
