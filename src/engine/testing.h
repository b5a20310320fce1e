/// For tests above the store: an engine on a test's database with the demo's people, members and
/// providers, standing at a fixed time.
#pragma once

#include "engine/demo.h"
#include "engine/engine.h"
#include "store/testing.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <memory>
#include <string>

namespace assent::engine {

inline PlanId const harbor("harbor");

class House {
public:
    explicit House(store::Place const& place, std::filesystem::path packs = "packs")
        : packs_(std::move(packs)), place_(place) {}

    /// Opens it, or opens it again as a restarted server would.
    Engine& open() {
        engine_.reset();
        Config config;
        config.data = place_.folder() / "data";
        if (place_.name() == "PostgreSQL") config.database = place_.location().where;
        config.packs = packs_;
        config.trial = true;
        auto opened = Engine::open(config);
        REQUIRE_MESSAGE(opened.ok(), (opened.ok() ? "" : opened.fault().message));
        engine_ = std::move(opened).take();
        engine_->clock().stand_at(parse_instant("2026-11-24T17:15:00.000Z").value());
        return *engine_;
    }

    void load_demo() { REQUIRE(engine::load_demo(*engine_, "demo").ok()); }

    Asker sign_in(std::string const& login) {
        auto session = engine_->sign_in(login, std::string(demo_password));
        REQUIRE(session.ok());
        return {session->account, "test"};
    }

    /// An MRI that Rosa's office asks for this member, Maple Testperson if nobody else is named.
    request::SubmitRequest asked(std::string const& member = "HB0000001") {
        auto const rosa = sign_in("rosa");
        request::SubmitRequest made;
        made.plan = harbor;
        records::MemberSearch search;
        search.member_number = Private<std::string>(member);
        made.member = engine_->search_members(rosa, harbor, search).value().front().id;
        auto const own = engine_->own_providers(rosa, harbor).value().front().id;
        made.requesting = own;
        made.servicing = own;
        made.diagnoses.emplace_back().code = "M54.16";
        auto& line = made.lines.emplace_back();
        line.code = "72148";
        line.units = whole_units(1);
        line.diagnoses = {1};
        line.from = make_day(2026, 12, 7);
        line.to = make_day(2026, 12, 31);
        return made;
    }

    Result<Receipt> run(std::string const& login, request::Command command, std::string const& key,
                        std::optional<RequestId> request = {},
                        std::optional<std::int64_t> if_version = {}) {
        Call call;
        call.plan = harbor;
        call.request = std::move(request);
        call.key = CommandKey(key);
        call.if_version = if_version;
        call.actor = actor_of(sign_in(login).account);
        call.command = std::move(command);
        return engine_->run(call);
    }

    request::State state(RequestId const& number) {
        return engine_->read_request(sign_in("kim"), number).value().state;
    }

private:
    std::filesystem::path packs_;
    store::Place const& place_;
    std::unique_ptr<Engine> engine_;
};

}  // namespace assent::engine
