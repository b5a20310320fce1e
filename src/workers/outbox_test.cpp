#include "workers/outbox.h"

#include "engine/testing.h"
#include "store/event_log.h"

namespace assent::workers {
namespace {

using engine::harbor;
using engine::House;

std::vector<store::OutboxRow> waiting(engine::Engine& engine, store::OutboxWay const& way) {
    auto const now = engine.clock().now();
    return engine.store()
        .read([&](store::Db& db) { return store::due_rows(db, harbor.value, way, now, 100); })
        .value();
}

std::int64_t count(engine::Engine& engine, RequestId const& number, std::string_view kind) {
    auto const rows =
        engine.store()
            .read([&](store::Db& db) { return store::load_stream(db, harbor.value, number.value); })
            .value();
    return std::ranges::count(rows, kind, &store::StoredEvent::kind);
}

/// One round, as a worker does it, without its thread running beside.
int empty_outbox(engine::Engine& engine) {
    OutboxWorker worker(engine);
    worker.stop();
    return worker.round();
}

store::OutboxWay const shown{"notice", "portal"};
store::OutboxWay const mailed{"notice", "mail"};
store::OutboxWay const onward{"command", {}};

}  // namespace

TEST_CASE("what is shown in the portal is recorded as handed over, the rest stays ordered") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        House house(*place);
        auto& engine = house.open();
        house.load_demo();
        auto const receipt = house.run("rosa", house.asked(), "k1");
        REQUIRE(receipt.ok());
        auto const number = receipt->request;
        CHECK(waiting(engine, shown).size() == 1);
        empty_outbox(engine);
        CHECK(waiting(engine, shown).empty());
        auto const state = house.state(number);
        REQUIRE(state.timing.deliveries.size() == 1);
        CHECK(state.timing.deliveries.front().channel == policy::Channel::portal);
        CHECK(state.timing.deliveries.front().at == engine.clock().now());

        REQUIRE(house.run("kim", request::Determine{}, "k2", number).ok());
        auto const by_mail = waiting(engine, mailed).size();
        CHECK(by_mail == 1);
        empty_outbox(engine);
        CHECK(waiting(engine, mailed).size() == by_mail);
        auto const after = house.state(number);
        auto const* told = policy::find_clock(after.clocks, policy::ClockKind::provider_notice);
        REQUIRE(told != nullptr);
        CHECK(told->state == request::ClockState::stopped);

        // Somebody mails it by hand: its row waits no longer.
        request::RecordDelivery by_hand;
        by_hand.notice = static_cast<int>(waiting(engine, mailed).front().item);
        by_hand.channel = policy::Channel::mail;
        REQUIRE(house.run("kim", by_hand, "k3", number).ok());
        CHECK(waiting(engine, mailed).empty());
    }
}

TEST_CASE("a row that is taken twice, by a kill in between, writes once") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        House house(*place);
        auto* engine = &house.open();
        house.load_demo();
        auto const number = house.run("rosa", house.asked(), "k1").value().request;
        auto const row = waiting(*engine, shown).front();
        // The command is committed and the server dies before it marks the row.
        engine::Call call;
        call.plan = harbor;
        call.request = number;
        call.key = CommandKey("delivery|" + row.cause_stream + "|" +
                              std::to_string(row.cause_version) + "|" + std::to_string(row.item));
        request::RecordDelivery delivery;
        delivery.notice = 1;
        delivery.channel = policy::Channel::portal;
        delivery.at = row.created_at;
        delivery.text = "Shown in the portal.";
        call.command = delivery;
        call.actor.account = "system";
        call.actor.name = "assent";
        call.actor.role = request::Role::system;
        REQUIRE(engine->run(call).ok());
        REQUIRE(engine->store()
                    .write(harbor.value,
                           [&](store::Db& db) {
                               return db.send("update outbox set done_at = null where plan = ?",
                                              {harbor.value});
                           })
                    .ok());
        engine = &house.open();
        REQUIRE(waiting(*engine, shown).size() == 1);
        empty_outbox(*engine);
        CHECK(waiting(*engine, shown).empty());
        CHECK(count(*engine, number, "NoticeDelivered") == 1);
        auto const report = engine::verify(engine->store(), {harbor}, {}).value();
        CHECK(report.problems.empty());
        CHECK(engine->replay_all({}).value().problems.empty());
    }
}

TEST_CASE("what one request tells another arrives there once") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        House house(*place);
        auto& engine = house.open();
        house.load_demo();
        auto const first = house.run("rosa", house.asked(), "k1").value().request;
        auto asked = house.asked();
        asked.notes.emplace_back().text.reveal() = "The same again.";
        auto const second = house.run("rosa", asked, "k2").value().request;
        request::AnswerDuplicate joined;
        joined.other = first;
        joined.answer = request::DuplicateAnswer::joined;
        REQUIRE(house.run("kim", joined, "k3", second).ok());
        CHECK(waiting(engine, onward).size() == 1);
        empty_outbox(engine);
        CHECK(waiting(engine, onward).empty());
        auto const links = house.state(first).copies.links;
        REQUIRE(links.size() == 1);
        CHECK(links.front().other == second);
        CHECK(links.front().kind == request::LinkKind::joined);
        CHECK(links.front().notes == 1);
        empty_outbox(engine);
        CHECK(count(engine, first, "RequestLinked") == 1);
        CHECK(count(engine, second, "RequestLinked") == 1);
    }
}

TEST_CASE("a command for a request that is not there waits and does not hold up the others") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        House house(*place);
        auto& engine = house.open();
        house.load_demo();
        auto const number = house.run("rosa", house.asked(), "k1").value().request;
        request::LinkRequest link;
        link.other = number;
        REQUIRE(engine.store()
                    .write(harbor.value,
                           [&](store::Db& db) {
                               return engine::enqueue_commands(
                                   db, harbor.value,
                                   {{"409999999", json::write(to_json(request::Command(link))),
                                     number.value, 1, 0},
                                    {number.value, "{}", number.value, 1, 1}},
                                   engine.clock().now());
                           })
                    .ok());
        empty_outbox(engine);
        CHECK(waiting(engine, shown).empty());
        CHECK(waiting(engine, onward).empty());
        engine.clock().stand_at(engine.clock().now() + std::chrono::hours(7));
        auto const again = waiting(engine, onward);
        REQUIRE(again.size() == 2);
        CHECK(again.front().attempts >= 1);
    }
}

TEST_CASE("who acts on what was there before a notice was shown is not told that it changed") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        House house(*place);
        auto& engine = house.open();
        house.load_demo();
        auto const receipt = house.run("rosa", house.asked(), "k1").value();
        empty_outbox(engine);
        request::AddNote note;
        note.note.text.reveal() = "One more thing.";
        CHECK(house.run("rosa", note, "k2", receipt.request, receipt.version).ok());
        note.note.text.reveal() = "And another.";
        auto const late = house.run("rosa", note, "k3", receipt.request, receipt.version);
        REQUIRE_FALSE(late.ok());
        CHECK(late.fault().code == "stale_version");
        CHECK(house.run("rosa", note, "k4", receipt.request, 99).fault().code == "stale_version");
    }
}

TEST_CASE("the worker hears of what comes in and does it by itself") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        House house(*place);
        auto& engine = house.open();
        house.load_demo();
        OutboxWorker worker(engine);
        auto const number = house.run("rosa", house.asked(), "k1").value().request;
        auto const end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        while (!waiting(engine, shown).empty() && std::chrono::steady_clock::now() < end)
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        worker.stop();
        CHECK(count(engine, number, "NoticeDelivered") == 1);
    }
}

}  // namespace assent::workers
