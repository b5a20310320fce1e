#include "store/event_log.h"

#include "store/testing.h"

#include <doctest/doctest.h>

namespace assent::store {
namespace {

constexpr auto plan = "harbor";

EventRow event(std::string stream, std::string body) {
    EventRow row;
    row.stream = std::move(stream);
    row.kind = "note_added";
    row.at = *parse_instant("2026-11-24T17:15:00.250Z");
    row.actor = "nurse-1";
    row.command_key = "key-1";
    row.pack_version = "2026.1";
    row.body = std::move(body);
    return row;
}

Result<Appended> add(Store& store, std::string const& stream, std::int64_t expected, int count) {
    return store.write(plan, [&](Db& db) {
        std::vector<EventRow> events;
        for (int i = 0; i < count; ++i)
            events.push_back(event(stream, R"({"n":)" + std::to_string(i) + "}"));
        return append(db, plan, expected, events);
    });
}

ChainReport verified(Store& store) {
    auto report = store.read([](Db& db) { return verify_chain(db, plan); });
    REQUIRE(report.ok());
    return std::move(report).take();
}

void tamper(Store& store, std::string_view sql) {
    REQUIRE(store.write(plan, [&](Db& db) { return db.execute(sql, {}); }).ok());
}

/// Three streams, 100 events, more than one statement's worth in one append.
void fill(Store& store) {
    REQUIRE(add(store, "request-1", 0, 40).ok());
    REQUIRE(add(store, "request-2", 0, 20).ok());
    REQUIRE(add(store, "request-1", 40, 40).ok());
}

TEST_CASE("events are numbered without a gap and come back as they were written") {
    for (auto const& place : places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        fill(*store);
        auto const stream = store->read([](Db& db) { return load_stream(db, plan, "request-1"); });
        REQUIRE(stream.ok());
        REQUIRE(stream->size() == 80);
        auto const& last = stream->back();
        CHECK(last.seq == 100);
        CHECK(last.version == 80);
        CHECK(last.at == event("", "").at);
        CHECK(last.body == R"({"n":39})");
        CHECK(last.pack_version == "2026.1");
        CHECK(*store->read([](Db& db) { return last_seq(db, plan); }) == 100);
        CHECK(*store->read([](Db& db) { return last_seq(db, "other"); }) == 0);
    }
}

TEST_CASE("a scan begins where it is told and ends when it is told") {
    for (auto const& place : places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        fill(*store);
        std::vector<std::int64_t> seen;
        auto const walk = [&](StoredEvent const& stored) {
            seen.push_back(stored.seq);
            return stored.seq < 61;
        };
        REQUIRE(store->read([&](Db& db) { return scan(db, plan, 59, walk); }).ok());
        CHECK(seen == std::vector<std::int64_t>{59, 60, 61});
    }
}

TEST_CASE("who decided on an old version must look again") {
    for (auto const& place : places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        REQUIRE(add(*store, "request-1", 0, 2).ok());
        CHECK(add(*store, "request-1", 1, 1).fault().code == "stale_version");
        CHECK(add(*store, "request-1", 3, 1).fault().code == "stale_version");
        CHECK(add(*store, "request-1", 2, 1)->version == 3);
        CHECK(verified(*store).events == 3);
    }
}

TEST_CASE("an untouched log holds, plan by plan") {
    for (auto const& place : places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        fill(*store);
        auto const report = verified(*store);
        CHECK(report.holds());
        CHECK(report.events == 100);
        auto const other = store->write("other", [](Db& db) {
            std::vector const events{event("request-1", "{}")};
            return append(db, "other", 0, events);
        });
        REQUIRE(other.ok());
        CHECK(other->first_seq == 1);
        CHECK(verified(*store).last_hash == report.last_hash);
    }
}

TEST_CASE("tampering is found at the first row that does not hold") {
    struct Deed {
        std::string_view sql;
        std::int64_t broken;
    };
    constexpr std::array deeds{
        Deed{"update event set body = '{\"n\":99}' where seq = 50", 50},
        Deed{"update event set actor = 'someone' where seq = 51", 51},
        Deed{"update event set at = 'soon' where seq = 52", 52},
        Deed{"update event set body_hash = 'x' where seq = 53", 53},
        Deed{"delete from event where seq = 54", 54},
        Deed{"delete from event where seq = 100", 100},
        Deed{"delete from chain_head", 1},
        Deed{"update event set seq = case seq when 1000 then 1 else seq + 1000 end "
             "where seq in (60)",
             60},
    };
    for (auto const& place : places())
        for (auto const& deed : deeds) {
            CAPTURE(place->name());
            CAPTURE(deed.sql);
            Place const own(place->location().dialect == Dialect::postgres
                                ? std::getenv("ASSENT_TEST_POSTGRES")
                                : "");
            auto const store = own.open();
            fill(*store);
            tamper(*store, deed.sql);
            auto const report = verified(*store);
            CHECK(report.broken_seq == deed.broken);
            CHECK(!report.why.empty());
        }
}

TEST_CASE("two rows that changed places are found") {
    for (auto const& place : places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        fill(*store);
        tamper(*store, "update event set seq = 1000 where seq = 70");
        tamper(*store, "update event set seq = 70 where seq = 71");
        tamper(*store, "update event set seq = 71 where seq = 1000");
        CHECK(verified(*store).broken_seq == 70);
    }
}

TEST_CASE("an expunged body keeps the chain and is reported") {
    for (auto const& place : places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        fill(*store);
        auto const expunge = [&](std::int64_t seq, std::string_view text) {
            return store->write(plan, [&](Db& db) { return expunge_body(db, plan, seq, text); });
        };
        REQUIRE(expunge(30, R"({"expunged":"2027-01-01"})").ok());
        CHECK(expunge(31, "{}").fault().code == "not_a_tombstone");
        CHECK(expunge(3000, R"({"expunged":""})").fault().code == "no_such_event");
        auto const report = verified(*store);
        CHECK(report.holds());
        CHECK(report.expunged == std::vector<std::int64_t>{30});
    }
}

}  // namespace
}  // namespace assent::store
