#include "views/request_view.h"

#include "base/check_digit.h"
#include "views/request_search.h"
#include "views/testing.h"
#include "views/workload.h"

#include <doctest/doctest.h>

namespace assent::views {
namespace {

Day day(std::string_view text) { return parse_day(text).value(); }

directory::Provider office(std::string const& name) {
    directory::Provider provider;
    provider.id = ProviderId("id-" + name);
    provider.name = name;
    provider.organisation = "org-" + name;
    provider.specialty = "radiology";
    return provider;
}

/// An open request of member m1 for an MRI, received by Rosa, due after `due` minutes (none when
/// negative).
request::State open_request(int serial, int due) {
    request::State state;
    state.request = make_request_number("40", serial);
    state.received_at = moment();
    state.queue = "nurse_imaging";
    state.asked.emplace();
    state.asked.edit().plan = harbor;
    state.asked.edit().member = MemberId("m1");
    state.known.emplace();
    state.known.edit().member.last_name = Private<std::string>("Testperson");
    state.known.edit().member.first_name = Private<std::string>("Maple");
    state.known.edit().requesting = office("Spine");
    state.known.edit().servicing = office("Imaging");
    state.submitted_by =
        request::Actor{"rosa", "Rosa", request::Role::provider_office, "org-Spine", "", {}};
    request::LineState line;
    line.number = LineNumber(1);
    line.asked.code = "72148";
    line.asked.system = codes::CodeSystem::cpt;
    line.asked.from = day("2026-12-01");
    line.asked.to = day("2026-12-31");
    state.lines.push_back(line);
    if (due >= 0) {
        request::Clock clock;
        clock.due_at = moment(due);
        state.clocks.push_back(clock);
    }
    return state;
}

void put(store::Store& store, request::State const& state, int at = 0) {
    REQUIRE(store
                .write(harbor.value,
                       [&](store::Db& db) {
                           return project(db, harbor, state, {1, moment(at), {}});
                       })
                .ok());
}

/// Open requests, what is due first at the top.
RequestSearch by_due() {
    RequestSearch search;
    search.state = OpenOrClosed::open;
    search.sort = RequestSort::due;
    search.descending = false;
    return search;
}

RequestPage find(store::Store& store, RequestSearch const& filter) {
    auto page = store.read([&](store::Db& db) { return find_requests(db, harbor, filter); });
    REQUIRE(page.ok());
    return std::move(page).take();
}

TEST_CASE("a request stands in the list with what the list shows") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        auto const state = open_request(1, 60);
        put(*store, state);
        auto const page = find(*store, by_due());
        REQUIRE(page.rows.size() == 1);
        auto const& row = page.rows.front();
        CHECK(row.request == state.request);
        CHECK(row.member == MemberId("m1"));
        CHECK(row.member_name == "Testperson, Maple");
        CHECK(row.service == "72148");
        CHECK(row.status == "received");
        CHECK(row.queue == "nurse_imaging");
        CHECK(row.due_at == moment(60));
        CHECK(row.organisation == "org-Spine");
        CHECK(row.servicing_name == "Imaging");
        CHECK(row.submitted_by == "rosa");
        CHECK(page.next.empty());
    }
}

TEST_CASE("paging open requests by due time gives each once, those without a deadline last") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        int const dues[]{30, 10, -1, 20, 10, -1, 10};
        for (int i = 0; i < 7; ++i) put(*store, open_request(i + 1, dues[i]));
        auto filter = by_due();
        filter.limit = 2;
        std::vector<std::string> seen;
        for (int pages = 0; pages < 10; ++pages) {
            auto const page = find(*store, filter);
            CHECK(page.rows.size() <= 2);
            for (auto const& row : page.rows) seen.push_back(row.request.value);
            filter.after = page.next;
            if (page.next.empty()) break;
        }
        std::vector<std::string> expected;
        for (int const serial : {2, 5, 7, 4, 1, 3, 6})
            expected.push_back(make_request_number("40", serial).value);
        CHECK(seen == expected);
    }
}

TEST_CASE("closed requests are listed newest first and apart from open ones") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        put(*store, open_request(1, 60));
        for (int i = 2; i <= 4; ++i) {
            auto state = open_request(i, 60);
            state.closed_at = moment();
            state.status = request::Status::approved;
            state.clocks.front().state = request::ClockState::stopped;
            put(*store, state, i);
        }
        auto filter = by_due();
        CHECK(find(*store, filter).rows.size() == 1);
        filter = {};
        filter.state = OpenOrClosed::closed;
        filter.limit = 2;
        auto const first = find(*store, filter);
        REQUIRE(first.rows.size() == 2);
        CHECK(first.rows[0].request == make_request_number("40", 4));
        CHECK_FALSE(first.rows[0].due_at.has_value());
        filter.after = first.next;
        auto const second = find(*store, filter);
        REQUIRE(second.rows.size() == 1);
        CHECK(second.rows[0].request == make_request_number("40", 2));
        filter = {};
        filter.state = OpenOrClosed::all;
        CHECK(find(*store, filter).rows.size() == 4);
    }
}

TEST_CASE("what an amendment or a corrected receipt changes stands in the list") {
    auto const place = store::Place();
    auto const store = place.open();
    auto request = open_request(1, 60);
    put(*store, request);
    request.received_at = moment(-30);
    request.known.edit().servicing = office("Other");
    put(*store, request, 1);
    auto filter = by_due();
    filter.listed_for = "org-Other";
    auto const rows = find(*store, filter).rows;
    REQUIRE(rows.size() == 1);
    CHECK(rows.front().servicing_name == "Other");
    CHECK(rows.front().received_at == moment(-30));
}

TEST_CASE("lists narrow to a person, an office on either side, a queue or an assignee") {
    auto const place = store::Place();
    auto const store = place.open();
    auto other = open_request(2, 60);
    other.submitted_by->account = "dev";
    other.known.edit().requesting = office("Maple");
    other.known.edit().servicing = office("Spine");
    other.queue = "nurse_outpatient";
    other.assignee = "kim";
    put(*store, open_request(1, 60));
    put(*store, other);
    auto count = [&](auto const& set) {
        auto filter = by_due();
        set(filter);
        return find(*store, filter).rows.size();
    };
    CHECK(count([](auto& f) { f.submitted_by = "dev"; }) == 1);
    CHECK(count([](auto& f) { f.listed_for = "org-Spine"; }) == 2);
    CHECK(count([](auto& f) { f.listed_for = "org-Maple"; }) == 1);
    CHECK(count([](auto& f) { f.listed_for = "org-Nobody"; }) == 0);
    CHECK(count([](auto& f) { f.queue = "nurse_imaging"; }) == 1);
    CHECK(count([](auto& f) { f.assignee = "kim"; }) == 1);
    auto const queues = store->read([](store::Db& db) { return queue_loads(db, harbor); });
    REQUIRE(queues.value().size() == 2);
    CHECK(queues->front().queue == "nurse_imaging");
    CHECK(queues->front().open == 1);
    CHECK(queues->back().unassigned == 0);
}

TEST_CASE("due clocks come earliest first, and a stopped clock is no longer due") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        auto early = open_request(1, 10);
        put(*store, open_request(2, 20));
        put(*store, early);
        put(*store, open_request(3, 40));
        auto due = [&](int minutes) {
            return store
                ->read([&](store::Db& db) { return due_before(db, harbor, moment(minutes), 10); })
                .value();
        };
        CHECK(due(10).empty());
        REQUIRE(due(11).size() == 1);
        CHECK(due(11).front().percent == 0);
        REQUIRE(due(39).size() == 2);
        CHECK(due(39).front().stream == early.request.value);
        CHECK(due(39).front().clock == "standard");
        CHECK(due(39).front().due_at == moment(10));
        early.clocks.front().state = request::ClockState::paused;
        put(*store, early);
        CHECK(due(39).size() == 1);
    }
}

TEST_CASE("the next deadline lies behind one instant and before another") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        put(*store, open_request(1, 10));
        put(*store, open_request(2, 20));
        auto next = [&](int after, int until) {
            return store
                ->read([&](store::Db& db) {
                    return next_alarm(db, harbor, moment(after), moment(until));
                })
                .value();
        };
        CHECK(next(0, 60) == moment(10) + std::chrono::seconds(1));
        CHECK(next(11, 60) == moment(20) + std::chrono::seconds(1));
        CHECK_FALSE(next(11, 20));
        CHECK_FALSE(next(21, 60));
    }
}

TEST_CASE("a later request meets the lines of those that are open, granted or denied") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        auto approved = open_request(1, -1);
        approved.status = request::Status::approved;
        approved.closed_at = moment();
        auto denied = open_request(2, -1);
        denied.status = request::Status::denied;
        denied.closed_at = moment();
        auto voided_line = open_request(3, 60);
        voided_line.lines.front().outcome = request::Outcome::voided;
        put(*store, approved);
        put(*store, denied);
        put(*store, voided_line);
        put(*store, open_request(4, 60));
        auto const found = store->read(
            [](store::Db& db) { return possible_duplicates(db, harbor, MemberId("m1")); });
        REQUIRE(found.value().size() == 3);
        auto const& open = (*found)[0];
        CHECK(open.request == make_request_number("40", 4));
        CHECK(open.open);
        CHECK(open.code == "72148");
        CHECK(open.system == codes::CodeSystem::cpt);
        CHECK(open.from == day("2026-12-01"));
        CHECK(open.to == day("2026-12-31"));
        CHECK(open.servicing == "id-Imaging");
        CHECK(open.servicing_specialty == "radiology");
        CHECK_FALSE(open.denied_on.has_value());
        CHECK(open.received_at.has_value());
        CHECK((*found)[1].denied_on.has_value());
        CHECK_FALSE((*found)[2].open);
        CHECK_FALSE((*found)[2].denied_on.has_value());
        auto const none = store->read(
            [](store::Db& db) { return possible_duplicates(db, harbor, MemberId("m2")); });
        CHECK(none.value().empty());
    }
}

TEST_CASE("clearing a plan's views leaves those of other plans") {
    auto const place = store::Place();
    auto const store = place.open();
    put(*store, open_request(1, 10));
    PlanId const alameda("alameda");
    REQUIRE(store
                ->write("alameda",
                        [&](store::Db& db) {
                            return project(db, alameda, open_request(1, 10), {1, moment(), {}});
                        })
                .ok());
    REQUIRE(store->write("harbor", [](store::Db& db) { return clear(db, harbor); }).ok());
    CHECK(find(*store, by_due()).rows.empty());
    auto const left =
        store->read([&](store::Db& db) { return due_before(db, alameda, moment(60), 10); });
    CHECK(left.value().size() == 1);
}

}  // namespace
}  // namespace assent::views
