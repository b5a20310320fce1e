#include "records/packs.h"

#include "records/access_log.h"
#include "records/testing.h"

#include <fstream>

namespace assent::records {
namespace {

TEST_CASE("a pack version reads back as it was, though the folder has changed since") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        auto const files = read_pack_files("packs/harbor/current");
        REQUIRE(files.ok());
        auto const pack = policy::load_pack(*files);
        REQUIRE(pack.ok());
        for (int twice = 0; twice < 2; ++twice)
            REQUIRE(
                store
                    ->write(harbor.value,
                            [&](store::Db& db) { return keep_pack(db, *pack, *files, moment()); })
                    .ok());
        auto const kept =
            store->read([&](store::Db& db) { return kept_pack(db, harbor, pack->version); });
        REQUIRE(kept.ok());
        CHECK(kept->version == pack->version);
        CHECK(kept->name == pack->name);
        auto const unknown =
            store->read([](store::Db& db) { return kept_pack(db, harbor, PackVersion("0000")); });
        CHECK(unknown.fault().code == "unknown_pack_version");
    }
}

TEST_CASE("a folder of packs names the edition that cannot be read") {
    store::TempFolder const folder;
    auto const edition = folder.path() / "harbor" / "current";
    std::filesystem::create_directories(edition);
    std::ofstream(edition / "plan.toml") << "plan = \n";
    auto const packs = load_packs(folder.path());
    REQUIRE_FALSE(packs.ok());
    CHECK(packs.fault().message.starts_with("harbor/current: "));
    CHECK(load_packs(folder.path() / "nowhere").fault().code == "no_such_folder");
}

TEST_CASE("who saw a member is told newest first, and nobody else's reads with it") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        auto row = [](std::string account, Act act, std::string member) {
            return Access{harbor,   moment(), std::move(account),          "nurse", act,
                          "member", "row-1",  MemberId(std::move(member)), "portal"};
        };
        REQUIRE(store
                    ->write(harbor.value,
                            [&](store::Db& db) {
                                return append_access(db, {row("kim", Act::search, "m1"),
                                                          row("osei", Act::view, "m2"),
                                                          row("rosa", Act::denied, "m1")});
                            })
                    .ok());
        auto const seen =
            store->read([](store::Db& db) { return accesses_of(db, harbor, MemberId("m1"), 10); });
        REQUIRE(seen.value().size() == 2);
        CHECK((*seen)[0].account == "rosa");
        CHECK((*seen)[0].act == Act::denied);
        CHECK((*seen)[1].account == "kim");
        CHECK((*seen)[1].at == moment());
    }
}

}  // namespace
}  // namespace assent::records
