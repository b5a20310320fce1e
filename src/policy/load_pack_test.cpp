#include "policy/pack.h"
#include "policy/rule_index.h"
#include "policy/test_packs.h"

#include <doctest/doctest.h>

using namespace assent;
using namespace assent::policy;

namespace {

std::string const one_row =
    "row,title,rank,answer,codes,why\nR-1,Canes,6,required,hcpcs:E0100,Canes need approval.\n";

Fault refusal(PackFiles const& files) {
    auto const pack = load_pack(files);
    REQUIRE_FALSE(pack.ok());
    CHECK(pack.fault().code == "bad_pack");
    return pack.fault();
}

PackFiles with_plan(std::string_view from, std::string_view to) {
    std::string plan = small_plan;
    plan.replace(plan.find(from), from.size(), to);
    auto files = small_files(one_row);
    files["plan.toml"] = plan;
    return files;
}

PackFiles with_file(std::string const& name, std::string const& text) {
    auto files = small_files(one_row);
    files[name] = text;
    return files;
}

PackFiles with_row(std::string const& extra, std::string const& cells) {
    return small_files("row,title,rank,answer,codes,why," + extra +
                       "\n# a comment\nR-1,Canes,6,required,hcpcs:E0100,Canes need approval.," +
                       cells + "\n");
}

}  // namespace

TEST_CASE("a pack of two files is a pack") {
    auto const pack = load_pack(small_files(one_row));
    REQUIRE(pack.ok());
    CHECK(pack->plan.value == "small");
    CHECK(pack->find_line("gold")->law_profile == "ma");
    CHECK(pack->find_line("silver") == nullptr);
    CHECK(pack->find_contact("um")->phone == "(555) 010-0100");
    CHECK(pack->holidays.closed == std::vector{make_day(2026, 11, 26)});
    CHECK(pack->rules->rows.size() == 1);
}

TEST_CASE("the version of a pack changes with every byte and with every name") {
    auto const version = load_pack(small_files(one_row))->version;
    CHECK(version.value.size() == 64);
    CHECK(load_pack(small_files(one_row))->version == version);
    CHECK(load_pack(small_files(one_row + "# a word\n"))->version != version);
    CHECK(load_pack(with_file("reasons.csv", "reason\n"))->version != version);
}

TEST_CASE("a pack without its plan or its rows is refused") {
    CHECK(refusal({{"requirements.csv", one_row}}).where == "/plan.toml");
    CHECK(refusal({{"plan.toml", small_plan}}).where == "/requirements.csv");
    CHECK(refusal(with_file("notes.txt", "hello")).where == "/notes.txt");
}

TEST_CASE("plan.toml is read strictly") {
    CHECK(refusal(with_plan("edition =", "edtion =")).message.find("edition") != std::string::npos);
    CHECK(refusal(with_plan("\"99\"", "\"9\"")).message.find("number_block") != std::string::npos);
    CHECK(refusal(with_plan("America/Los_Angeles", "America/Nowhere")).message.find("time_zone") !=
          std::string::npos);
    CHECK(refusal(with_plan("default_contact = \"um\"", "default_contact = \"no\"")).where ==
          "/plan.toml/1");
    CHECK(refusal(with_plan("on = 2026-11-26", "on = 2026-11-26x")).where == "/plan.toml/15");
    CHECK(
        refusal(with_plan("plan = \"small\"", "plan = \"Small\"")).message.find("small letters") !=
        std::string::npos);
    CHECK(refusal(with_plan("phone =", "fone =")).where.starts_with("/plan.toml/"));
}

TEST_CASE("a bad cell of requirements.csv is refused with its line") {
    CHECK(refusal(with_row("colour", "red")).where == "/requirements.csv/1");
    CHECK(refusal(with_row("place", "11 nowhere")).where == "/requirements.csv/3");
    CHECK(refusal(with_row("kind", "surgery")).where == "/requirements.csv/3");
    CHECK(refusal(with_row("line", "silver")).message.find("silver") != std::string::npos);
    CHECK(refusal(with_row("medical_group", "lake")).message.find("lake") != std::string::npos);
    CHECK(refusal(with_row("age", "young")).where == "/requirements.csv/3");
    CHECK(refusal(with_row("age", "30-20")).where == "/requirements.csv/3");
    CHECK(refusal(with_row("diagnosis", "5C")).where == "/requirements.csv/3");
    CHECK(refusal(with_row("diagnosis", "O9A-O00")).where == "/requirements.csv/3");
    CHECK(refusal(with_row("place", "@nowhere")).where == "/requirements.csv/3");
    CHECK(refusal(with_row("contact", "desk")).where == "/requirements.csv/3");
    CHECK(refusal(with_row("notify", "maybe")).where == "/requirements.csv/3");
    CHECK(refusal(with_row("decided_by", "nobody")).where == "/requirements.csv/3");
    CHECK(refusal(with_row("except", "hcpcs:E01")).where == "/requirements.csv/3");
    CHECK(refusal(with_row("valid_from,valid_to", "2026-02-01,2026-01-01")).where ==
          "/requirements.csv/3");
    CHECK(refusal(with_row("valid_from", "2026-02-30")).where == "/requirements.csv/3");
    CHECK(refusal(with_row("mark", "trial stated")).where == "/requirements.csv/3");
}

TEST_CASE("rank, answer and why of a row must be what they should") {
    auto const row = [](std::string const& text) {
        return refusal(small_files("row,title,rank,answer,codes,why\n" + text + "\n")).where;
    };
    CHECK(row("R-1,Canes,9,required,any,Canes need approval.") == "/requirements.csv/2");
    CHECK(row("R-1,Canes,6,needed,any,Canes need approval.") == "/requirements.csv/2");
    CHECK(row("R-1,Canes,6,required,,Canes need approval.") == "/requirements.csv/2");
    CHECK(row("R-1,Canes,6,required,any,Canes need approval") == "/requirements.csv/2");
    CHECK(row(",Canes,6,required,any,Canes need approval.") == "/requirements.csv/2");
    CHECK(row("R-1,,6,required,any,Canes need approval.") == "/requirements.csv/2");
}

TEST_CASE("the smaller files are read strictly") {
    CHECK(refusal(with_file("clocks.toml", "[[clock]]\nrow = \"C\"\nclock = \"soon\"\n")).where ==
          "/clocks.toml/1");
    CHECK(
        refusal(with_file("routing.toml", "[[route]]\nqueue = \"a\"\n")).message.find("default") !=
        std::string::npos);
    CHECK(refusal(with_file("notices.toml",
                            "[[notice]]\non=\"received\"\nform=\"a\"\nto=[\"member\"]\n"
                            "channel=[\"mail\"]\nwithin=2\n"))
              .where == "/notices.toml/1");
    CHECK(refusal(with_file("deciders.toml", "[[decider]]\nact = \"deny\"\n")).where ==
          "/deciders.toml/1");
    CHECK(refusal(with_file("delegation.toml", "[[group]]\nid=\"a\"\nname=\"A\"\ncontact=\"x\"\n"))
              .where == "/delegation.toml/1");
    CHECK(refusal(with_file("auto_approve.toml", "[[rule]]\nrow=\"A\"\nwhy=\"A.\"\nline=[\"x\"]\n"))
              .where == "/auto_approve.toml/1");
    CHECK(
        refusal(with_file("reasons.csv", "kind,reason,service_type,valid\n,a,b,perhaps\n")).where ==
        "/reasons.csv/2");
    CHECK(refusal(with_file("code_sets.csv", "name,codes\na,11\na,12\n")).where ==
          "/code_sets.csv/3");
    CHECK(refusal(with_file("custom_codes.csv", "code,kind\nVISIT,sometimes\n")).where ==
          "/custom_codes.csv/2");
}

TEST_CASE("the edition in force on the day answers") {
    auto const made = [](std::string const& edition, std::string const& days) {
        auto files = with_plan("edition = \"current\"", "edition = \"" + edition + "\"");
        auto& plan = files["plan.toml"];
        plan.replace(plan.find("valid_from = 2020-01-01"), 23, days);
        return std::make_shared<Pack const>(load_pack(files).value());
    };
    Packs const packs({made("old", "valid_from = 2020-01-01\nvalid_to = 2025-12-31"),
                       made("new", "valid_from = 2026-01-01")});
    PlanId const small("small");
    CHECK(packs.effective(small, make_day(2025, 12, 31)).value()->edition == "old");
    CHECK(packs.effective(small, make_day(2026, 1, 1)).value()->edition == "new");
    CHECK(packs.effective(small, make_day(2019, 12, 31)).fault().code == "no_pack_on_date");
    CHECK(packs.effective(PlanId("big"), make_day(2026, 1, 1)).fault().code == "unknown_plan");
    CHECK(packs.edition(small, "old").value()->edition == "old");
    CHECK(packs.edition(small, "older").fault().code == "unknown_edition");
    auto const version = packs.all()[1]->version;
    CHECK(packs.version(version).value()->edition == "new");
}

TEST_CASE("every pack that comes with the product loads") {
    for (auto const& folder : pack_folders()) {
        CAPTURE(folder.string());
        auto const pack = load_pack(read_pack_files(folder));
        if (!pack) FAIL_CHECK(pack.fault().where << " " << pack.fault().message);
    }
}
