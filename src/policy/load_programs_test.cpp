#include "policy/test_packs.h"

#include <doctest/doctest.h>

#include <set>

namespace assent::policy {
namespace {

std::string fault_of(PackFiles const& files) {
    auto const pack = load_pack(files);
    return pack ? std::string() : pack.fault().where + " " + pack.fault().message;
}

}  // namespace

TEST_CASE("every edition says where each program comes from and ends in one way") {
    for (auto const& folder : pack_folders()) {
        auto const pack = load_pack(read_pack_files(folder));
        REQUIRE(pack.ok());
        std::set<std::string> ids;
        for (auto const& program : pack->programs.continuity) {
            CAPTURE(program.id);
            CHECK_FALSE(program.source.empty());
            CHECK((program.months == 0 || program.days == 0));
            CHECK(ids.insert(program.id).second);
        }
        for (auto const& program : pack->programs.continuity)
            CHECK((program.otherwise.empty() || ids.contains(program.otherwise)));
        for (auto const& window : pack->programs.retro) CHECK_FALSE(window.source.empty());
    }
}

TEST_CASE("a program of a line the plan has not, or with two lengths, is refused at its place") {
    auto files = small_files("row,answer,codes\n");
    files["continuity.toml"] =
        "[[program]]\nid = \"a\"\nrow = \"R\"\ntitle = \"T\"\nline = [\"silver\"]\nwhy = "
        "\"W.\"\nsource = \"S\"\n";
    CHECK(fault_of(files).find("silver is not in plan.toml") != std::string::npos);
    files["continuity.toml"] =
        "[[program]]\nid = \"a\"\nrow = \"R\"\ntitle = \"T\"\nmonths = 12\ndays = 60\nwhy = "
        "\"W.\"\nsource = \"S\"\n";
    CHECK(fault_of(files).find("not both") != std::string::npos);
    files.erase("continuity.toml");
    files["retro.toml"] =
        "[[window]]\nrow = \"R\"\ndays = 30\nmonths = 1\nlate = \"review\"\nwhy = \"W.\"\nsource = "
        "\"S\"\n";
    CHECK(fault_of(files).find("not both") != std::string::npos);
}

}  // namespace assent::policy
