#include "views/request_search.h"

#include "base/check_digit.h"
#include "views/request_view.h"
#include "views/testing.h"

#include <doctest/doctest.h>

#include <functional>
#include <set>

namespace assent::views {
namespace {

directory::Provider office(std::string const& name) {
    directory::Provider provider;
    provider.id = ProviderId("id-" + name);
    provider.name = name;
    provider.organisation = "org-" + name;
    return provider;
}

struct Made {
    request::State state;
    int updated = 0;
};

/// The n-th of a varied lot: three statuses, two kinds, five offices, asks, authorizations.
Made made(int n) {
    Made one;
    auto& state = one.state;
    one.updated = n * 7 % 100;
    state.request = make_request_number("40", n);
    state.received_at = moment(n);
    state.queue = n % 2 ? "nurse_imaging" : "nurse_outpatient";
    state.assignee = n % 4 == 0 ? "kim" : "";
    auto& asked = state.asked.emplace();
    asked.member = MemberId("m" + std::to_string(n % 10));
    asked.kind = n % 3 ? policy::RequestKind::outpatient : policy::RequestKind::inpatient;
    asked.urgency = n % 5 ? policy::Urgency::standard : policy::Urgency::urgent;
    auto& known = state.known.emplace();
    known.requesting = office(std::to_string(n % 5));
    known.servicing = office(std::to_string(n % 3));
    known.coverage.emplace().line_of_business = n % 2 ? "medi_cal" : "commercial";
    state.submitted_by =
        request::Actor{"a" + std::to_string(n % 6),    "Somebody", request::Role::provider_office,
                       "org-" + std::to_string(n % 5), "",         {}};
    auto& line = state.lines.emplace_back();
    line.number = LineNumber(1);
    line.asked.code = "72148";
    line.asked.from = make_day(2026, 12, 1) + std::chrono::days(n % 20);
    line.asked.to = *line.asked.from + std::chrono::days(3);
    if (n % 3 == 0) {
        state.status = request::Status::approved;
        state.closed_at = moment(1000 + n);
        line.outcome = request::Outcome::approved;
        line.determined.emplace().to = line.asked.to;
    } else {
        state.status = request::Status::in_review;
        state.clocks.emplace_back().due_at = moment(n * 13 % 50);
    }
    if (n % 7 == 1 && !state.closed()) {
        state.status = request::Status::awaiting_information;
        auto& ask = state.timing.information.emplace_back();
        ask.number = 1;
        ask.due = moment(5000 - n);
    }
    return one;
}

constexpr int lot = 60;

void fill(store::Store& store) {
    REQUIRE(store
                .write(harbor.value,
                       [](store::Db& db) -> Result<void> {
                           for (int n = 1; n <= lot; ++n) {
                               auto const one = made(n);
                               TRY(project(db, harbor, one.state,
                                           {1, moment(one.updated), n % 10 == 9 ? "org-pcp" : ""}));
                           }
                           return fine();
                       })
                .ok());
}

using Numbers = std::set<std::string>;

/// All pages of seven; every row once and in order.
Numbers found(store::Store& store, RequestSearch search) {
    search.limit = 7;
    Numbers numbers;
    for (int pages = 0; pages < 20; ++pages) {
        auto const page =
            store.read([&](store::Db& db) { return find_requests(db, harbor, search); });
        REQUIRE_MESSAGE(page.ok(), page.fault().message);
        for (auto const& row : page->rows) CHECK(numbers.insert(row.request.value).second);
        search.after = page->next;
        if (page->next.empty()) return numbers;
    }
    FAIL("the pages do not end");
    return numbers;
}

Numbers expected(std::function<bool(int, request::State const&)> const& holds) {
    Numbers numbers;
    for (int n = 1; n <= lot; ++n) {
        auto const one = made(n);
        if (holds(n, one.state)) numbers.insert(one.state.request.value);
    }
    return numbers;
}

struct Asked {
    char const* what;
    std::function<void(RequestSearch&)> set;
    std::function<bool(int, request::State const&)> holds;
};

std::vector<Asked> const asks{
    {"all", [](auto&) {}, [](int, auto&) { return true; }},
    {"status", [](auto& s) { s.statuses = {"approved"}; }, [](int n, auto&) { return n % 3 == 0; }},
    {"two statuses",
     [](auto& s) {
         s.statuses = {"approved", "awaiting_information"};
     },
     [](int, auto& s) {
         return s.status == request::Status::approved ||
                s.status == request::Status::awaiting_information;
     }},
    {"kind", [](auto& s) { s.kinds = {"inpatient"}; }, [](int n, auto&) { return n % 3 == 0; }},
    {"urgency", [](auto& s) { s.urgencies = {"urgent"}; }, [](int n, auto&) { return n % 5 == 0; }},
    {"line of business", [](auto& s) { s.lines_of_business = {"medi_cal"}; },
     [](int n, auto&) { return n % 2 == 1; }},
    {"submitter", [](auto& s) { s.submitted_by = "a2"; }, [](int n, auto&) { return n % 6 == 2; }},
    {"assignee", [](auto& s) { s.assignee = "kim"; }, [](int n, auto&) { return n % 4 == 0; }},
    {"unassigned", [](auto& s) { s.unassigned = true; }, [](int n, auto&) { return n % 4 != 0; }},
    {"queue", [](auto& s) { s.queue = "nurse_imaging"; }, [](int n, auto&) { return n % 2 == 1; }},
    {"requesting", [](auto& s) { s.requesting = "id-4"; }, [](int n, auto&) { return n % 5 == 4; }},
    {"servicing", [](auto& s) { s.servicing = "id-1"; }, [](int n, auto&) { return n % 3 == 1; }},
    {"either", [](auto& s) { s.provider = "id-1"; },
     [](int n, auto&) { return n % 3 == 1 || n % 5 == 1; }},
    {"member",
     [](auto& s) {
         s.members = {MemberId("m3"), MemberId("m4")};
     },
     [](int n, auto&) { return n % 10 == 3 || n % 10 == 4; }},
    {"no member", [](auto& s) { s.members.emplace(); }, [](int, auto&) { return false; }},
    {"received",
     [](auto& s) {
         s.received_from = moment(10);
         s.received_before = moment(20);
     },
     [](int n, auto&) { return n >= 10 && n < 20; }},
    {"service days",
     [](auto& s) {
         s.service_from = make_day(2026, 12, 6);
         s.service_to = make_day(2026, 12, 7);
     },
     [](int n, auto&) { return n % 20 <= 6 && n % 20 + 3 >= 5; }},
    {"authorized until",
     [](auto& s) {
         s.authorized_from = make_day(2026, 12, 10);
         s.authorized_to = make_day(2026, 12, 14);
     },
     [](int n, auto&) { return n % 3 == 0 && n % 20 + 4 >= 10 && n % 20 + 4 <= 14; }},
    {"closed", [](auto& s) { s.closed_from = moment(1030); },
     [](int n, auto&) { return n % 3 == 0 && n >= 30; }},
    {"open", [](auto& s) { s.state = OpenOrClosed::open; },
     [](int n, auto&) { return n % 3 != 0; }},
    {"due", [](auto& s) { s.due_before = moment(20); },
     [](int n, auto&) { return n % 3 != 0 && n * 13 % 50 < 20; }},
    {"asked for information", [](auto& s) { s.information_asked = true; },
     [](int n, auto&) { return n % 7 == 1 && n % 3 != 0; }},
    {"office", [](auto& s) { s.listed_for = "org-2"; },
     [](int n, auto&) { return n % 5 == 2 || n % 3 == 2; }},
    {"primary care reads along", [](auto& s) { s.listed_for = "org-pcp"; },
     [](int n, auto&) { return n % 10 == 9; }},
    {"not as primary care",
     [](auto& s) {
         s.listed_for = "org-pcp";
         s.own_part = true;
     },
     [](int, auto&) { return false; }},
    {"office and status",
     [](auto& s) {
         s.listed_for = "org-2";
         s.statuses = {"in_review"};
     },
     [](int n, auto& s) {
         return (n % 5 == 2 || n % 3 == 2) && s.status == request::Status::in_review;
     }},
};

/// What an order lists at all.
bool is_in(RequestSort sort, request::State const& state) {
    bool const waits = !state.closed() && !state.timing.information.empty();
    switch (sort) {
        case RequestSort::due: return !state.closed();
        case RequestSort::closed: return state.closed();
        case RequestSort::authorized_to: return state.status == request::Status::approved;
        case RequestSort::reply: return waits;
        case RequestSort::received:
        case RequestSort::updated: break;
    }
    return true;
}

}  // namespace

TEST_CASE("every filter in every order finds what it says, each once over all pages") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        fill(*store);
        for (auto const& ask : asks) {
            for (std::size_t i = 0; i < enum_count<RequestSort>; ++i) {
                auto const sort = static_cast<RequestSort>(i);
                for (bool const descending : {false, true}) {
                    CAPTURE(ask.what);
                    CAPTURE(name_of(sort));
                    CAPTURE(descending);
                    RequestSearch search;
                    ask.set(search);
                    search.sort = sort;
                    search.descending = descending;
                    CHECK(found(*store, search) ==
                          expected([&](int n, request::State const& state) {
                              return ask.holds(n, state) && is_in(sort, state);
                          }));
                }
            }
        }
    }
}

TEST_CASE("a number is found whole, by how it begins and by how it ends") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        fill(*store);
        auto const number = made(42).state.request.value;
        RequestSearch search;
        search.numbers = {number};
        CHECK(found(*store, search) == Numbers{number});
        search.listed_for = "org-2";
        CHECK(found(*store, search) == Numbers{number});
        search.listed_for = "org-4";
        CHECK(found(*store, search).empty());
        search = {};
        search.number_part = number.substr(number.size() - 4);
        auto const ending = found(*store, search);
        CHECK(ending.contains(number));
        CHECK(ending.size() < 5);
        search.number_part = number.substr(0, number.size() - 1);
        CHECK(found(*store, search) == Numbers{number});
    }
}

TEST_CASE("a list comes in its order") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        fill(*store);
        RequestSearch search;
        search.limit = 100;
        search.sort = RequestSort::authorized_to;
        search.descending = false;
        auto const page =
            store->read([&](store::Db& db) { return find_requests(db, harbor, search); }).value();
        REQUIRE(page.rows.size() == 20);
        for (std::size_t i = 1; i < page.rows.size(); ++i)
            CHECK(page.rows[i - 1].authorized_to <= page.rows[i].authorized_to);
        search.after = "no token";
        auto const refused =
            store->read([&](store::Db& db) { return find_requests(db, harbor, search); });
        CHECK(refused.fault().code == "bad_page");
    }
}

TEST_CASE("requests are counted by status for the plan, an office, a submitter and an assignee") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        fill(*store);
        auto const count = [&](CountOf const& of) {
            return store->read([&](store::Db& db) { return count_by_status(db, harbor, of); })
                .value();
        };
        auto const total = [&](CountOf const& of) {
            std::int64_t sum = 0;
            for (auto const& [status, number] : count(of)) sum += number;
            return sum;
        };
        CHECK(count({})["approved"] == 20);
        CHECK(total({}) == lot);
        CHECK(total({{}, false, "a2", {}}) == 10);
        CHECK(total({{}, false, {}, "kim"}) == 15);
        CHECK(total({"org-2", false, {}, {}}) == 28);
        CHECK(total({"org-pcp", false, {}, {}}) == 6);
        CHECK(total({"org-pcp", true, {}, {}}) == 0);
    }
}

TEST_CASE("an office that lost its part no longer finds it, primary care goes on reading") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        auto state = made(2).state;
        auto const put = [&](std::int64_t version, PrimaryCare const& primary_care) {
            REQUIRE(store
                        ->write(harbor.value,
                                [&](store::Db& db) {
                                    return project(
                                        db, harbor, state,
                                        {version, moment(static_cast<int>(version)), primary_care});
                                })
                        .ok());
        };
        auto const part = [&](std::string const& organisation) {
            return store
                ->read(
                    [&](store::Db& db) { return part_of(db, harbor, state.request, organisation); })
                .value();
        };
        state.known.edit().servicing = office("gone");
        put(1, "org-pcp");
        CHECK(part("org-gone") == "full");
        CHECK(part("org-pcp") == "linked");
        state.known.edit().servicing = office("pcp");
        put(2, {});
        CHECK(part("org-gone").empty());
        CHECK(part("org-pcp") == "full");
        state.known.edit().servicing = office("new");
        state.forwarded_to = "group";
        put(3, {});
        CHECK(part("org-pcp") == "linked");
        CHECK(part("org-new") == "full");
        CHECK(part("group") == "delegate");
        state.sensitive = true;
        put(4, {});
        CHECK(part("org-pcp").empty());
    }
}

}  // namespace assent::views
