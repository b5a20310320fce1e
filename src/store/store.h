/// The database as the rest of the house sees it: read with `read`, change with `write`. SQL stays
/// below this line and in the modules above that own their tables.
///
///     auto count = TRY(store.read([&](Db& db) -> Result<std::int64_t> { ... }));
///     TRY(store.write(plan, [&](Db& db) -> Result<void> { ... }));
#pragma once

#include "store/db.h"
#include "store/migrate.h"
#include "store/reader_pool.h"
#include "store/writer.h"

#include <future>
#include <memory>
#include <string>

namespace assent::store {

/// A SQLite file or a PostgreSQL URL.
struct Location {
    Dialect dialect = Dialect::sqlite;
    std::string where;
};

/// `postgres://` and `postgresql://` are servers, all else is a file.
Location location_of(std::string text);
/// Opens one connection, without pool or queue. Only `Store` and administration need it.
Result<std::unique_ptr<Db>> connect(Location const& location, Access access);

struct Options {
    std::size_t readers = 8;
    /// Where another process is the file's writer, join it as a guest: for single administration
    /// commands. Nothing is migrated then.
    bool beside_writer = false;
    WriteLimits limits{};
    std::span<Migration const> migrations = embedded_migrations();
};

class Store {
public:
    static Result<std::unique_ptr<Store>> open(Location location, Options options = {});
    Store(Location location, std::unique_ptr<Db> writer, Options const& options);

    Location const& location() const { return location_; }

    /// One moment of the database. The function may run a second time when the connection broke
    /// under the first.
    template <class F>
    auto read(F fn) -> std::invoke_result_t<F&, Db&> {
        auto reader = TRY(readers_.take());
        for (bool first = true;; first = false) {
            TRY(reader->begin(Access::read));
            auto outcome = fn(*reader);
            bool const lost = reader->transaction_lost();
            if (outcome && !lost && reader->commit()) return outcome;
            (void)reader->rollback();
            if (!lost || !first) return outcome;
        }
    }

    /// Returns after the commit that holds the change. The function may run again (another process
    /// won a conflict) and touches nothing but the database. A fault of it undoes its own changes
    /// alone. Faults besides its own: `busy`, `storage_full`, `database_away` (then the outcome may
    /// be unknown), `closing`.
    template <class F>
    auto write(std::string plan, F fn) -> std::invoke_result_t<F&, Db&> {
        using Outcome = std::invoke_result_t<F&, Db&>;
        auto promise = std::make_shared<std::promise<Outcome>>();
        auto future = promise->get_future();
        write_async(std::move(plan), std::move(fn),
                    [promise](Outcome outcome) { promise->set_value(std::move(outcome)); });
        return future.get();
    }

    /// The same without waiting: `done(Result<T>)` is called on the writer's thread and must be
    /// cheap; at once when the write is refused.
    template <class F, class Done>
    void write_async(std::string plan, F fn, Done done) {
        using Outcome = std::invoke_result_t<F&, Db&>;
        struct Shared {
            F fn;
            Done done;
            std::optional<Outcome> outcome;
        };
        auto shared = std::make_shared<Shared>(Shared{std::move(fn), std::move(done), {}});
        writer_.submit(
            {std::move(plan),
             [shared](Db& db) -> Result<void> {
                 shared->outcome.emplace(shared->fn(db));
                 return *shared->outcome ? fine() : Result<void>(shared->outcome->fault());
             },
             [shared](Result<void> const& written) {
                 shared->done(written ? *std::move(shared->outcome) : Outcome(written.fault()));
             }});
    }

    WriteMetrics metrics() const { return writer_.metrics(); }
    /// Finishes what waits; later writes are refused.
    void close() { writer_.close(); }

private:
    Location location_;
    // The readers go first: the last connection to close tidies up, and that is the writer's work.
    Writer writer_;
    ReaderPool readers_;
};

}  // namespace assent::store
