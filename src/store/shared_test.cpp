#include "store/event_log.h"
#include "store/testing.h"

#include <doctest/doctest.h>

#include <thread>

namespace assent::store {
namespace {

std::unique_ptr<Place> server() {
    auto all = places();
    return all.size() < 2 ? nullptr : std::move(all.back());
}

Result<Appended> add(Store& store, std::string const& plan, std::string const& stream,
                     std::int64_t expected) {
    return store.write(plan, [&](Db& db) {
        EventRow event;
        event.stream = stream;
        event.kind = "note_added";
        event.body = "{}";
        return append(db, plan, expected, std::vector{event, event});
    });
}

TEST_CASE("several servers share one database without a gap in any log") {
    auto const place = server();
    if (!place) return;
    constexpr int servers = 3;
    constexpr int threads = 8;
    constexpr int each = 10;
    std::atomic<int> failed = 0;
    std::vector<std::unique_ptr<Store>> stores;
    for (int i = 0; i < servers; ++i) stores.push_back(place->open());
    {
        std::vector<std::jthread> clients;
        for (int client = 0; client < servers * threads; ++client)
            clients.emplace_back([&, client] {
                auto& store = *stores[static_cast<std::size_t>(client % servers)];
                auto const plan = client % 2 == 0 ? "harbor" : "valley";
                for (int i = 0; i < each; ++i)
                    if (!add(store, plan, "request-" + std::to_string(client), i * 2)) ++failed;
            });
    }
    CHECK(failed == 0);
    for (auto const* plan : {"harbor", "valley"}) {
        auto const report = stores.front()->read([&](Db& db) { return verify_chain(db, plan); });
        REQUIRE(report.ok());
        CHECK(report->holds());
        CHECK(report->events == servers * threads / 2 * each * 2);
    }
}

TEST_CASE("of two servers that decide on the same version one must look again") {
    auto const place = server();
    if (!place) return;
    auto const one = place->open();
    auto const other = place->open();
    for (int round = 0; round < 10; ++round) {
        std::atomic<int> good = 0;
        std::atomic<int> stale = 0;
        auto const race = [&](Store& store) {
            auto const added = add(store, "harbor", "request-1", round * 2);
            if (added) ++good;
            if (!added && added.fault().code == "stale_version") ++stale;
        };
        {
            std::jthread const first([&] { race(*one); });
            std::jthread const second([&] { race(*other); });
        }
        CHECK(good == 1);
        CHECK(stale == 1);
    }
}

TEST_CASE("a lost connection to the server is opened again") {
    auto const place = server();
    if (!place) return;
    auto const store = place->open();
    auto const own = [](Db& db) -> Result<std::int64_t> {
        return TRY(db.query("select pg_backend_pid()")).front().integer(0);
    };
    auto const reader = store->read(own);
    auto const writer = store->write("harbor", own);
    REQUIRE(reader.ok());
    REQUIRE(writer.ok());
    auto const admin = connect(place->location(), Access::write);
    REQUIRE(admin.ok());
    for (auto const process : {*reader, *writer})
        REQUIRE((*admin)->query("select pg_terminate_backend(?, 5000)", {process}).ok());
    auto const again = store->read(own);
    REQUIRE(again.ok());
    CHECK(*again != *reader);
    CHECK(add(*store, "harbor", "request-1", 0).ok());
    CHECK(store->metrics().retries == 1);
}

TEST_CASE("writers that block each other in a circle are tried again") {
    auto const place = server();
    if (!place) return;
    auto const one = place->open();
    auto const other = place->open();
    REQUIRE(one->write("harbor",
                       [](Db& db) {
                           return db.execute(
                               "insert into counter (plan, name, value) values ('a', 'x', 0), "
                               "('b', 'x', 0)");
                       })
                .ok());
    // Each touches rows of the other's plan in the opposite order, which the locks of plans do not
    // order.
    auto const cross = [](Store& store, std::string first, std::string second) {
        return store.write(first, [=](Db& db) -> Result<void> {
            constexpr auto add_one = "update counter set value = value + 1 where plan = ?";
            TRY(db.execute(add_one, {first}));
            TRY(db.query("select pg_sleep(0.05)"));
            TRY(db.execute(add_one, {second}));
            return fine();
        });
    };
    std::atomic<int> good = 0;
    {
        std::jthread const left([&] { good += cross(*one, "a", "b").ok() ? 1 : 0; });
        std::jthread const right([&] { good += cross(*other, "b", "a").ok() ? 1 : 0; });
    }
    CHECK(good == 2);
    CHECK(one->metrics().retries + other->metrics().retries >= 1);
    auto const rows = one->read([](Db& db) { return db.query("select sum(value) from counter"); });
    CHECK(rows->front().integer(0) == 4);
}

}  // namespace
}  // namespace assent::store
