// The list a plan publishes, by service and by code, on packs small enough to read
// (POL-11, POL-12, POL-32).
#include "policy/published.h"
#include "policy/test_packs.h"

#include <doctest/doctest.h>

namespace assent::policy::published_list_tests {
namespace {

using Texts = std::vector<std::string>;

Day const today = make_day(2026, 11, 23);

Pack pack_of(std::string const& rows, PackFiles const& more = {}) {
    auto files = small_files(
        "row,title,rank,answer,codes,except,place,line,notify,decided_by,valid_from,valid_to,"
        "why\n" +
        rows);
    files.insert(more.begin(), more.end());
    auto pack = load_pack(files);
    INFO((pack.ok() ? std::string() : pack.fault().where + " " + pack.fault().message));
    REQUIRE(pack.ok());
    return std::move(pack).take();
}

/// `first-last answer [rows]` of each run of codes.
Texts runs(Pack const& pack, std::string const& line = "") {
    Texts texts;
    for (auto const& listed : published_list(pack, today, line).codes) {
        std::string text(name_of(listed.system));
        text += ' ' + (listed.whole_system ? "others" : listed.first + '-' + listed.last) + ' ';
        text += name_of(listed.answer);
        for (auto const& row : listed.rows) text += ' ' + row;
        texts.push_back(std::move(text));
    }
    return texts;
}

std::string row(std::string const& id, std::string const& rank, std::string const& answer,
                std::string const& codes, std::string const& rest = ",,,,,,") {
    return id + ",T" + id + ',' + rank + ',' + answer + ',' + codes + ',' + rest + ",Why " + id +
           ".\n";
}

}  // namespace

TEST_CASE("overlapping ranges are cut so that each run of codes has one answer") {
    auto const pack = pack_of(row("R1", "6", "required", "cpt:10010-10050") +
                              row("R2", "5", "not_required", "cpt:10020-10030 10050-10060"));
    CHECK(runs(pack) == Texts{"cpt 10010-10019 required R1", "cpt 10020-10030 not_required R2",
                              "cpt 10031-10049 required R1", "cpt 10050-10060 not_required R2"});
}

TEST_CASE("neighbouring runs with one answer of the same rows are one") {
    auto const pack = pack_of(row("R1", "6", "required", "cpt:10010-10019 10020-10030") +
                              row("R2", "6", "required", "cpt:10031-10040") +
                              row("R3", "6", "required", "cpt:10050 10052"));
    CHECK(runs(pack) == Texts{"cpt 10010-10030 required R1", "cpt 10031-10040 required R2",
                              "cpt 10050-10050 required R3", "cpt 10052-10052 required R3"});
}

TEST_CASE("runs that differ in who decides, in notice or in what is asked stay apart") {
    auto const runs_of = [](std::string const& rest) {
        return published_list(pack_of(row("R1", "6", "required", "cpt:10010-10030") +
                                      row("R1", "6", "required", "cpt:10020-10030", rest)),
                              today, "")
            .codes;
    };
    CHECK(runs_of(",,,,,,").size() == 1);
    auto const decided = runs_of(",,,,pbm,,");
    REQUIRE(decided.size() == 2);
    CHECK(decided[0].decided_by == DecidedBy::plan);
    CHECK(decided[1].decided_by == DecidedBy::pbm);
    auto const noticed = runs_of(",,,yes,,,");
    REQUIRE(noticed.size() == 2);
    CHECK_FALSE(noticed[0].notify);
    CHECK(noticed[1].notify);
    auto const asked =
        published_list(pack_of(row("R1", "6", "required", "cpt:10010-10030", ",11,,,,,") +
                               row("R1", "6", "required", "cpt:10020-10030", ",22,,,,,")),
                       today, "")
            .codes;
    REQUIRE(asked.size() == 2);
    CHECK(asked[0].asks == std::vector{Question{"place", {"11"}}});
    CHECK(asked[1].asks == std::vector{Question{"place", {"11", "22"}}});
    CHECK(asked[0].answer == AnswerKind::undetermined);
}

TEST_CASE("a run of codes says why, and names each row that decides or may decide once") {
    auto const pack =
        pack_of(row("R1", "6", "required", "cpt:10010") +
                row("R2", "5", "not_required", "cpt:10010", ",11,,,,,") +
                row("R4", "6", "required", "cpt:20010") + row("R4", "6", "required", "cpt:20010") +
                row("R5", "7", "not_covered", "cpt:20010") +
                row("R6", "5", "not_required", "cpt:20010", ",11 stated,,,,,"));
    auto const listed = published_list(pack, today, "").codes;
    REQUIRE(listed.size() == 2);
    CHECK(listed[0].rows == Texts{"R2", "R1"});
    CHECK(listed[0].titles == Texts{"TR2", "TR1"});
    CHECK(listed[1].rows == Texts{"R4"});
    CHECK(listed[1].titles == Texts{"TR4"});
    CHECK(listed[1].why.front() == "Why R4.");
    CHECK(listed[1].system == codes::CodeSystem::cpt);
}

TEST_CASE("codes cut out of every row are not listed, those left around them are") {
    auto const pack =
        pack_of(row("R1", "6", "required", "hcpcs:E0100-E0110", "hcpcs:E0103-E0104,,,,,,"));
    CHECK(runs(pack) == Texts{"hcpcs E0100-E0102 required R1", "hcpcs E0105-E0110 required R1"});
}

TEST_CASE("a code with a letter behind it keeps it, and the last of its form has no next one") {
    CHECK(runs(pack_of(row("R1", "6", "required", "cpt:0609T-0612T") +
                       row("R2", "5", "not_required", "cpt:0610T"))) ==
          Texts{"cpt 0609T-0609T required R1", "cpt 0610T-0610T not_required R2",
                "cpt 0611T-0612T required R1"});
    CHECK(runs(pack_of(row("R1", "6", "required", "cpt:99990-99999") +
                       row("R2", "5", "not_required", "cpt:99999"))) ==
          Texts{"cpt 99990-99998 required R1", "cpt 99999-99999 not_required R2"});
    CHECK(runs(pack_of(row("R1", "6", "required", "cpt:10099-10200") +
                       row("R2", "5", "not_required", "cpt:10100"))) ==
          Texts{"cpt 10099-10099 required R1", "cpt 10100-10100 not_required R2",
                "cpt 10101-10200 required R1"});
}

TEST_CASE("a system that is named as a whole is listed once for all its other codes") {
    for (auto const& [system, code] : {std::pair<std::string, std::string>{"cpt", "00000"},
                                       {"hcpcs", "A0000"},
                                       {"revenue", "0000"},
                                       {"ndc", "00000000000"}}) {
        CAPTURE(system);
        auto const pack = pack_of(row("R1", "6", "required", system + ":*") +
                                  row("R2", "5", "not_required", system + ':' + code));
        auto const listed = published_list(pack, today, "").codes;
        REQUIRE(listed.size() == 2);
        CHECK_FALSE(listed[0].whole_system);
        CHECK(listed[0].first == code);
        CHECK(listed[0].answer == AnswerKind::not_required);
        CHECK(listed[1].whole_system);
        CHECK(listed[1].first != code);
        CHECK(listed[1].answer == AnswerKind::required);
        CHECK(listed[1].rows == Texts{"R1"});
    }
    CHECK(runs(pack_of(row("R1", "6", "required", "cpt:*", ",,,,,,2026-11-22"))).empty());
}

TEST_CASE("a list is of one day: rows before their first and after their last day are not in it") {
    auto const pack =
        pack_of(row("R1", "6", "required", "cpt:10010", ",,,,,2026-11-23,2026-11-23") +
                row("R2", "6", "required", "cpt:20010", ",,,,,2026-11-24,") +
                row("R3", "6", "required", "cpt:30010", ",,,,,,2026-11-22"));
    auto const list = published_list(pack, today, "");
    REQUIRE(list.services.size() == 1);
    CHECK(list.services[0].row == "R1");
    CHECK(runs(pack) == Texts{"cpt 10010-10010 required R1"});
}

TEST_CASE("a list of one line of business leaves out what is for other lines") {
    std::string plan = small_plan;
    plan.replace(plan.find("[[line]]"), 8,
                 "[[line]]\nid = \"silver\"\nname = \"Silver\"\nlaw_profile = \"ma\"\n[[line]]");
    auto files = small_files(
        "row,title,rank,answer,codes,line,place,why\nR1,A,6,required,cpt:10010,silver,,One.\n"
        "R2,B,6,required,cpt:20010,,11,Two.\n");
    files["plan.toml"] = plan;
    auto const pack = load_pack(files).value();
    auto const services = [&](std::string const& line) {
        Texts rows;
        for (auto const& service : published_list(pack, today, line).services)
            rows.push_back(service.row);
        return rows;
    };
    CHECK(services("") == Texts{"R1", "R2"});
    CHECK(services("silver") == Texts{"R1", "R2"});
    CHECK(services("gold") == Texts{"R2"});
    CHECK(published_list(pack, today, "").codes[0].answer == AnswerKind::undetermined);
    CHECK(published_list(pack, today, "silver").codes[0].answer == AnswerKind::required);
}

TEST_CASE("a service is listed with its codes, what they leave out, and its conditions") {
    auto const pack = pack_of(row("R1", "6", "required", "cpt:10010-10030 10050 hcpcs:E0100 ndc:*",
                                  "cpt:10020 hcpcs:E0100,11 22,gold,yes,pbm,,") +
                              row("R2", "7", "not_covered", "any"));
    auto const services = published_list(pack, today, "").services;
    REQUIRE(services.size() == 2);
    CHECK(services[0].row == "R1");
    CHECK(services[0].title == "TR1");
    CHECK(services[0].answer == AnswerKind::required);
    CHECK(services[0].decided_by == DecidedBy::pbm);
    CHECK(services[0].notify);
    CHECK(services[0].codes ==
          "cpt 10010-10030, 10050, hcpcs E0100, ndc * except cpt 10020, hcpcs E0100");
    CHECK(services[0].when ==
          std::vector{Question{"line", {"gold"}}, Question{"place", {"11", "22"}}});
    CHECK(services[0].why == "Why R1.");
    CHECK(services[1].codes.empty());
    CHECK(services[1].when.empty());
}

TEST_CASE("codes offered while typing are those in force, in order, each once, and not too many") {
    auto const pack =
        pack_of(row("R1", "6", "required", "cpt:10020-10030 10010 0610T ndc:*", "cpt:10030,,,,,,") +
                row("R2", "6", "required", "cpt:10010 10030 10040", "cpt:10040,,,,,,") +
                row("R3", "6", "required", "cpt:10050", ",,,,,,2026-11-22") +
                row("R4", "6", "required", "hcpcs:A1001 cpt:*"));
    auto const named = [&](std::string_view beginning, std::size_t limit) {
        Texts texts;
        for (auto const& one : named_codes(pack, today, codes::CodeSystem::cpt, beginning, limit))
            texts.push_back(one.code.value + ' ' + one.title);
        return texts;
    };
    CHECK(named("10", 9) == Texts{"10010 TR1", "10020 TR1", "10030 TR2"});
    CHECK(named("10", 3).size() == 3);
    CHECK(named("10", 2) == Texts{"10010 TR1", "10020 TR1"});
    CHECK(named("06", 9) == Texts{"0610T TR1"});
    CHECK(named("A", 9).empty());
}

}  // namespace assent::policy::published_list_tests
