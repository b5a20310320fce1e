#include "records/primary_care.h"

#include "records/members.h"
#include "records/testing.h"

namespace assent::records {
namespace {

ProviderId const maple_street("maple-street");
ProviderId const elm_street("elm-street");

directory::Member patient(std::string const& last, std::string const& first,
                          ProviderId const& provider, std::string const& from = "2026-01-01") {
    directory::Member member;
    member.id = MemberId(last + first);
    member.member_number = Private<std::string>(last + first);
    member.last_name = Private<std::string>(last);
    member.first_name = Private<std::string>(first);
    member.born_on = Private<Day>(day("1980-04-12"));
    member.coverages.push_back({"medi_cal", day(from), std::nullopt, {}, provider, {}, {}});
    return member;
}

void save(store::Store& store, std::vector<directory::Member> const& members) {
    REQUIRE(store
                .write(harbor.value,
                       [&](store::Db& db) {
                           return save_members(db, harbor, members, moment(), "test");
                       })
                .ok());
}

Patients of(ProviderId const& provider, int limit = 10) {
    return {{provider}, day("2026-11-24"), {}, {}, limit};
}

std::string names(PatientsPage const& page) {
    std::string all;
    for (auto const& member : page.members)
        all += member.first_name.reveal() + " " + member.last_name.reveal() + "\n";
    return all;
}

PatientsPage find(store::Store& store, Patients const& wanted) {
    auto page = store.read([&](store::Db& db) { return patients_of(db, harbor, wanted); });
    REQUIRE(page.ok());
    return std::move(page).take();
}

TEST_CASE("a practice's members are listed by name, page by page") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        save(*store, {patient("Oak", "Ann", maple_street), patient("Ash", "Bo", maple_street),
                      patient("Ash", "Al", maple_street), patient("Elm", "Cy", elm_street)});
        auto wanted = of(maple_street, 2);
        auto const first = find(*store, wanted);
        CHECK(names(first) == "Al Ash\nBo Ash\n");
        wanted.after = first.next;
        auto const second = find(*store, wanted);
        CHECK(names(second) == "Ann Oak\n");
        CHECK(second.next.empty());
        wanted = of(maple_street);
        wanted.last_name = "AS";
        CHECK(names(find(*store, wanted)) == "Al Ash\nBo Ash\n");
        wanted.after = "zz|";
        CHECK(store->read([&](store::Db& db) { return patients_of(db, harbor, wanted); })
                  .fault()
                  .code == "bad_page");
    }
}

TEST_CASE("a change of primary care moves the member, a span ends with its last day") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        auto member = patient("Oak", "Ann", maple_street);
        save(*store, {member});
        member.coverages.front().valid_to = day("2026-11-23");
        member.coverages.push_back(
            {"medi_cal", day("2026-11-24"), std::nullopt, {}, elm_street, {}, {}});
        save(*store, {member});
        CHECK(find(*store, of(maple_street)).members.empty());
        CHECK(names(find(*store, of(elm_street))) == "Ann Oak\n");
        auto before = of(maple_street);
        before.on = day("2026-11-23");
        CHECK(names(find(*store, before)) == "Ann Oak\n");
        CHECK(*store->read([&](store::Db& db) {
            return count_patients(db, harbor, elm_street, day("2026-11-24"));
        }) == 1);
    }
}

TEST_CASE("members who came before are filled in once") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        save(*store, {patient("Oak", "Ann", maple_street), patient("Ash", "Bo", maple_street)});
        auto write = [&](auto function) { return store->write(harbor.value, function); };
        REQUIRE(write([](store::Db& db) { return db.execute("delete from primary_care"); }).ok());
        CHECK(find(*store, of(maple_street)).members.empty());
        REQUIRE(write([](store::Db& db) { return fill_primary_care(db, harbor); }).ok());
        CHECK(find(*store, of(maple_street)).members.size() == 2);
        REQUIRE(write([](store::Db& db) { return db.execute("delete from primary_care"); }).ok());
        REQUIRE(write([](store::Db& db) { return fill_primary_care(db, harbor); }).ok());
        CHECK(find(*store, of(maple_street)).members.empty());
    }
}

}  // namespace
}  // namespace assent::records
