#include "records/codes.h"
#include "records/testing.h"

#include <cstdlib>

namespace assent::records {
namespace {

using codes::CodeSystem;

std::string padded(std::string text, std::size_t size) {
    text.resize(size, ' ');
    return text;
}

/// One record of the contractor file: code, sequence, record id, texts, and the days at their
/// columns.
std::string hcpcs_line(std::string const& code, char record, std::string const& title,
                       std::string const& added = {}, std::string const& ended = {}) {
    auto line = padded(code, 5) + "00100" + record + padded(title, 80) + padded("", 28);
    line = padded(line, 268) + padded(added, 8) + padded(added, 8) + padded(ended, 8);
    return padded(line, 320) + "\r\n";
}

std::vector<CodeRow> search(store::Store& store, CodeSystem system, std::string const& text,
                            Day on = day("2026-11-24")) {
    auto found =
        store.read([&](store::Db& db) { return search_codes(db, {system}, text, on, 10); });
    REQUIRE(found.ok());
    return std::move(found).take();
}

TEST_CASE("a HCPCS file gives codes with their whole title and their days") {
    auto const text = "***Disclaimers\t\t\r\n\r\n" + hcpcs_line("   A1", '7', "A modifier") +
                      hcpcs_line("E0601", '3', "Continuous airway pressure", "19960101") +
                      hcpcs_line("E0601", '4', "device for sleep", "19960101") +
                      hcpcs_line("E9999", '3', "Gone", "20000101", "20101231") +
                      hcpcs_line("71046", '3', "Not of this table", "20000101") +
                      hcpcs_line("E0602", '3', "Impossible day", "20001301");
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        auto const summary = imported(*store, import_of(ImportKind::hcpcs), text);
        CHECK(refusals_of(summary) == "7 code wrong_code_system\n8 added bad_day\n");
        CHECK(summary.read == 4);
        CHECK(summary.added == 2);
        auto const found = search(*store, CodeSystem::hcpcs, "e06");
        REQUIRE(found.size() == 1);
        CHECK(found.front().title == "Continuous airway pressure device for sleep");
        CHECK(found.front().valid_from == day("1996-01-01"));
        CHECK(search(*store, CodeSystem::hcpcs, "E9999").empty());
        CHECK(search(*store, CodeSystem::hcpcs, "E9999", day("2005-06-01")).size() == 1);
        CHECK(search(*store, CodeSystem::hcpcs, "sleep pres").size() == 1);
        CHECK(search(*store, CodeSystem::hcpcs, "leep").empty());
    }
}

TEST_CASE("the diagnosis order file tells billable codes from headings") {
    auto line = [](std::string const& order, std::string const& code, char billable,
                   std::string const& title) {
        return padded(order, 6) + padded(code, 8) + billable + " " + padded(title, 60) + " " +
               title + "\n";
    };
    auto const text = line("00001", "M54", '0', "Dorsalgia") +
                      line("00002", "M5416", '1', "Radiculopathy, lumbar region") +
                      line("00003", "5416", '1', "No code") + line("00004", "M542", '2', "Flag") +
                      line("x", "M543", '1', "Order") + "\n" + line("00006", "M544", '1', "");
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        auto const summary = imported(*store, import_of(ImportKind::icd10cm_order), text);
        CHECK(refusals_of(summary) ==
              "3 code bad_diagnosis\n4 billable bad_flag\n5 order bad_order\n7 title required\n");
        auto const found = search(*store, CodeSystem::icd10cm, "m54.16");
        REQUIRE(found.size() == 1);
        CHECK(found.front().billable);
        auto const all = search(*store, CodeSystem::icd10cm, "M54");
        REQUIRE(all.size() == 2);
        CHECK_FALSE(all.front().billable);
        CHECK(search(*store, CodeSystem::icd10cm, "lumbar radicul").size() == 1);
    }
}

TEST_CASE("a list of titles may have a header, and a code above others is not billable") {
    auto const place = store::Place();
    auto const store = place.open();
    auto const summary = imported(*store, import_of(ImportKind::icd10cm_categories),
                                  "code,title\nI10,High blood pressure\nM54,Back pain\n"
                                  "M54.16,Pinched nerve\nM5416,Again\nM542,\n??,Nothing\n");
    CHECK(refusals_of(summary) == "5 code repeated\n6 title required\n7 code bad_diagnosis\n");
    REQUIRE(search(*store, CodeSystem::icd10cm, "I10").size() == 1);
    CHECK(search(*store, CodeSystem::icd10cm, "I10").front().billable);
    CHECK_FALSE(search(*store, CodeSystem::icd10cm, "back").front().billable);
    CHECK(search(*store, CodeSystem::icd10cm, "pinched").front().billable);
    auto const headless =
        imported(*store, import_of(ImportKind::hcpcs_titles), "E0100,Cane\nE0105,Other cane\n");
    CHECK(headless.added == 2);
}

TEST_CASE("a starter list finds codes, is no table, and makes room for one") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        auto has = [&] {
            return store->read([](store::Db& db) { return has_table(db, CodeSystem::hcpcs); })
                .value();
        };
        auto starter = import_of(ImportKind::hcpcs_titles);
        starter.starter = true;
        imported(*store, starter, "E0100,Cane\nE0105,Other cane\n");
        CHECK(search(*store, CodeSystem::hcpcs, "cane").size() == 2);
        CHECK_FALSE(has());
        imported(*store, import_of(ImportKind::hcpcs),
                 hcpcs_line("E0100", '3', "Walking cane", "19960101"));
        CHECK(has());
        CHECK(search(*store, CodeSystem::hcpcs, "cane").size() == 1);
        auto const found = store->read([](store::Db& db) {
            return find_code(db, CodeSystem::hcpcs, "E0100", day("2026-11-24"));
        });
        REQUIRE(found.ok());
        REQUIRE(found->has_value());
        CHECK((*found)->title == "Walking cane");
    }
}

TEST_CASE("the official files are read without a refused row") {
    auto const* shared = std::getenv("ASSENT_SHARED");
    if (shared == nullptr) {
        std::puts("skipped: ASSENT_SHARED not set");
        return;
    }
    auto unpacked = [&](std::string const& name) {
        auto const command = "gzip -dc '" + std::string(shared) + "/data/" + name + "'";
        std::string text;
        std::string part(1 << 16, '\0');
        auto* const pipe = popen(command.c_str(), "r");
        REQUIRE(pipe != nullptr);
        while (auto const got = std::fread(part.data(), 1, part.size(), pipe))
            text.append(part, 0, got);
        REQUIRE(pclose(pipe) == 0);
        return text;
    };
    auto const place = store::Place();
    auto const store = place.open();
    auto const hcpcs = imported(*store, import_of(ImportKind::hcpcs, ImportMode::all_or_nothing),
                                unpacked("HCPC2019_CONTR_ANWEB.txt.gz"));
    CHECK(refusals_of(hcpcs).empty());
    CHECK(hcpcs.stored);
    CHECK(hcpcs.added > 6000);
    CHECK(search(*store, CodeSystem::hcpcs, "E0601", day("2019-06-01")).size() == 1);
    auto const icd =
        imported(*store, import_of(ImportKind::icd10cm_categories, ImportMode::all_or_nothing),
                 unpacked("icd10cm-2018-categories.csv.gz"));
    CHECK(refusals_of(icd).empty());
    CHECK(icd.added > 24000);
    CHECK_FALSE(search(*store, CodeSystem::icd10cm, "cholera").empty());
}

}  // namespace
}  // namespace assent::records
