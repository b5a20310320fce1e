/// The seam to the database is one connection: statements in, rows out, savepoints. Everything
/// above it is written once, in SQL that SQLite and PostgreSQL both read; where they must differ
/// see dialect.h.
///
/// Faults of every call: `constraint` (conflict), `busy` (busy), `database_full` and
/// `database_away` (unavailable), `bad_sql` (broken). A connection is used by one thread at a time.
#pragma once

#include "base/result.h"
#include "base/time.h"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace assent::store {

enum class Dialect { sqlite, postgres };

struct Bytes {
    std::string data;
    friend bool operator==(Bytes const&, Bytes const&) = default;
};

/// One value going in or coming out. Instants and days travel as their ISO text.
class Cell {
public:
    using Held = std::variant<std::monostate, std::int64_t, double, std::string, Bytes>;

    Cell() = default;  // null
    Cell(std::nullptr_t) {}
    Cell(bool flag) : held(std::int64_t{flag}) {}
    Cell(int number) : held(std::int64_t{number}) {}
    Cell(std::int64_t number) : held(number) {}
    Cell(std::size_t number) : held(static_cast<std::int64_t>(number)) {}
    Cell(double number) : held(number) {}
    Cell(std::string text) : held(std::move(text)) {}
    Cell(std::string_view text) : held(std::string(text)) {}
    Cell(char const* text) : held(std::string(text)) {}
    Cell(Bytes bytes) : held(std::move(bytes)) {}
    Cell(Instant instant) : held(to_text(instant)) {}
    Cell(Day day) : held(to_text(day)) {}
    template <class T>
    Cell(std::optional<T> const& maybe) {
        if (maybe) held = Cell(*maybe).held;
    }

    Held held;
};

/// Borrowed for the length of one call: `db.query(sql, {plan, 3})`, or a vector of cells.
class Params {
public:
    Params() = default;
    Params(std::initializer_list<Cell> cells) { view_ = {std::data(cells), cells.size()}; }
    Params(std::vector<Cell> const& cells) : view_(cells) {}

    std::span<Cell const> cells() const { return view_; }

private:
    std::span<Cell const> view_;
};

/// Columns by position, in the order the statement names them. Asking for another type than the
/// column holds is an error of the caller and gives zero or the empty text.
class Row {
public:
    explicit Row(std::span<Cell const> cells) : cells_(cells) {}

    std::size_t columns() const { return cells_.size(); }
    bool is_null(std::size_t i) const;
    std::int64_t integer(std::size_t i) const;
    double real(std::size_t i) const;
    std::string const& text(std::size_t i) const;
    std::string const& blob(std::size_t i) const;
    std::optional<std::string> text_or_null(std::size_t i) const;

private:
    std::span<Cell const> cells_;
};

/// All rows of one answer, held in memory: every query carries a limit. Use for_each where there is
/// none.
class Rows {
public:
    class Iterator {
    public:
        Iterator(Rows const& rows, std::size_t at) : rows_(&rows), at_(at) {}
        Row operator*() const { return (*rows_)[at_]; }
        Iterator& operator++() {
            ++at_;
            return *this;
        }
        bool operator!=(Iterator const& other) const { return at_ != other.at_; }

    private:
        Rows const* rows_;
        std::size_t at_;
    };

    std::size_t size() const { return columns_ == 0 ? 0 : cells_.size() / columns_; }
    bool empty() const { return cells_.empty(); }
    Row operator[](std::size_t i) const {
        return Row(std::span<Cell const>(cells_).subspan(i * columns_, columns_));
    }
    Row front() const { return (*this)[0]; }
    Iterator begin() const { return {*this, 0}; }
    Iterator end() const { return {*this, size()}; }

    void add(std::vector<Cell>&& cells);

private:
    std::vector<Cell> cells_;
    std::size_t columns_ = 0;
};

enum class Access { read, write };

/// Gets one row; false ends the walk early.
using OnRow = std::function<bool(Row const&)>;

class Db {
public:
    Db() = default;
    virtual ~Db() = default;
    Db(Db const&) = delete;
    Db& operator=(Db const&) = delete;

    virtual Dialect dialect() const = 0;

    virtual Result<Rows> query(std::string_view sql, Params params = {}) = 0;
    /// Rows one after the other, in bounded memory. The callback may use this connection.
    virtual Result<void> for_each(std::string_view sql, Params params, OnRow const& on_row) = 0;
    /// Returns how many rows changed.
    virtual Result<std::int64_t> execute(std::string_view sql, Params params = {}) = 0;
    /// Like execute, without waiting for the answer: on PostgreSQL it travels with the next call
    /// that waits. Its fault shows at that call, at the latest at release or commit.
    virtual Result<void> send(std::string_view sql, Params params = {}) = 0;

    virtual Result<void> begin(Access access) = 0;
    virtual Result<void> savepoint(std::string_view name) = 0;
    virtual Result<void> release(std::string_view name) = 0;
    virtual Result<void> rollback_to(std::string_view name) = 0;
    virtual Result<void> commit() = 0;
    virtual Result<void> rollback() = 0;

    /// The transaction is gone and only a new one helps: the connection broke, or another process
    /// won a conflict.
    virtual bool transaction_lost() const = 0;
};

/// `?, ?, ?` for lists whose length is known only at run time.
std::string placeholders(std::size_t count);

/// Faults shared by the drivers.
Fault database_full();
Fault database_away(std::string why);
Fault bad_sql(std::string why);

}  // namespace assent::store
