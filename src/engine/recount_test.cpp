#include "engine/testing.h"

#include <fstream>
#include <sstream>

namespace assent::engine {
namespace {

namespace fs = std::filesystem;

void edit(fs::path const& file, std::string const& from, std::string const& to) {
    std::stringstream text;
    text << std::ifstream(file).rdbuf();
    auto content = text.str();
    auto const at = content.find(from);
    REQUIRE(at != std::string::npos);
    content.replace(at, from.size(), to);
    std::ofstream(file) << content;
}

std::optional<Instant> due(House& house, RequestId const& number) {
    auto const state = house.state(number);
    return policy::find_clock(state.clocks, policy::ClockKind::standard)->due_at;
}

}  // namespace

TEST_CASE("an edited list of days off counts for what runs, and never makes it due later") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        store::TempFolder folder;
        auto const packs = folder.path() / "packs";
        fs::copy("packs", packs, fs::copy_options::recursive);
        auto const plan = packs / "harbor" / "current" / "plan.toml";
        House house(*place, packs);
        house.open();
        house.load_demo();
        // A commercial member: only business days count before the fifteenth day.
        auto const number = house.run("rosa", house.asked("HB0000012"), "k1").value().request;
        REQUIRE(house.run("kim", request::SetInformationComplete{{}, "All is here."}, "k2", number)
                    .ok());
        auto const promised = due(house, number);
        REQUIRE(promised.has_value());

        // One more day off would move it later; a day off less moves it earlier.
        edit(plan, "[[holiday]]\n",
             "[[holiday]]\non = 2026-11-30\nname = \"New\"\n\n[[holiday]]\n");
        auto* engine = &house.open();
        CHECK(engine->recount_days_off().value() == 1);
        CHECK(due(house, number) == promised);
        CHECK(engine->recount_days_off().value() == 0);

        edit(plan, "on = 2026-11-30\nname = \"New\"", "on = 2031-11-28\nname = \"Later\"");
        edit(plan, "on = 2026-11-26", "on = 2031-11-26");
        engine = &house.open();
        CHECK(engine->recount_days_off().value() == 1);
        auto const earlier = due(house, number);
        REQUIRE(earlier.has_value());
        CHECK(*earlier < *promised);
        CHECK(house.state(number).timing.closed.size() > 1);
        CHECK(verify(engine->store(), {harbor}, {}).value().problems.empty());
        CHECK(engine->replay_all({}).value().problems.empty());
    }
}

TEST_CASE("without an edit nothing is counted again") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        House house(*place);
        auto& engine = house.open();
        house.load_demo();
        auto const number = house.run("rosa", house.asked(), "k1").value();
        CHECK(engine.recount_days_off().value() == 0);
        CHECK(engine.read_request(house.sign_in("kim"), number.request)->version == number.version);
    }
}

}  // namespace assent::engine
