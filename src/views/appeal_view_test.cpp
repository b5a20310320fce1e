#include "views/appeal_view.h"

#include "base/check_digit.h"
#include "views/request_search.h"
#include "views/request_view.h"
#include "views/testing.h"

#include <doctest/doctest.h>

namespace assent::views {
namespace {

/// An office's dispute about request 1, due after `due` minutes (never when negative).
appeal::State dispute(int serial, int due) {
    appeal::State state;
    state.appeal = make_appeal_number("40", serial);
    state.received_at = moment(serial);
    auto& filed = state.filed.emplace();
    filed.kind = policy::AppealKind::provider_dispute;
    filed.filer = policy::Filer::provider;
    filed.by.organisation = "org-Spine";
    filed.member = MemberId("m1");
    filed.member_name = Private<std::string>("Testperson, Maple");
    filed.line_of_business = "medi_cal";
    auto& about = filed.about.emplace();
    about.request = make_request_number("40", 1);
    about.organisations = {"org-Spine", "org-Imaging"};
    auto& clock = state.clocks.emplace_back();
    clock.clock = policy::ClockKind::appeal;
    if (due >= 0) clock.due_at = moment(due);
    return state;
}

void put(store::Store& store, appeal::State const& state) {
    REQUIRE(store
                .write(harbor.value,
                       [&](store::Db& db) { return project(db, harbor, state, 1, moment()); })
                .ok());
}

AppealPage find(store::Store& store, AppealFilter const& filter) {
    auto page = store.read([&](store::Db& db) { return find_appeals(db, harbor, filter); });
    REQUIRE(page.ok());
    return std::move(page).take();
}

std::vector<std::string> numbers(AppealPage const& page) {
    std::vector<std::string> found;
    for (auto const& row : page.rows) found.push_back(row.appeal.value);
    return found;
}

std::string number(int serial) { return make_appeal_number("40", serial).value; }

request::State denied_request() {
    request::State state;
    state.request = make_request_number("40", 1);
    state.received_at = moment();
    state.asked.emplace();
    state.asked.edit().member = MemberId("m1");
    state.known.emplace();
    return state;
}

bool shown_as_appealed(store::Store& store) {
    auto const page =
        store.read([&](store::Db& db) { return find_requests(db, harbor, RequestSearch{}); })
            .value();
    REQUIRE(page.rows.size() == 1);
    return page.rows.front().appealed;
}

}  // namespace

TEST_CASE("an appeal stands in the list with what the list shows") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        auto state = dispute(7, 60);
        state.overdue = true;
        state.assignee = "second";
        put(*store, state);
        auto const page = find(*store, {});
        REQUIRE(page.rows.size() == 1);
        auto const& row = page.rows.front();
        CHECK(row.appeal == state.appeal);
        CHECK(row.request == make_request_number("40", 1));
        CHECK(row.member == MemberId("m1"));
        CHECK(row.member_name == "Testperson, Maple");
        CHECK(row.kind == "provider_dispute");
        CHECK(row.filer == "provider");
        CHECK(row.line_of_business == "medi_cal");
        CHECK(row.status == "received");
        CHECK(row.urgency == "standard");
        CHECK(row.received_at == moment(7));
        CHECK(row.due_at == moment(60));
        CHECK(row.overdue);
        CHECK_FALSE(row.closed);
        CHECK(row.assignee == "second");
        CHECK_FALSE(row.resolved_at.has_value());
        CHECK(page.next.empty());
    }
}

TEST_CASE("an appeal that is decided again shows the latest decision") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        auto state = dispute(1, 60);
        put(*store, state);
        state.resolved.emplace().at = moment(30);
        state.closed_at = moment(30);
        put(*store, state);
        AppealFilter closed;
        closed.closed = true;
        CHECK(find(*store, {}).rows.empty());
        CHECK(find(*store, closed).rows.at(0).resolved_at == moment(30));
        auto& outside = state.outside.emplace_back();
        outside.decided.emplace().at = moment(90);
        put(*store, state);
        CHECK(find(*store, closed).rows.at(0).resolved_at == moment(90));
    }
}

TEST_CASE("paging appeals by due time gives each once, those without a deadline last") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        int const dues[]{30, 10, -1, 20, 10, -1, 10};
        for (int i = 0; i < 7; ++i) put(*store, dispute(i + 1, dues[i]));
        AppealFilter filter;
        filter.limit = 2;
        std::vector<std::string> seen;
        for (int pages = 0; pages < 10; ++pages) {
            auto const page = find(*store, filter);
            CHECK(page.rows.size() <= 2);
            for (auto const& row : page.rows) seen.push_back(row.appeal.value);
            filter.after = page.next;
            if (page.next.empty()) break;
        }
        std::vector<std::string> expected;
        for (int const serial : {2, 5, 7, 4, 1, 3, 6}) expected.push_back(number(serial));
        CHECK(seen == expected);
    }
}

TEST_CASE(
    "an office sees appeals of its requests and its own, and no member's grievance about it") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        put(*store, dispute(1, 60));
        auto grievance = dispute(2, 60);
        grievance.filed->kind = policy::AppealKind::grievance;
        grievance.filed->filer = policy::Filer::member;
        put(*store, grievance);
        auto by_other = dispute(3, 60);
        by_other.filed->by.organisation = "org-Filer";
        put(*store, by_other);
        auto const of = [&](std::string const& organisation) {
            AppealFilter filter;
            filter.organisation = organisation;
            return numbers(find(*store, filter));
        };
        CHECK(of("org-Spine") == std::vector{number(1), number(3)});
        CHECK(of("org-Imaging") == std::vector{number(1), number(3)});
        CHECK(of("org-Filer") == std::vector{number(3)});
        CHECK(of("org-Other").empty());
    }
}

TEST_CASE("lists of appeals narrow to a state, an assignee or a time") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        put(*store, dispute(1, 60));
        auto given = dispute(2, 90);
        given.assignee = "second";
        given.status = appeal::AppealState::acknowledged;
        put(*store, given);
        AppealFilter filter;
        filter.status = "acknowledged";
        CHECK(numbers(find(*store, filter)) == std::vector{number(2)});
        filter = {};
        filter.assignee = "second";
        CHECK(numbers(find(*store, filter)) == std::vector{number(2)});
        filter = {};
        filter.due_before = moment(60);
        CHECK(numbers(find(*store, filter)) == std::vector{number(1)});
    }
}

TEST_CASE("the appeals of one request come in the order in which they arrived") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        put(*store, dispute(2, 10));
        put(*store, dispute(1, 60));
        auto other = dispute(3, 60);
        other.filed->about->request = make_request_number("40", 2);
        put(*store, other);
        auto const found = store
                               ->read([&](store::Db& db) {
                                   return appeals_of(db, harbor, make_request_number("40", 1));
                               })
                               .value();
        REQUIRE(found.size() == 2);
        CHECK(found.at(0).appeal.value == number(1));
        CHECK(found.at(1).appeal.value == number(2));
    }
}

TEST_CASE("a request is shown as appealed by an appeal, and not by a grievance about it") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        REQUIRE(store
                    ->write(harbor.value,
                            [&](store::Db& db) {
                                return project(db, harbor, denied_request(), {1, moment(), {}});
                            })
                    .ok());
        CHECK_FALSE(shown_as_appealed(*store));
        auto grievance = dispute(1, 60);
        grievance.filed->kind = policy::AppealKind::grievance;
        put(*store, grievance);
        CHECK_FALSE(shown_as_appealed(*store));
        put(*store, dispute(2, 60));
        CHECK(shown_as_appealed(*store));
    }
}

TEST_CASE("clearing a plan's appeals leaves those of other plans") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        put(*store, dispute(1, 60));
        auto const clear = [&](PlanId const& plan) {
            return store
                ->write(harbor.value, [&](store::Db& db) { return clear_appeals(db, plan); })
                .ok();
        };
        REQUIRE(clear(PlanId("central")));
        CHECK(find(*store, {}).rows.size() == 1);
        REQUIRE(clear(harbor));
        CHECK(find(*store, {}).rows.empty());
    }
}

}  // namespace assent::views
