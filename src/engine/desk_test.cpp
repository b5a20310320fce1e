#include "records/desk.h"

#include "base/check_digit.h"
#include "views/request_view.h"
#include "views/testing.h"
#include "views/worklist.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <set>

namespace assent::engine::desk_tests {
namespace {

using views::harbor;
using views::moment;
using views::Owner;
using views::WorkFlag;
using views::WorkRow;
using views::WorkSearch;
using views::WorkSort;

constexpr int lot = 90;

request::Actor person(std::string const& account, request::Role role) {
    request::Actor actor;
    actor.account = account;
    actor.name = "Name of " + account;
    actor.role = role;
    return actor;
}

/// The n-th of a varied lot of cases: queues, owners, clocks, news.
request::State made(int n) {
    request::State state;
    state.request = make_request_number("40", n);
    state.received_at = moment(n);
    state.queue = n % 3 == 0 ? "nurse_imaging" : n % 3 == 1 ? "nurse_outpatient" : "physician";
    state.assignee = n % 4 == 0 ? "kim" : n % 4 == 1 ? "pia" : "";
    state.status = request::Status::in_review;
    auto& asked = state.asked.emplace();
    asked.member = MemberId("m" + std::to_string(n % 10));
    asked.kind = n % 5 ? policy::RequestKind::outpatient : policy::RequestKind::pharmacy;
    asked.urgency = n % 9 ? policy::Urgency::standard : policy::Urgency::urgent;
    auto& known = state.known.emplace();
    known.member.last_name = Private<std::string>(n % 2 ? "Testperson" : "Muéstra");
    known.member.first_name = Private<std::string>("N" + std::to_string(n));
    known.member.born_on = Private<Day>(make_day(n % 6 ? 1980 : 2020, 1, 1));
    known.coverage.emplace().line_of_business = n % 2 ? "medi_cal" : "commercial";
    auto& line = state.lines.emplace_back();
    line.number = LineNumber(1);
    line.asked.code = n % 7 ? "72148" : "J9271";
    if (n % 8 != 7) state.clocks.emplace_back().due_at = moment(60 * (n * 17 % 200 - 20));
    if (n % 10 == 3) state.changes.asked.emplace_back().asked.wish = request::ChangeWish::cancel;
    if (n % 11 == 4) {
        auto& document = state.documents.emplace_back();
        document.by = person("rosa", request::Role::provider_office);
        document.at = moment(n + 30);
    }
    if (n % 12 == 0) {
        state.handed = request::Assigned{
            state.assignee, "Kim", person("pia", request::Role::nurse), moment(n + 40), {}};
    }
    if (n % 13 == 5) state.status = request::Status::awaiting_information;
    if (n % 30 == 29) state.forwarded_to = "group";
    return state;
}

void fill(store::Store& store) {
    REQUIRE(store
                .write(harbor.value,
                       [](store::Db& db) -> Result<void> {
                           for (int n = 1; n <= lot; ++n)
                               TRY(views::project(db, harbor, made(n), {1, moment(n), ""}));
                           return fine();
                       })
                .ok());
}

WorkSearch of_kim() {
    WorkSearch search;
    search.account = "kim";
    search.now = moment(600);
    search.day_end = moment(1440);
    return search;
}

std::vector<WorkRow> all_rows(store::Store& store, WorkSearch search) {
    search.limit = 7;
    std::vector<WorkRow> rows;
    std::set<std::string> seen;
    for (int pages = 0; pages < 40; ++pages) {
        auto const page =
            store.read([&](store::Db& db) { return views::find_work(db, harbor, search); });
        REQUIRE_MESSAGE(page.ok(), page.fault().message);
        for (auto const& row : page->rows) {
            CHECK(seen.insert(row.request.request.value).second);
            rows.push_back(row);
        }
        search.after = page->next;
        if (page->next.empty()) return rows;
    }
    FAIL("the pages do not end");
    return rows;
}

std::set<std::string> numbers(std::vector<WorkRow> const& rows) {
    std::set<std::string> all;
    for (auto const& row : rows) all.insert(row.request.request.value);
    return all;
}

std::set<std::string> expected(std::function<bool(int, request::State const&)> const& holds) {
    std::set<std::string> all;
    for (int n = 1; n <= lot; ++n)
        if (auto const state = made(n); holds(n, state)) all.insert(state.request.value);
    return all;
}

struct Asked {
    char const* what;
    std::function<void(WorkSearch&)> set;
    std::function<bool(int, request::State const&)> holds;
};

bool is_due(int n, int from, int to) {
    auto const minutes = 60 * (n * 17 % 200 - 20);
    return n % 8 != 7 && minutes > from && minutes <= to;
}

std::vector<Asked> const asks{
    {"everything", [](WorkSearch&) {}, [](int, auto const&) { return true; }},
    {"mine", [](WorkSearch& s) { s.owner = Owner::me; },
     [](int, auto const& state) { return state.assignee == "kim"; }},
    {"nobody's", [](WorkSearch& s) { s.owner = Owner::nobody; },
     [](int, auto const& state) { return state.assignee.empty(); }},
    {"somebody's", [](WorkSearch& s) { s.owner = Owner::somebody; },
     [](int, auto const& state) { return !state.assignee.empty(); }},
    {"a colleague's", [](WorkSearch& s) { s.assignee = "pia"; },
     [](int, auto const& state) { return state.assignee == "pia"; }},
    {"two queues",
     [](WorkSearch& s) {
         s.queues = {"nurse_imaging", "physician"};
     },
     [](int n, auto const& state) {
         return state.forwarded_to.empty() && (n % 3 == 0 || n % 3 == 2);
     }},
    {"queues of a role, and one's own wherever they lie",
     [](WorkSearch& s) { s.works_from = {"physician"}; },
     [](int n, auto const& state) {
         return (n % 3 == 2 && state.forwarded_to.empty()) || state.assignee == "kim";
     }},
    {"no queue", [](WorkSearch& s) { s.works_from.emplace(); },
     [](int, auto const& state) { return state.assignee == "kim"; }},
    {"a group's", [](WorkSearch& s) { s.group = "group"; },
     [](int, auto const& state) { return state.forwarded_to == "group"; }},
    {"urgent drugs",
     [](WorkSearch& s) {
         s.urgencies = {"urgent"};
         s.kinds = {"pharmacy"};
     },
     [](int n, auto const&) { return n % 9 == 0 && n % 5 == 0; }},
    {"one line of business", [](WorkSearch& s) { s.lines_of_business = {"commercial"}; },
     [](int n, auto const&) { return n % 2 == 0; }},
    {"overdue",
     [](WorkSearch& s) {
         s.due = {{Instant{}, moment(600)}};
     },
     [](int n, auto const&) { return is_due(n, -9999, 600); }},
    {"due in one of two spans",
     [](WorkSearch& s) {
         s.due = {{Instant{}, moment(600)}, {moment(1440), moment(2880)}};
     },
     [](int n, auto const&) { return is_due(n, -9999, 600) || is_due(n, 1440, 2880); }},
    {"change or cancel asked", [](WorkSearch& s) { s.flags = {WorkFlag::change}; },
     [](int n, auto const&) { return n % 10 == 3; }},
    {"new documents or returned to me",
     [](WorkSearch& s) {
         s.flags = {WorkFlag::new_document, WorkFlag::returned};
     },
     [](int n, auto const&) { return n % 11 == 4 || n % 12 == 0; }},
    {"ready", [](WorkSearch& s) { s.ready = true; },
     [](int n, auto const&) { return n % 13 != 5; }},
    {"how a name begins, without its accent", [](WorkSearch& s) { s.text = "muest"; },
     [](int n, auto const&) { return n % 2 == 0; }},
    {"a code", [](WorkSearch& s) { s.text = "j9271"; },
     [](int n, auto const&) { return n % 7 == 0; }},
    {"part of a number", [](WorkSearch& s) { s.text = make_request_number("40", 42).value; },
     [](int n, auto const&) { return n == 42; }},
    {"one number", [](WorkSearch& s) { s.request = make_request_number("40", 17).value; },
     [](int n, auto const&) { return n == 17; }},
    {"but two",
     [](WorkSearch& s) {
         s.but = {make_request_number("40", 1).value, make_request_number("40", 2).value};
     },
     [](int n, auto const&) { return n > 2; }},
    {"three at once",
     [](WorkSearch& s) {
         s.queues = {"nurse_imaging"};
         s.owner = Owner::nobody;
         s.lines_of_business = {"medi_cal"};
     },
     [](int n, auto const& state) { return n % 3 == 0 && state.assignee.empty() && n % 2 == 1; }},
};

}  // namespace

TEST_CASE("the work list finds what is asked, whatever the order, and counts the same") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        fill(*store);
        for (auto const& asked : asks) {
            CAPTURE(asked.what);
            auto const wanted = expected(asked.holds);
            for (std::size_t i = 0; i < enum_count<WorkSort>; ++i) {
                for (bool const descending : {false, true}) {
                    auto search = of_kim();
                    asked.set(search);
                    search.sort = static_cast<WorkSort>(i);
                    search.descending = descending;
                    CHECK(numbers(all_rows(*store, search)) == wanted);
                }
            }
            auto search = of_kim();
            asked.set(search);
            auto const count =
                store->read([&](store::Db& db) { return views::count_work(db, harbor, search); });
            CHECK(count.value() == static_cast<std::int64_t>(wanted.size()));
        }
    }
}

// L-CLK-17
TEST_CASE("urgent cases come first, then those whose time becomes short first") {
    for (auto const& place : store::places()) {
        auto const store = place->open();
        fill(*store);
        auto const rows = all_rows(*store, of_kim());
        auto const key = [](WorkRow const& row) {
            auto const far = parse_instant("2200-01-01T00:00:00.000Z").value();
            return std::pair(row.request.urgency != "urgent", row.press_at.value_or(far));
        };
        CHECK(std::ranges::is_sorted(rows, {}, key));
        CHECK(rows.front().request.urgency == "urgent");
    }
    auto const start = moment(0);
    CHECK(views::press_time(start, start + std::chrono::hours(72)) ==
          start + std::chrono::hours(54));
    CHECK(views::press_time(start, start + std::chrono::hours(8)) == start + std::chrono::hours(4));
    CHECK(views::press_time(start, start) == start - std::chrono::hours(4));
}

TEST_CASE(
    "a case whose limit was missed stands before the others of its urgency, and says since when") {
    for (auto const& place : store::places()) {
        auto const store = place->open();
        fill(*store);
        auto missed = made(lot + 10);
        missed.clocks.clear();
        auto& clock = missed.clocks.emplace_back();
        clock.due_at = moment(-5000);
        clock.state = request::ClockState::expired;
        REQUIRE(store
                    ->write(harbor.value,
                            [&](store::Db& db) {
                                return views::project(db, harbor, missed, {1, moment(1), ""});
                            })
                    .ok());
        auto search = of_kim();
        search.urgencies = {"standard"};
        auto const first = all_rows(*store, search).front();
        CHECK(first.request.request == missed.request);
        CHECK(first.request.due_at == moment(-5000));
        CHECK_FALSE(first.stopped);
        search.due = {{Instant{}, moment(600)}};
        CHECK(numbers(all_rows(*store, search)).contains(missed.request.value));
    }
}

TEST_CASE("rows tell what is new to the reader") {
    for (auto const& place : store::places()) {
        auto const store = place->open();
        fill(*store);
        auto const row_of = [&](int n) {
            auto search = of_kim();
            search.request = make_request_number("40", n).value;
            return all_rows(*store, search).at(0);
        };
        auto const look = [&](int n, Instant at) {
            REQUIRE(store
                        ->write(harbor.value,
                                [&](store::Db& db) {
                                    return records::note_look(
                                        db, {harbor, "kim", make_request_number("40", n)}, at);
                                })
                        .ok());
        };
        auto const fourth = row_of(4);
        CHECK(fourth.new_document);
        CHECK(fourth.unseen);
        CHECK(fourth.started_at == moment(4));
        look(4, moment(20));
        CHECK(row_of(4).new_document);
        CHECK_FALSE(row_of(4).unseen);
        look(4, moment(50));
        CHECK_FALSE(row_of(4).new_document);
        CHECK(row_of(12).returned);
        CHECK(row_of(12).handed_by == "Name of pia");
        look(12, moment(60));
        CHECK_FALSE(row_of(12).returned);
        CHECK(row_of(13).change_asked == "cancel");
        CHECK(row_of(6).child);
        CHECK_FALSE(row_of(5).child);
        CHECK(row_of(18).waits);
    }
}

TEST_CASE("what stands aside comes back when its time is up, short, or something new came") {
    for (auto const& place : store::places()) {
        auto const store = place->open();
        auto state = made(1);
        state.clocks.front().due_at = moment(10'000);
        auto const write = [&](Instant at) {
            REQUIRE(store
                        ->write(harbor.value,
                                [&](store::Db& db) {
                                    return views::project(db, harbor, state, {1, at, ""});
                                })
                        .ok());
        };
        write(moment(1));
        auto const hidden_at = [&](Instant now) {
            auto search = of_kim();
            search.now = now;
            auto const shown = all_rows(*store, search).empty();
            search.aside = views::Aside::only;
            CHECK(all_rows(*store, search).empty() != shown);
            search.aside = views::Aside::any;
            CHECK(all_rows(*store, search).size() == 1);
            return shown;
        };
        REQUIRE(store
                    ->write(harbor.value,
                            [&](store::Db& db) {
                                return records::put_aside(db, {harbor, "kim", state.request},
                                                          moment(100), moment(9'000));
                            })
                    .ok());
        CHECK(hidden_at(moment(200)));
        CHECK_FALSE(hidden_at(moment(9'001)));
        // A quarter of its time is left from here on, whatever was asked for.
        CHECK_FALSE(hidden_at(moment(8'000)));
        // The deadline moved after it was put aside.
        state.clocks.front().due_at = moment(400);
        write(moment(150));
        CHECK_FALSE(hidden_at(moment(390)));
        state.clocks.front().due_at = moment(10'000);
        write(moment(160));
        CHECK(hidden_at(moment(390)));
        state.changes.asked.emplace_back().asked.at = moment(120);
        write(moment(170));
        CHECK_FALSE(hidden_at(moment(200)));
        // A colleague's list is not touched.
        auto other = of_kim();
        other.account = "pia";
        CHECK(all_rows(*store, other).size() == 1);
    }
}

TEST_CASE("a closed request leaves the list and every desk") {
    for (auto const& place : store::places()) {
        auto const store = place->open();
        auto state = made(4);
        REQUIRE(
            store
                ->write(
                    harbor.value,
                    [&](store::Db& db) -> Result<void> {
                        TRY(views::project(db, harbor, state, {1, moment(1), ""}));
                        TRY(records::put_aside(db, {harbor, "kim", state.request}, moment(1),
                                               moment(2)));
                        state.status = request::Status::approved;
                        state.closed_at = moment(700);
                        TRY(views::project(db, harbor, state, {2, moment(700), ""}));
                        return records::note_look(db, {harbor, "kim", state.request}, moment(701));
                    })
                .ok());
        CHECK(all_rows(*store, of_kim()).empty());
        auto const desk =
            store->read([](store::Db& db) { return db.query("select count(*) from desk", {}); });
        CHECK(desk->front().integer(0) == 0);
        auto const closed = store->read(
            [](store::Db& db) { return views::closed_since(db, harbor, "kim", moment(690)); });
        CHECK(closed.value() == 1);
    }
}

}  // namespace assent::engine::desk_tests
