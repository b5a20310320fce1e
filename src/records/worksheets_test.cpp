#include "records/worksheets.h"

#include "records/testing.h"

#include <doctest/doctest.h>

namespace assent::records {
namespace {

RequestId const mri("400000007");
RequestId const other("400000015");

Worksheet sheet(std::string const& account, int version, std::string const& body, int minutes = 0) {
    auto const at = moment() + std::chrono::minutes(minutes);
    return {account, account + " Demo", version, Private<std::string>(body), at, at};
}

void save(store::Store& store, RequestId const& request, Worksheet const& made) {
    REQUIRE(store
                .write(harbor.value,
                       [&](store::Db& db) { return save_worksheet(db, harbor, request, made); })
                .ok());
}

std::optional<Worksheet> found(store::Store& store, RequestId const& request,
                               std::string const& account) {
    return store.read([&](store::Db& db) { return find_worksheet(db, harbor, request, account); })
        .value();
}

std::string at_work(store::Store& store, RequestId const& request) {
    std::string names;
    auto const found = store.read([&](store::Db& db) { return at_work_on(db, harbor, request); });
    for (auto const& one : found.value()) names += one.name + " " + to_text(one.since) + "; ";
    return names;
}

}  // namespace

TEST_CASE("unfinished review work is each person's own and keeps when it began") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        CHECK_FALSE(found(*store, mri, "kim").has_value());
        save(*store, mri, sheet("osei", 1, "{}", 5));
        save(*store, mri, sheet("kim", 1, R"({"a":1})"));
        save(*store, mri, sheet("kim", 2, R"({"a":2})", 9));
        auto const held = found(*store, mri, "kim");
        REQUIRE(held.has_value());
        CHECK(held->version == 2);
        CHECK(held->body.reveal() == R"({"a":2})");
        CHECK(held->started_at == moment());
        CHECK(held->saved_at == moment() + std::chrono::minutes(9));
        CHECK(at_work(*store, mri) ==
              "kim Demo 2026-11-24T10:00:00.000Z; osei Demo 2026-11-24T10:05:00.000Z; ");
        CHECK(at_work(*store, other).empty());
    }
}

TEST_CASE("a person's work goes, or everybody's on the request") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        for (auto const* account : {"kim", "osei", "lund"})
            save(*store, mri, sheet(account, 1, "{}"));
        save(*store, other, sheet("kim", 1, "{}"));
        auto const remove = [&](auto act) {
            REQUIRE(store->write(harbor.value, [&](store::Db& db) { return act(db); }).ok());
        };
        remove([](store::Db& db) { return remove_worksheet(db, harbor, mri, "kim"); });
        CHECK_FALSE(found(*store, mri, "kim").has_value());
        CHECK(found(*store, mri, "osei").has_value());
        remove([](store::Db& db) { return remove_worksheets(db, harbor, mri); });
        CHECK(at_work(*store, mri).empty());
        CHECK(found(*store, other, "kim").has_value());
    }
}

}  // namespace assent::records
