#include "store/postgres.h"

#include "base/hash.h"
#include "store/postgres_link.h"

#include <libpq-fe.h>

#include <charconv>

namespace assent::store {
namespace {

// Type numbers of PostgreSQL's catalogue (pg_type), fixed for all versions.
enum : Oid { type_bool = 16, type_bytea = 17, type_int8 = 20, type_int2 = 21, type_int4 = 23 };
enum : Oid { type_float4 = 700, type_float8 = 701, type_numeric = 1700 };

constexpr int rows_a_fetch = 500;

template <class Number>
Number number_of(std::string_view text) {
    Number number{};
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

void assign(Cell& cell, pg_result const* result, int row, int column) {
    if (PQgetisnull(result, row, column) == 1) {
        cell.held = std::monostate{};
        return;
    }
    std::string_view const text(PQgetvalue(result, row, column),
                                static_cast<std::size_t>(PQgetlength(result, row, column)));
    switch (PQftype(result, column)) {
        case type_bool: cell.held = std::int64_t{text == "t"}; return;
        case type_int2:
        case type_int4:
        case type_int8: cell.held = number_of<std::int64_t>(text); return;
        case type_numeric:
            // sum() of whole numbers is numeric here and an integer in SQLite.
            if (text.find('.') == std::string_view::npos) {
                cell.held = number_of<std::int64_t>(text);
                return;
            }
            [[fallthrough]];
        case type_float4:
        case type_float8: cell.held = number_of<double>(text); return;
        case type_bytea: {
            auto bytes = from_hex(text.substr(2));
            cell.held = Bytes{bytes ? std::move(bytes).take() : std::string()};
            return;
        }
        default:
            if (!std::holds_alternative<std::string>(cell.held)) cell.held = std::string();
            std::get<std::string>(cell.held).assign(text);
    }
}

void fill(std::vector<Cell>& cells, pg_result const* result, int row) {
    cells.resize(static_cast<std::size_t>(PQnfields(result)));
    for (std::size_t i = 0; i < cells.size(); ++i)
        assign(cells[i], result, row, static_cast<int>(i));
}

class Postgres final : public Db {
public:
    explicit Postgres(std::string const& url) : link_(url) {}

    Result<void> open() { return link_.ensure(); }

    Dialect dialect() const override { return Dialect::postgres; }

    Result<Rows> query(std::string_view sql, Params params) override {
        TRY(ready());
        TRY(link_.put(sql, params.cells()));
        auto const result = TRY(link_.finish());
        Rows rows;
        for (int row = 0; row < PQntuples(result.get()); ++row) {
            std::vector<Cell> cells;
            fill(cells, result.get(), row);
            rows.add(std::move(cells));
        }
        return rows;
    }

    // A cursor, so that memory stays bounded and the callback may use the connection.
    Result<void> for_each(std::string_view sql, Params params, OnRow const& on_row) override {
        if (inside_) return walk(sql, params, on_row);
        TRY(begin(Access::read));
        auto outcome = walk(sql, params, on_row);
        if (outcome) outcome = commit();
        if (!outcome) (void)rollback();
        return outcome;
    }

    Result<std::int64_t> execute(std::string_view sql, Params params) override {
        TRY(ready());
        TRY(link_.put(sql, params.cells()));
        auto const result = TRY(link_.finish());
        return number_of<std::int64_t>(PQcmdTuples(result.get()));
    }

    Result<void> send(std::string_view sql, Params params) override {
        TRY(ready());
        TRY(link_.put(sql, params.cells()));
        // Outside of a transaction nothing would come after it.
        if (!inside_) TRY(link_.finish());
        return fine();
    }

    Result<void> begin(Access access) override {
        TRY(link_.ensure());
        link_.forget_loss();
        TRY(link_.put_once(access == Access::write
                               ? "begin isolation level read committed"
                               : "begin isolation level repeatable read read only"));
        inside_ = true;
        return fine();
    }

    Result<void> savepoint(std::string_view name) override {
        return link_.put_once("savepoint " + std::string(name));
    }

    Result<void> release(std::string_view name) override {
        return finish("release savepoint " + std::string(name));
    }

    Result<void> rollback_to(std::string_view name) override {
        // A fault of what still waits would make the server skip the rollback itself.
        if (link_.has_pending()) (void)link_.finish();
        return finish("rollback to savepoint " + std::string(name));
    }

    Result<void> commit() override {
        TRY(link_.put_once("commit"));
        auto const result = TRY(link_.finish());
        inside_ = false;
        // A transaction that had failed answers a commit with ROLLBACK and no error.
        if (std::string_view(PQcmdStatus(const_cast<pg_result*>(result.get()))) == "COMMIT")
            return fine();
        return bad_sql("The transaction had failed before its commit.");
    }

    Result<void> rollback() override {
        inside_ = false;
        if (!link_.alive()) return fine();
        if (link_.has_pending()) (void)link_.finish();
        return finish("rollback");
    }

    bool transaction_lost() const override { return inside_ && link_.lost(); }

private:
    /// Outside of a transaction a lost connection is opened again; inside, its loss is the
    /// transaction's.
    Result<void> ready() { return inside_ ? fine() : link_.ensure(); }

    Result<void> finish(std::string const& sql) {
        TRY(link_.put_once(sql));
        TRY(link_.finish());
        return fine();
    }

    Result<void> walk(std::string_view sql, Params params, OnRow const& on_row) {
        // Walks may nest; each depth has its own cursor.
        auto const cursor = "walk_" + std::to_string(++depth_);
        auto outcome = walk_cursor(cursor, sql, params, on_row);
        --depth_;
        return outcome;
    }

    Result<void> walk_cursor(std::string const& cursor, std::string_view sql, Params params,
                             OnRow const& on_row) {
        TRY(link_.put("declare " + cursor + " no scroll cursor for " + std::string(sql),
                      params.cells()));
        auto const fetch = "fetch " + std::to_string(rows_a_fetch) + " from " + cursor;
        std::vector<Cell> cells;
        for (bool more = true; more;) {
            TRY(link_.put_once(fetch));
            auto const result = TRY(link_.finish());
            int const count = PQntuples(result.get());
            more = count == rows_a_fetch;
            for (int row = 0; row < count; ++row) {
                fill(cells, result.get(), row);
                if (on_row(Row(cells))) continue;
                more = false;
                break;
            }
        }
        return finish("close " + cursor);
    }

    PgLink link_;
    bool inside_ = false;
    int depth_ = 0;
};

}  // namespace

Result<std::unique_ptr<Db>> open_postgres(std::string const& url) {
    auto db = std::make_unique<Postgres>(url);
    TRY(db->open());
    return std::unique_ptr<Db>(std::move(db));
}

}  // namespace assent::store
