#include "records/members.h"

#include "records/testing.h"

namespace assent::records {
namespace {

directory::Member person(std::string const& number, std::string const& last,
                         std::string const& first, std::string const& born) {
    directory::Member member;
    member.id = MemberId("id-" + number);
    member.member_number = Private<std::string>(number);
    member.last_name = Private<std::string>(last);
    member.first_name = Private<std::string>(first);
    member.born_on = Private<Day>(day(born));
    return member;
}

Saved save(store::Store& store, directory::Member const& member, Instant at = moment()) {
    auto saved = store.write(
        harbor.value, [&](store::Db& db) { return save_member(db, harbor, member, at, "test"); });
    REQUIRE(saved.ok());
    return *saved;
}

Result<std::vector<directory::Member>> search(store::Store& store, MemberSearch const& what) {
    return store.read([&](store::Db& db) { return search_members(db, harbor, what); });
}

MemberSearch by_number(std::string number) {
    MemberSearch search;
    search.member_number = Private<std::string>(std::move(number));
    return search;
}

MemberSearch by_name(std::string last, std::string first, std::string const& born) {
    MemberSearch search;
    search.last_name = Private<std::string>(std::move(last));
    search.first_name = Private<std::string>(std::move(first));
    search.born_on = Private<Day>(day(born));
    return search;
}

TEST_CASE("a member is found by each of its numbers, whatever the case") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        auto maple = person("HB1", "Testperson", "Maple", "1980-04-12");
        maple.cin = Private<std::string>("90000001a");
        maple.mbi = Private<std::string>("9TT9TT9TT01");
        save(*store, maple);
        for (auto const* number : {" hb1 ", "90000001A", "9tt9tt9tt01"}) {
            CAPTURE(number);
            auto const found = search(*store, by_number(number));
            REQUIRE(found.ok());
            REQUIRE(found->size() == 1);
            CHECK(found->front().id == maple.id);
        }
        CHECK(search(*store, by_number("HB")).value().empty());
    }
}

TEST_CASE(
    "a member is found by last name and birth date, without accents, the first name narrows") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        save(*store, person("HB1", "Muéstra", "Níspero", "2007-04-02"));
        save(*store, person("HB2", "Muestra", "Sorrel", "2007-04-02"));
        save(*store, person("HB3", "Muestra", "Sorrel", "2007-04-03"));
        CHECK(search(*store, by_name("MUESTRA", "", "2007-04-02")).value().size() == 2);
        auto const narrowed = search(*store, by_name("muestra", "nis", "2007-04-02"));
        REQUIRE(narrowed.value().size() == 1);
        CHECK(narrowed->front().member_number.reveal() == "HB1");
        CHECK(search(*store, by_name("muest", "", "2007-04-02")).value().empty());
    }
}

TEST_CASE("a search that would list strangers is refused") {
    auto const place = store::Place();
    auto const store = place.open();
    MemberSearch only_name;
    only_name.last_name = Private<std::string>("Testperson");
    CHECK(search(*store, only_name).fault().code == "search_too_wide");
    CHECK(search(*store, MemberSearch{}).fault().code == "search_too_wide");
}

TEST_CASE("a changed member shows its newest version, also twice within one millisecond") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        auto maple = person("HB1", "Testperson", "Maple", "1980-04-12");
        CHECK(save(*store, maple) == Saved::added);
        CHECK(save(*store, maple) == Saved::unchanged);
        for (auto const* phone : {"555-0101", "555-0102"}) {
            maple.phone = Private<std::string>(phone);
            CHECK(save(*store, maple) == Saved::changed);
        }
        auto const found =
            store->read([&](store::Db& db) { return find_member(db, harbor, maple.id); });
        REQUIRE(found.ok());
        CHECK(found->phone.reveal() == "555-0102");
        auto const versions = store->read([&](store::Db& db) {
            return db.query(
                "select recorded_at, superseded_at from member where plan = ? "
                "order by recorded_at",
                {harbor.value});
        });
        REQUIRE(versions.value().size() == 3);
        CHECK((*versions)[0].text(1) == (*versions)[1].text(0));
        CHECK((*versions)[2].text(1).empty());
    }
}

TEST_CASE("a member of one plan is a stranger to another") {
    auto const place = store::Place();
    auto const store = place.open();
    auto const maple = person("HB1", "Testperson", "Maple", "1980-04-12");
    save(*store, maple);
    auto const elsewhere =
        store->read([&](store::Db& db) { return find_member(db, PlanId("alameda"), maple.id); });
    CHECK(elsewhere.fault().code == "unknown_member");
    auto const none = store->read(
        [&](store::Db& db) { return search_members(db, PlanId("alameda"), by_number("HB1")); });
    CHECK(none.value().empty());
}

TEST_CASE("an id follows from the number within a plan and cannot be guessed from it") {
    auto const place = store::Place();
    auto const store = place.open();
    auto id_in = [&](std::string const& plan) {
        return store
            ->write(plan, [&](store::Db& db) { return member_id_of(db, PlanId(plan), "hb1 "); })
            .value();
    };
    CHECK(id_in("harbor") == id_in("harbor"));
    CHECK(id_in("harbor") != id_in("alameda"));
    CHECK(id_in("harbor").value.size() == 20);
}

}  // namespace
}  // namespace assent::records
