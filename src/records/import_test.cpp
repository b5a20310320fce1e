#include "records/import.h"

#include "records/members.h"
#include "records/providers.h"
#include "records/testing.h"

namespace assent::records {
namespace {

std::string const header =
    "member_number,last_name,first_name,born_on,line_of_business,covered_from,covered_to,"
    "medical_group,primary_care_npi,sex,restricted\n";
std::string const maple = "HB1,Testperson,Maple,1980-04-12,medi_cal,2025-01-01,,,,female,\n";
std::string const cedar = "HB2,Testperson,Cedar,1979-11-02,commercial,2025-01-01,,,,male,\n";

std::vector<directory::Member> members_named(store::Store& store, std::string const& number) {
    auto found = store.read([&](store::Db& db) {
        MemberSearch search;
        search.member_number = Private<std::string>(number);
        return search_members(db, harbor, search);
    });
    REQUIRE(found.ok());
    return std::move(found).take();
}

std::int64_t count(store::Store& store, std::string const& sql) {
    auto rows = store.read([&](store::Db& db) { return db.query(sql, {harbor.value}); });
    REQUIRE(rows.ok());
    return rows->front().integer(0);
}

TEST_CASE("every refused row of a member file is named by line, column and reason") {
    std::string const text = header + ",Testperson,Maple,1980-04-12,medi_cal,2025-01-01,,,,,\n" +
                             "A1,,Maple,1980-04-12,medi_cal,2025-01-01,,,,,\n" +
                             "A2,Testperson,Maple,1980-02-30,medi_cal,2025-01-01,,,,,\n" +
                             "A3,Testperson,Maple,2027-01-01,medi_cal,2027-01-01,,,,,\n" +
                             "A4,Testperson,Maple,1980-04-12,dental,2025-01-01,,,,,\n" +
                             "A5,Testperson,Maple,1980-04-12,medi_cal,01/01/2025,,,,,\n" +
                             "A6,Testperson,Maple,1980-04-12,medi_cal,2025-02-01,2025-01-31,,,,\n" +
                             "A7,Testperson,Maple,1980-04-12,medi_cal,2025-01-01,,nowhere,,,\n" +
                             "A8,Testperson,Maple,1980-04-12,medi_cal,2025-01-01,,,1999000016,,\n" +
                             "A9,Testperson,Maple,1980-04-12,medi_cal,2025-01-01,,,,F,\n" +
                             "B1,Testperson,Maple,1980-04-12,medi_cal,2025-01-01,,,,,maybe\n" +
                             maple;
    auto const* const expected =
        "2 member_number required\n3 last_name required\n4 born_on bad_day\n"
        "5 born_on in_the_future\n6 line_of_business unknown_line\n7 covered_from bad_day\n"
        "8 covered_to reversed_days\n9 medical_group unknown_group\n"
        "10 primary_care_npi bad_npi\n11 sex unknown_value\n12 restricted unknown_value\n";
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        auto const summary = imported(*store, import_of(ImportKind::members), text);
        CHECK(refusals_of(summary) == expected);
        CHECK(summary.read == 12);
        CHECK(summary.refused == 11);
        CHECK(summary.added == 1);
        CHECK(members_named(*store, "HB1").size() == 1);
        CHECK(members_named(*store, "A4").empty());
    }
}

TEST_CASE("a refusal tells how to mend the row and repeats nothing of it") {
    auto const place = store::Place();
    auto const store = place.open();
    auto const summary =
        imported(*store, import_of(ImportKind::members),
                 header + "A4,Secretname,Maple,1980-13-12,dental,2025-01-01,,,,,\n");
    REQUIRE(summary.refusals.size() == 2);
    for (auto const& row : summary.refusals) {
        CHECK(row.message.find("Secretname") == std::string::npos);
        CHECK(row.message.find("1980-13-12") == std::string::npos);
        CHECK(row.message.back() == '.');
    }
}

TEST_CASE("all or nothing stores nothing when one row is refused") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        auto const import = import_of(ImportKind::members, ImportMode::all_or_nothing);
        auto const bad =
            header + maple + "HB2,Testperson,Cedar,1979-11-02,dental,2025-01-01,,,,,\n";
        auto const refused = imported(*store, import, bad);
        CHECK_FALSE(refused.stored);
        CHECK(refused.refused == 1);
        CHECK(members_named(*store, "HB1").empty());
        CHECK(count(*store, "select count(*) from import_run where plan = ?") == 0);
        auto const good = imported(*store, import, header + maple + cedar);
        CHECK(good.stored);
        CHECK(good.added == 2);
        CHECK(members_named(*store, "hb2").size() == 1);
        CHECK(count(*store, "select count(*) from import_run where plan = ?") == 1);
    }
}

TEST_CASE("the same file again changes nothing, and a changed row keeps the old version") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        auto import = import_of(ImportKind::members);
        imported(*store, import, header + maple + cedar);
        auto const again = imported(*store, import, header + maple + cedar);
        CHECK(again.unchanged == 2);
        CHECK(again.added + again.changed == 0);
        auto const moved =
            imported(*store, import,
                     header + "HB1,Sampleton,Maple,1980-04-12,medi_cal,2025-01-01,,,,female,\n");
        CHECK(moved.changed == 1);
        CHECK(count(*store, "select count(*) from member where plan = ?") == 3);
        CHECK(count(*store, "select count(*) from member where plan = ? and superseded_at = ''") ==
              2);
        auto const found = members_named(*store, "HB1");
        REQUIRE(found.size() == 1);
        CHECK(found.front().last_name.reveal() == "Sampleton");
    }
}

TEST_CASE("the rows of a member become one member with its spans in order") {
    auto const place = store::Place();
    auto const store = place.open();
    auto const summary = imported(
        *store, import_of(ImportKind::members),
        header + "HB1,Testperson,Maple,1980-04-12,commercial,2025-07-01,,bayside,,female,\n" +
            "HB1,Testperson,Maple,1980-04-12,medi_cal,2024-01-01,2025-06-30,,,female,\n");
    CHECK(summary.read == 2);
    CHECK(summary.added == 1);
    auto const found = members_named(*store, "HB1");
    REQUIRE(found.size() == 1);
    REQUIRE(found.front().coverages.size() == 2);
    CHECK(found.front().coverages[0].line_of_business == "medi_cal");
    CHECK(found.front().coverages[1].medical_group == "bayside");
}

TEST_CASE("rows of a member that disagree, overlap or stand apart are refused") {
    auto const place = store::Place();
    auto const store = place.open();
    auto const summary = imported(
        *store, import_of(ImportKind::members),
        header + maple +
            "HB1,Other,Maple,1980-04-12,commercial,2025-01-01,,,,female,\n" +             // line 3
            cedar + "HB2,Testperson,Cedar,1979-11-02,commercial,2025-06-01,,,,male,\n" +  // line 5
            "HB3,Testperson,Fern,1990-01-01,medi_cal,2025-01-01,,,,,\n" +
            "HB2,Testperson,Cedar,1979-11-02,medi_cal,2020-01-01,2020-12-31,,,male,\n");
    CHECK(refusals_of(summary) ==
          "3 last_name rows_differ\n5 covered_from overlapping_spans\n"
          "7 member_number not_adjacent\n");
    CHECK(summary.added == 1);
    CHECK(members_named(*store, "HB1").empty());
    CHECK(members_named(*store, "HB3").size() == 1);
}

TEST_CASE("a file with a wrong header is not read at all") {
    auto const place = store::Place();
    auto const store = place.open();
    auto code_of = [&](ImportKind kind, std::string const& text) {
        std::istringstream in(text);
        auto const summary = run_import(*store, import_of(kind), in, {});
        REQUIRE_FALSE(summary.ok());
        return summary.fault().code + summary.fault().where;
    };
    CHECK(code_of(ImportKind::members, "member_number,last_name\n") == "missing_column/1");
    CHECK(code_of(ImportKind::members, header.substr(0, header.size() - 1) + ",height\n" + maple) ==
          "unknown_column/1");
    CHECK(code_of(ImportKind::members, "") == "missing_column/1");
    CHECK(code_of(ImportKind::providers, "npi,name\n") == "missing_column/1");
    auto import = import_of(ImportKind::members);
    import.plan = PlanId();
    std::istringstream in(header);
    CHECK(run_import(*store, import, in, {}).fault().code == "plan_required");
}

TEST_CASE("a file that stops being CSV is refused at that line and the rows before it are kept") {
    auto const place = store::Place();
    auto const store = place.open();
    auto const text = header + maple + "HB2,too,few\n" + cedar;
    auto const whole =
        imported(*store, import_of(ImportKind::members, ImportMode::all_or_nothing), text);
    CHECK_FALSE(whole.stored);
    CHECK(refusals_of(whole) == "3  bad_csv\n");
    auto const kept = imported(*store, import_of(ImportKind::members), text);
    CHECK(refusals_of(kept) == "3  bad_csv\n");
    CHECK(members_named(*store, "HB2").empty());
}

TEST_CASE("more members than fit one batch arrive, each once") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        std::string text = header;
        for (int i = 0; i < 20000; ++i)
            text +=
                "M" + std::to_string(i) + ",Testperson,Maple,1980-04-12,medi_cal,2025-01-01,,,,,\n";
        auto const summary = imported(*store, import_of(ImportKind::members), text);
        CHECK(summary.added == 20000);
        CHECK(count(*store, "select count(distinct id) from member where plan = ?") == 20000);
    }
}

TEST_CASE("every refused row of a provider file is named by line, column and reason") {
    std::string const text =
        "npi,name,organisation,type,network_line,network_from,network_to\n"
        "1999000016,Bay Spine,bay,,,,\n"
        "1999000015,,bay,,,,\n"
        "1999000023,Maple Street,,,,,\n"
        "1999001013,Kids,kids,shop,,,\n"
        "1999001021,Grown,grown,,dental,2025-01-01,\n"
        "1999001039,Women,women,,,2025-01-01,2024-12-31\n"
        "1999001047,Works,works,,medi_cal,,\n"
        "1999001054,Hands,hands,practice,medi_cal,2020-01-01,2023-12-31\n"
        "1999001054,Hands,hands,practice,medi_cal,2025-01-01,\n"
        "1999001062,Studio,studio,,,,\n"
        "1999001062,Renamed,studio,,,,\n"
        "1999001054,Hands,hands,practice,,,\n";
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        auto const summary = imported(*store, import_of(ImportKind::providers), text);
        CHECK(refusals_of(summary) ==
              "2 npi bad_npi\n3 name required\n4 organisation required\n5 type unknown_value\n"
              "6 network_line unknown_line\n7 network_to reversed_days\n8 network_line required\n"
              "12  rows_differ\n13 npi not_adjacent\n");
        CHECK(summary.added == 1);
        auto const found = store->read([](store::Db& db) {
            return search_providers(db, harbor, {"1999001054", false, {}, 5});
        });
        REQUIRE(found.ok());
        REQUIRE(found->size() == 1);
        auto const& hands = found->front();
        CHECK(directory::in_network(hands, "medi_cal", day("2023-12-31")));
        CHECK_FALSE(directory::in_network(hands, "medi_cal", day("2024-06-01")));
        CHECK(directory::in_network(hands, "medi_cal", day("2026-06-01")));
        CHECK_FALSE(directory::in_network(hands, "commercial", day("2026-06-01")));
    }
}

TEST_CASE("who takes new patients is stated or left open, with the day it was said") {
    std::string const text =
        "npi,name,organisation,accepts_new_patients,accepts_as_of,languages\n"
        "1999000015,Bay Spine,bay,perhaps,,\n"
        "1999000023,Maple Street,maple,,2026-11-02,\n"
        "1999001013,Kids,kids,yes,2026-11-25,\n"
        "1999001021,Grown,grown,yes,2026-11-31,\n"
        "1999001039,Women,women,no,,Spanish\n"
        "1999001047,Works,works,yes,2026-11-02,EN es zh-Hant\n"
        "1999001054,Hands,hands,no,,\n"
        "1999001062,Studio,studio,,,\n";
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        auto const summary = imported(*store, import_of(ImportKind::providers), text);
        CHECK(refusals_of(summary) ==
              "2 accepts_new_patients unknown_value\n3 accepts_as_of required\n"
              "4 accepts_as_of in_the_future\n5 accepts_as_of bad_day\n"
              "6 languages unknown_value\n");
        auto const stated = [&](std::string const& npi) {
            auto const id = directory::provider_id_of(harbor, npi);
            return store->read([&](store::Db& db) { return find_provider(db, harbor, id); })
                .value();
        };
        auto const works = stated("1999001047");
        CHECK(works.new_patients.value().accepts);
        CHECK(works.new_patients->as_of == day("2026-11-02"));
        CHECK(works.languages == std::vector<std::string>{"en", "es", "zh-hant"});
        CHECK_FALSE(stated("1999001054").new_patients.value().accepts);
        CHECK_FALSE(stated("1999001062").new_patients.has_value());
    }
}

}  // namespace
}  // namespace assent::records
