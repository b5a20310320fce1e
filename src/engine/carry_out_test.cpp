#include "engine/carry_out.h"

#include "base/check_digit.h"
#include "engine/testing.h"
#include "store/event_log.h"

namespace assent::engine {
namespace {

struct Case {
    RequestId request;
    AppealId appeal;
};

request::Determine denial() {
    request::Determine denied;
    denied.no_conflict = true;
    denied.why = "The records were read.";
    auto& line = denied.lines.emplace_back();
    line.line = LineNumber(1);
    line.outcome = request::Outcome::denied;
    line.basis = request::Basis::medical_necessity;
    line.reasons.push_back({request::ReasonCode::not_medically_necessary,
                            Private<std::string>("Your records of this fall show otherwise.")});
    line.questions =
        request::Questions{request::Judged::no, request::Judged::yes, request::Judged::yes};
    using request::CriteriaAnswer;
    line.cited = {
        {"evidence_of_coverage", "2026", "4.2", {}, {{"point 1", CriteriaAnswer::not_applicable}}},
        {"medi_cal_manual", "2026", "4.2", {}, {{"point 1", CriteriaAnswer::not_met}}}};
    return denied;
}

Result<AppealReceipt> act(House& house, Engine& engine, std::string const& login,
                          appeal::Command command, std::string const& key,
                          std::optional<AppealId> number = {}) {
    AppealCall call;
    call.plan = harbor;
    call.appeal = std::move(number);
    call.key = CommandKey(key);
    call.actor = actor_of(house.sign_in(login).account);
    call.command = std::move(command);
    return engine.run(call);
}

/// An MRI Dr. Osei denied and Dr. Lund overturned on appeal.
Case overturned(House& house, Engine& engine) {
    auto const request = house.run("rosa", house.asked(), "k1").value().request;
    auto const denied = house.run("osei", denial(), "k2", request);
    REQUIRE_MESSAGE(denied.ok(), (denied.ok() ? "" : denied.fault().message));
    appeal::FileAppeal file;
    file.request = request;
    file.why.reveal() = "I still cannot walk.";
    auto const filed = act(house, engine, "noor", file, "k3");
    REQUIRE_MESSAGE(filed.ok(), (filed.ok() ? "" : filed.fault().message));
    appeal::ResolveAppeal resolve;
    resolve.why.reveal() = "The notes show weakness.";
    resolve.no_conflict = true;
    auto const resolved = act(house, engine, "lund", resolve, "k4", filed->appeal);
    REQUIRE_MESSAGE(resolved.ok(), (resolved.ok() ? "" : resolved.fault().message));
    return {request, filed->appeal};
}

std::vector<store::OutboxRow> owed(Engine& engine) {
    auto const now = engine.clock().now();
    return engine.store()
        .read([&](store::Db& db) {
            return store::due_rows(db, harbor.value, {"command", {}}, now, 100);
        })
        .value();
}

std::int64_t count(Engine& engine, std::string const& stream, std::string_view kind) {
    auto const rows =
        engine.store()
            .read([&](store::Db& db) { return store::load_stream(db, harbor.value, stream); })
            .value();
    return std::ranges::count(rows, kind, &store::StoredEvent::kind);
}

}  // namespace

TEST_CASE("what an appeal decided is owed to its request until it is carried out, once") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        House house(*place);
        auto& engine = house.open();
        house.load_demo();
        auto const made = overturned(house, engine);
        CHECK(house.state(made.request).status == request::Status::denied);
        REQUIRE(owed(engine).size() == 1);
        CHECK(carry_out_owed(engine, harbor) == 1);
        CHECK(house.state(made.request).status == request::Status::approved);
        CHECK(count(engine, made.request.value, "DecisionOverturned") == 1);
        CHECK(count(engine, made.appeal.value, "AppealEffectuated") == 1);
        CHECK(owed(engine).empty());
        CHECK(carry_out_owed(engine, harbor) == 0);
        CHECK(verify(engine.store(), {harbor}, {}).value().problems.empty());
        CHECK(engine.replay_all({}).value().problems.empty());
    }
}

TEST_CASE("a row that was carried out before its mark was written changes nothing more") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        House house(*place);
        auto& engine = house.open();
        house.load_demo();
        auto const made = overturned(house, engine);
        auto const row = owed(engine).at(0);
        REQUIRE(carry_out(engine, harbor, row).ok());
        REQUIRE(carry_out(engine, harbor, row).ok());
        CHECK(owed(engine).size() == 1);
        CHECK(carry_out_owed(engine, harbor) == 1);
        CHECK(count(engine, made.request.value, "DecisionOverturned") == 1);
        CHECK(count(engine, made.appeal.value, "AppealEffectuated") == 1);
    }
}

TEST_CASE("what the request refuses stays owed and is tried again later") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        House house(*place);
        auto& engine = house.open();
        house.load_demo();
        auto const made = overturned(house, engine);
        auto row = owed(engine).at(0);
        row.body.replace(row.body.find(made.request.value), made.request.value.size(),
                         make_request_number("40", 999999).value);
        CHECK(carry_out(engine, harbor, row).fault().code == "unknown_request");
        REQUIRE(engine.store()
                    .write(harbor.value,
                           [&](store::Db& db) {
                               return db.execute("update outbox set body = ? where id = ?",
                                                 {row.body, row.id});
                           })
                    .ok());
        CHECK(carry_out_owed(engine, harbor) == 0);
        CHECK(count(engine, made.appeal.value, "AppealEffectuated") == 0);
        CHECK(owed(engine).empty());
        engine.clock().stand_at(engine.clock().now() + std::chrono::minutes(1));
        REQUIRE(owed(engine).size() == 1);
        CHECK(owed(engine).at(0).attempts == 1);
    }
}

}  // namespace assent::engine
