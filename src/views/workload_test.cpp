#include "views/workload.h"

#include "base/check_digit.h"
#include "views/request_view.h"
#include "views/testing.h"

#include <doctest/doctest.h>

namespace assent::views {
namespace {

Instant hour(int hours) {
    return parse_instant("2026-11-24T10:00:00.000Z").value() + std::chrono::hours(hours);
}

/// Submitted by somebody of an office, ended after so many hours; negative: open.
void put(store::Store& store, int serial, std::string const& who, int ended) {
    request::State state;
    state.request = make_request_number("40", serial);
    state.received_at = hour(serial);
    state.asked.emplace();
    state.known.emplace();
    state.submitted_by =
        request::Actor{who, who, request::Role::provider_office, "office-" + who, "", {}};
    state.queue = serial % 2 ? "odd" : "even";
    if (ended >= 0) {
        state.status = request::Status::approved;
        state.closed_at = hour(serial + ended);
    } else {
        state.assignee = serial % 3 ? "" : "kim";
        state.overdue = serial == 3;
    }
    REQUIRE(store
                .write(harbor.value,
                       [&](store::Db& db) {
                           return project(db, harbor, state, {1, hour(serial), "care"});
                       })
                .ok());
}

}  // namespace

TEST_CASE("a report counts by person and status, with the middle and the longest time") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        put(*store, 1, "rosa", 2);
        put(*store, 2, "rosa", 10);
        put(*store, 3, "rosa", 3);
        put(*store, 4, "rosa", -1);
        put(*store, 5, "dev", 1);
        put(*store, 6, "dev", 2);
        auto const report = [&](Submitted const& asked) {
            return store->read([&](store::Db& db) { return submitters(db, harbor, asked); })
                .value();
        };
        auto const all = report({{}, hour(0), hour(100)});
        REQUIRE(all.size() == 3);
        CHECK(all[0].submitter == "dev");
        CHECK(all[0].count == 2);
        CHECK(all[0].hours_median == 1.5);
        CHECK(all[1].submitter == "rosa");
        CHECK(all[1].status == "approved");
        CHECK(all[1].closed == 3);
        CHECK(all[1].hours_median == 3.0);
        CHECK(all[1].hours_longest == 10.0);
        CHECK(all[2].status == "received");
        CHECK(all[2].closed == 0);
        CHECK_FALSE(all[2].hours_median);
        CHECK(report({"office-rosa", hour(0), hour(100)}).size() == 2);
        CHECK(report({"care", hour(0), hour(100)}).empty());
        CHECK(report({{}, hour(5), hour(6)}).size() == 1);
    }
}

TEST_CASE("queues and persons come with what they have open") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        for (int i = 1; i <= 6; ++i) put(*store, i, "rosa", i == 2 ? 1 : -1);
        auto const queues =
            store->read([](store::Db& db) { return queue_loads(db, harbor); }).value();
        REQUIRE(queues.size() == 2);
        CHECK(queues[0].queue == "even");
        CHECK(queues[0].open == 2);
        CHECK(queues[0].unassigned == 1);
        CHECK(queues[1].open == 3);
        CHECK(queues[1].overdue == 1);
        auto const open =
            store->read([](store::Db& db) { return open_by_assignee(db, harbor); }).value();
        CHECK(open == std::map<std::string, std::int64_t>{{"kim", 2}});
    }
}

}  // namespace assent::views
