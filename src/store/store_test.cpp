#include "store/store.h"

#include "store/event_log.h"
#include "store/testing.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

namespace assent::store {
namespace {

constexpr auto plan = "harbor";

Result<std::int64_t> count_values(Db& db) {
    auto const rows = TRY(db.query("select count(*) from counter where plan = ?", {plan}));
    return rows.front().integer(0);
}

Result<void> put(Db& db, std::string const& name, int value = 1) {
    TRY(db.execute("insert into counter (plan, name, value) values (?, ?, ?)",
                   {plan, name, value}));
    return fine();
}

auto putting(std::string name) {
    return [name = std::move(name)](Db& db) { return put(db, name); };
}

TEST_CASE("what was written is there for the next reader") {
    for (auto const& place : places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        REQUIRE(store->write(plan, putting("one")).ok());
        auto const rows = store->read([](Db& db) {
            return db.query("select name, value, null, 1.5 from counter where plan = ?", {plan});
        });
        REQUIRE(rows.ok());
        REQUIRE(rows->size() == 1);
        auto const row = rows->front();
        CHECK(row.text(0) == "one");
        CHECK(row.integer(1) == 1);
        CHECK(row.is_null(2));
        CHECK(row.real(3) == 1.5);
    }
}

TEST_CASE("all kinds of values come back as they went in") {
    for (auto const& place : places()) {
        CAPTURE(place->name());
        auto const store = place->open({.migrations = {}});
        std::string const bytes("\0\1\xff'\\x", 6);
        auto const rows = store->write(plan, [&](Db& db) -> Result<Rows> {
            auto const postgres = db.dialect() == Dialect::postgres;
            TRY(db.execute(postgres ? "create table every (a bigint, b double precision, c text, "
                                      "d bytea, e text)"
                                    : "create table every (a integer, b real, c text, d blob, e "
                                      "text) strict"));
            TRY(db.execute("insert into every (a, b, c, d, e) values (?, ?, ?, ?, ?)",
                           {std::int64_t{1} << 60, 0.1, "it's ? \"é\"", Bytes{bytes}, nullptr}));
            return db.query("select a, b, c, d, e from every where c <> '?' limit 1");
        });
        REQUIRE(rows.ok());
        auto const row = rows->front();
        CHECK(row.integer(0) == std::int64_t{1} << 60);
        CHECK(row.real(1) == 0.1);
        CHECK(row.text(2) == "it's ? \"é\"");
        CHECK(row.blob(3) == bytes);
        CHECK(row.is_null(4));
    }
}

TEST_CASE("sixty-four writers share their commits") {
    for (auto const& place : places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        constexpr int threads = 64;
        constexpr int each = 20;
        std::atomic<int> good = 0;
        std::vector<std::jthread> clients;
        for (int thread = 0; thread < threads; ++thread)
            clients.emplace_back([&, thread] {
                for (int i = 0; i < each; ++i)
                    if (store->write(plan,
                                     putting(std::to_string(thread) + "-" + std::to_string(i))))
                        ++good;
            });
        clients.clear();
        auto const metrics = store->metrics();
        CHECK(good == threads * each);
        CHECK(*store->read(count_values) == threads * each);
        CHECK(metrics.writes == threads * each);
        CHECK(metrics.commits < metrics.writes / 2);
        CHECK(metrics.waiting == 0);
    }
}

TEST_CASE("a failing write does not harm its neighbours in the same commit") {
    for (auto const& place : places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        std::atomic<int> answers = 0;
        std::atomic<int> faults = 0;
        std::atomic<bool> begun = false;
        std::atomic<bool> go = false;
        // The first write holds the writer until all others wait behind it, so that they share one
        // commit.
        store->write_async(
            plan,
            [&](Db&) {
                begun = true;
                begun.notify_all();
                go.wait(false);
                return fine();
            },
            [](Result<void> const&) {});
        begun.wait(false);
        for (int i = 0; i < 30; ++i)
            store->write_async(
                plan,
                [i](Db& db) -> Result<void> {
                    TRY(put(db, "w" + std::to_string(i)));
                    if (i % 3 == 0) return invalid("not_wanted", "", "No.");
                    if (i % 3 == 1) TRY(put(db, "w" + std::to_string(i)));
                    return fine();
                },
                [&, i](Result<void> const& outcome) {
                    if (!outcome &&
                        outcome.fault().code == (i % 3 == 0 ? "not_wanted" : "constraint"))
                        ++faults;
                    ++answers;
                });
        go = true;
        go.notify_all();
        REQUIRE(store->write(plan, putting("last")).ok());
        CHECK(answers == 30);
        CHECK(faults == 20);
        CHECK(*store->read(count_values) == 11);
        CHECK(store->metrics().commits == 2);
    }
}

TEST_CASE("the same key twice is a conflict that names no value") {
    for (auto const& place : places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        REQUIRE(store->write(plan, putting("Doe")).ok());
        auto const again = store->write(plan, putting("Doe"));
        REQUIRE(!again.ok());
        CHECK(again.fault().kind == Kind::conflict);
        CHECK(again.fault().code == "constraint");
        CHECK(again.fault().message.find("Doe") == std::string::npos);
    }
}

TEST_CASE("a fault of a statement nobody waited for reaches the one who sent it") {
    for (auto const& place : places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        auto const sending = [](Db& db) {
            return db.send("insert into counter (plan, name, value) values (?, ?, ?)",
                           {plan, "one", 1});
        };
        REQUIRE(store->write(plan, sending).ok());
        CHECK(store->write(plan, sending).fault().code == "constraint");
        CHECK(store->write(plan, putting("two")).ok());
        CHECK(*store->read(count_values) == 2);
    }
}

TEST_CASE("a wrong statement is our own defect and nothing worse") {
    for (auto const& place : places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        auto const run = [](Db& db) { return db.query("select nothing from nowhere"); };
        CHECK(store->read(run).fault().code == "bad_sql");
        CHECK(store->write(plan, run).fault().code == "bad_sql");
        CHECK(store->write(plan, putting("after")).ok());
        CHECK(*store->read(count_values) == 1);
    }
}

TEST_CASE("a reader cannot write and sees one moment") {
    for (auto const& place : places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        CHECK(!store->read(putting("x")).ok());
        auto const counted = store->read([&](Db& db) -> Result<std::int64_t> {
            auto const before = TRY(count_values(db));
            if (!store->write(plan, putting("meanwhile"))) return broken("test", "write failed");
            return TRY(count_values(db)) - before;
        });
        REQUIRE(counted.ok());
        CHECK(*counted == 0);
        CHECK(*store->read(count_values) == 1);
    }
}

TEST_CASE("many rows are walked one by one, and the walk may ask in between") {
    for (auto const& place : places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        REQUIRE(store
                    ->write(plan,
                            [](Db& db) -> Result<void> {
                                for (int i = 0; i < 2500; ++i)
                                    TRY(put(db, "n" + std::to_string(i), i));
                                return fine();
                            })
                    .ok());
        std::int64_t sum = 0;
        int asked = 0;
        auto const walk = [&](Db& db, int until) {
            return db.for_each("select value from counter where plan = ? order by value", {plan},
                               [&](Row const& row) {
                                   sum += row.integer(0);
                                   if (row.integer(0) % 1000 == 7 && count_values(db)) ++asked;
                                   return row.integer(0) < until;
                               });
        };
        REQUIRE(store->read([&](Db& db) { return walk(db, 10000); }).ok());
        CHECK(sum == 2500 * 2499 / 2);
        CHECK(asked == 3);
        sum = 0;
        REQUIRE(store->read([&](Db& db) { return walk(db, 3); }).ok());
        CHECK(sum == 6);
    }
}

TEST_CASE("too many waiting writes are refused at once") {
    for (auto const& place : places()) {
        CAPTURE(place->name());
        auto const store = place->open({.limits = {.batch = 4, .waiting = 10}});
        std::atomic<bool> go = false;
        std::atomic<int> busy = 0;
        std::atomic<int> done = 0;
        for (int i = 0; i < 40; ++i)
            store->write_async(
                plan,
                [&](Db&) {
                    go.wait(false);
                    return fine();
                },
                [&](Result<void> const& outcome) {
                    if (!outcome && outcome.fault().kind == Kind::busy) ++busy;
                    ++done;
                });
        go = true;
        go.notify_all();
        store->close();
        CHECK(done == 40);
        CHECK(busy >= 26);
        CHECK(busy <= 30);
        CHECK(store->write(plan, putting("late")).fault().code == "closing");
    }
}

TEST_CASE("a write inside a write is refused instead of waiting for itself") {
    auto const place = Place();
    auto const store = place.open();
    auto const outcome = store->write(plan, [&](Db&) { return store->write(plan, putting("x")); });
    CHECK(outcome.fault().code == "nested_write");
}

TEST_CASE("a second process may not open the file for writing") {
    auto const place = Place();
    {
        auto const store = place.open();
        CHECK(Store::open(place.location()).fault().code == "data_in_use");
    }
    CHECK(Store::open(place.location()).ok());
}

TEST_CASE("a guest writes beside the file's writer, and both see all of it") {
    auto const place = Place();
    auto const store = place.open();
    Options beside;
    beside.beside_writer = true;
    {
        auto guest = Store::open(place.location(), beside);
        REQUIRE(guest.ok());
        REQUIRE((*guest)->write(plan, putting("from the guest")).ok());
        REQUIRE(store->write(plan, putting("from the writer")).ok());
        CHECK(*(*guest)->read(count_values) == 2);
    }
    REQUIRE(store->write(plan, putting("after the guest left")).ok());
    CHECK(*store->read(count_values) == 3);
}

TEST_CASE("a guest of another version stays outside") {
    auto const place = Place();
    auto const store = place.open();
    Options beside;
    beside.beside_writer = true;
    beside.migrations = beside.migrations.first(1);
    CHECK(Store::open(place.location(), beside).fault().code == "data_in_use");
}

TEST_CASE("all is there after closing and opening again") {
    for (auto const& place : places()) {
        CAPTURE(place->name());
        REQUIRE(place->open()->write(plan, putting("kept")).ok());
        CHECK(*place->open()->read(count_values) == 1);
    }
}

TEST_CASE("sixty-four readers take turns on a few connections") {
    for (auto const& place : places()) {
        CAPTURE(place->name());
        auto const store = place->open({.readers = 3});
        std::atomic<int> good = 0;
        {
            std::vector<std::jthread> clients;
            for (int thread = 0; thread < 64; ++thread)
                clients.emplace_back([&] {
                    for (int i = 0; i < 20; ++i)
                        if (store->read(count_values)) ++good;
                });
        }
        CHECK(good == 64 * 20);
    }
}

}  // namespace
}  // namespace assent::store
