#include "store/migrate.h"

#include "store/dialect.h"
#include "store/testing.h"

#include <doctest/doctest.h>

namespace assent::store {
namespace {

constexpr Migration first{1, "first",
                          "-- a note;\ncreate table a (k {text_key} not null primary key,\n"
                          "  n {integer} not null) {strict};\n"
                          "create index a_n on a (n);\n"};
constexpr Migration second{2, "second", "create table b (x {blob}, y {real}) {strict};\n"};
constexpr Migration edited{1, "first", "create table a (k text);\n"};
constexpr Migration wrong{2, "second", "create table b (x {blob}) {strict};\ncreate nonsense;\n"};

Result<int> apply(Place const& place, std::vector<Migration> const& migrations) {
    auto db = TRY(connect(place.location(), Access::write));
    return migrate(*db, migrations);
}

TEST_CASE("migrations are applied once and in order") {
    for (auto const& place : places()) {
        CAPTURE(place->name());
        CHECK(*apply(*place, {first}) == 1);
        CHECK(*apply(*place, {first}) == 0);
        CHECK(*apply(*place, {first, second}) == 1);
        CHECK(*apply(*place, {first, second}) == 0);
    }
}

TEST_CASE("an edited migration is refused") {
    for (auto const& place : places()) {
        CAPTURE(place->name());
        REQUIRE(apply(*place, {first}).ok());
        CHECK(apply(*place, {edited}).fault().code == "migration_changed");
    }
}

TEST_CASE("an older binary leaves a newer database alone") {
    for (auto const& place : places()) {
        CAPTURE(place->name());
        REQUIRE(apply(*place, {first, second}).ok());
        CHECK(apply(*place, {first}).fault().code == "database_newer");
    }
}

TEST_CASE("a migration that fails half way leaves nothing behind") {
    for (auto const& place : places()) {
        CAPTURE(place->name());
        CHECK(apply(*place, {first, wrong}).fault().code == "bad_sql");
        CHECK(*apply(*place, {first, second}) == 1);
    }
}

TEST_CASE("the built-in migrations are numbered in order and make the log's tables") {
    int number = 0;
    for (auto const& migration : embedded_migrations()) CHECK(migration.number == ++number);
    for (auto const& place : places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        for (auto const* table : {"event", "chain_head", "state", "command_receipt", "outbox",
                                  "proof", "blob", "counter", "lease", "migration"})
            CHECK(store
                      ->read([&](Db& db) {
                          return db.query("select count(*) from " + std::string(table));
                      })
                      .ok());
    }
}

TEST_CASE("placeholders are numbered outside of quoted text only") {
    CHECK(number_placeholders("a = ? and b = '?''?' and \"c?\" = ?") ==
          "a = $1 and b = '?''?' and \"c?\" = $2");
}

}  // namespace
}  // namespace assent::store
