#include "records/drafts.h"

#include "records/saved_views.h"
#include "records/testing.h"

#include <doctest/doctest.h>

namespace assent::records {
namespace {

Instant days_on(int days) { return moment() + std::chrono::hours(24 * days); }

Draft draft(std::string const& id, std::string const& owner, int day) {
    Draft made;
    made.plan = harbor;
    made.draft = id;
    made.organisation = "spine";
    made.owner = owner;
    made.summary = R"({"service":"72148"})";
    made.content = R"({"form":1})";
    made.version = 1;
    made.created_at = days_on(day);
    made.updated_at = days_on(day);
    return made;
}

void save(store::Store& store, Draft const& made) {
    REQUIRE(store.write(harbor.value, [&](store::Db& db) { return save_draft(db, made); }).ok());
}

std::vector<std::string> listed(store::Store& store, DraftsOf const& of) {
    auto const found =
        store.read([&](store::Db& db) { return drafts_of(db, harbor, of, 10); }).value();
    std::vector<std::string> ids;
    for (auto const& one : found) ids.push_back(one.draft);
    return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("drafts of an office are listed last changed first, until they are sent or too old") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        save(*store, draft("a", "rosa", 1));
        save(*store, draft("b", "pat", 2));
        save(*store, draft("c", "rosa", 3));
        auto other = draft("d", "dev", 4);
        other.organisation = "maple";
        save(*store, other);
        CHECK(listed(*store, {"spine", "", days_on(0)}) == Ids{"c", "b", "a"});
        CHECK(listed(*store, {"spine", "rosa", days_on(0)}) == Ids{"c", "a"});
        CHECK(listed(*store, {"spine", "", days_on(2)}) == Ids{"c", "b"});
        CHECK(store
                  ->write(harbor.value,
                          [](store::Db& db) {
                              return settle_draft(db, harbor, "c", RequestId("400000018"));
                          })
                  .ok());
        CHECK(listed(*store, {"spine", "", days_on(0)}) == Ids{"b", "a"});
        auto const sent =
            store->read([](store::Db& db) { return find_draft(db, harbor, "c"); }).value();
        REQUIRE(sent);
        CHECK(sent->request == "400000018");
        CHECK(sent->content == "{}");
        auto const purged = store->write(
            harbor.value, [](store::Db& db) { return purge_drafts(db, harbor, days_on(2)); });
        CHECK(purged.value() == 1);
        CHECK(listed(*store, {"spine", "", days_on(0)}) == Ids{"b"});
    }
}

TEST_CASE("saving a draft again keeps who made it and when") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        save(*store, draft("a", "rosa", 1));
        auto changed = draft("a", "pat", 5);
        changed.version = 2;
        changed.content = R"({"form":2})";
        save(*store, changed);
        auto const held =
            store->read([](store::Db& db) { return find_draft(db, harbor, "a"); }).value();
        REQUIRE(held);
        CHECK(held->version == 2);
        CHECK(held->owner == "pat");
        CHECK(held->content == R"({"form":2})");
        CHECK(held->created_at == days_on(1));
        CHECK(held->updated_at == days_on(5));
    }
}

TEST_CASE("saved searches are one person's, by name") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        auto const put = [&](std::string const& account, std::string const& id,
                             std::string const& name) {
            REQUIRE(
                store
                    ->write(harbor.value,
                            [&](store::Db& db) {
                                return save_view(db, {harbor, account, id, name, "{}", days_on(0)});
                            })
                    .ok());
        };
        put("rosa", "1", "Waiting");
        put("rosa", "2", "Denied");
        put("pat", "1", "Mine");
        put("rosa", "1", "Still waiting");
        auto const views =
            store
                ->read([](store::Db& db) { return saved_views_of(db, harbor, "rosa", "requests"); })
                .value();
        REQUIRE(views.size() == 2);
        CHECK(views[0].name == "Denied");
        CHECK(views[1].name == "Still waiting");
        REQUIRE(store
                    ->write(harbor.value,
                            [](store::Db& db) { return remove_view(db, harbor, "rosa", "1"); })
                    .ok());
        CHECK(
            store
                ->read([](store::Db& db) { return saved_views_of(db, harbor, "rosa", "requests"); })
                ->size() == 1);
        CHECK(
            store->read([](store::Db& db) { return saved_views_of(db, harbor, "pat", "requests"); })
                ->size() == 1);
    }
}

}  // namespace assent::records
