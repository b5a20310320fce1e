/// Fills the work list with many open cases and tells how long fifty people at once wait for it.
///
///     build/release/bench/work_bench [CASES] [USERS] [SECONDS]
///
/// On SQLite in a scratch folder and, where ASSENT_TEST_POSTGRES names a server, in a fresh schema
/// of it. Each person asks for one list, looks at it for a second, and asks for another.
#include "base/check_digit.h"
#include "store/testing.h"
#include "views/request_view.h"
#include "views/worklist.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <mutex>
#include <random>
#include <thread>

namespace {

using namespace assent;
using Steady = std::chrono::steady_clock;
using views::Owner;
using views::WorkFlag;
using views::WorkSearch;
using views::WorkSort;

PlanId const plan("harbor");
constexpr int batch = 500;
constexpr int staff = 200;
constexpr int tries = 20;
constexpr auto looks_for = std::chrono::seconds(1);

Instant start() { return parse_instant("2026-11-24T10:00:00.000Z").value(); }

void must(Result<void> const& done) {
    if (done) return;
    std::fprintf(stderr, "%s: %s\n", done.fault().code.c_str(), done.fault().message.c_str());
    std::exit(1);
}

/// One in twelve is urgent, one in three is somebody's, one in twenty-five waits for a physician.
request::State made(int n) {
    std::minstd_rand random(static_cast<unsigned>(n) * 2654435761U);
    auto const pick = [&](int most) {
        return static_cast<int>(random() % static_cast<unsigned>(most));
    };
    constexpr std::array queues{"nurse_outpatient", "nurse_imaging", "nurse_inpatient",
                                "pharmacist"};
    request::State state;
    state.request = make_request_number("40", n);
    state.received_at = start() - std::chrono::minutes(pick(10'000));
    state.queue = pick(25) == 0 ? "physician" : queues[static_cast<std::size_t>(pick(4))];
    state.stage = request::Stage::nurse;
    if (pick(3) == 0) state.assignee = "staff" + std::to_string(pick(staff));
    state.status = pick(10) ? request::Status::in_review : request::Status::awaiting_information;
    auto& asked = state.asked.emplace();
    asked.member = MemberId("m" + std::to_string(pick(300'000)));
    asked.kind = pick(6) ? policy::RequestKind::outpatient : policy::RequestKind::dme;
    asked.urgency = pick(12) ? policy::Urgency::standard : policy::Urgency::urgent;
    auto& known = state.known.emplace();
    known.member.last_name = Private<std::string>("Testperson" + std::to_string(pick(5000)));
    known.member.first_name = Private<std::string>("Maple");
    known.member.born_on = Private<Day>(make_day(1960 + pick(60), 1, 1));
    known.coverage.emplace().line_of_business = pick(3) ? "medi_cal" : "commercial";
    auto& line = state.lines.emplace_back();
    line.number = LineNumber(1);
    line.asked.code = "72148";
    state.clocks.emplace_back().due_at = start() + std::chrono::minutes(pick(12'000) - 300);
    if (pick(200) == 0) state.changes.asked.emplace_back();
    if (pick(40) == 0) {
        auto& document = state.documents.emplace_back();
        document.by.role = request::Role::provider_office;
        document.at = start();
    }
    return state;
}

void fill(store::Store& store, int cases) {
    for (int from = 1; from <= cases; from += batch)
        must(store.write(plan.value, [&](store::Db& db) -> Result<void> {
            for (int n = from; n < from + batch && n <= cases; ++n)
                TRY(views::project(db, plan, made(n), {1, start(), ""}));
            return fine();
        }));
}

struct Query {
    char const* what;
    std::function<void(WorkSearch&)> set;
    bool counts = false;
};

std::vector<std::string> const nurses{"nurse_outpatient", "nurse_imaging", "retro", "continuity",
                                      "change_cancel"};

std::vector<Query> const queries{
    {"a nurse: all cases", [](WorkSearch&) {}},
    {"a nurse: one queue", [](WorkSearch& s) { s.queues = {"nurse_imaging"}; }},
    {"a nurse: nobody's", [](WorkSearch& s) { s.owner = Owner::nobody; }},
    {"a nurse: my cases", [](WorkSearch& s) { s.owner = Owner::me; }},
    {"a nurse: by limit", [](WorkSearch& s) { s.sort = WorkSort::due; }},
    {"a nurse: by member", [](WorkSearch& s) { s.sort = WorkSort::member; }},
    {"a nurse: overdue",
     [](WorkSearch& s) {
         s.due = {{Instant{}, start()}};
     }},
    {"a nurse: new documents", [](WorkSearch& s) { s.flags = {WorkFlag::new_document}; }},
    {"a nurse: change or cancel asked", [](WorkSearch& s) { s.flags = {WorkFlag::change}; }},
    {"a nurse: urgent equipment of one line",
     [](WorkSearch& s) {
         s.urgencies = {"urgent"};
         s.kinds = {"dme"};
         s.lines_of_business = {"commercial"};
     }},
    {"a nurse: how a name begins", [](WorkSearch& s) { s.text = "testperson47"; }},
    {"a physician: all cases",
     [](WorkSearch& s) {
         s.works_from = {"physician", "peer_to_peer"};
     }},
    {"a supervisor: all cases", [](WorkSearch& s) { s.works_from.reset(); }},
    {"a supervisor: no such case",
     [](WorkSearch& s) {
         s.works_from.reset();
         s.statuses = {"forwarded"};
     }},
    {"a nurse: fifteen counts", [](WorkSearch&) {}, true},
};

WorkSearch search_of(int person, Query const& query) {
    WorkSearch search;
    search.account = "staff" + std::to_string(person % staff);
    search.now = start();
    search.day_end = start() + std::chrono::hours(14);
    search.works_from = nurses;
    search.limit = 100;
    query.set(search);
    return search;
}

Result<std::int64_t> counted(store::Db& db, int person) {
    std::int64_t sum = 0;
    for (auto const& query : queries)
        if (!query.counts) sum += TRY(views::count_work(db, plan, search_of(person, query)));
    return sum;
}

/// What one list cost: on the clock of the wall, and of the processor alone.
struct Cost {
    double wall = 0;
    double processor = 0;
};

double processor_ms() {
    timespec at{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
    return static_cast<double>(at.tv_sec) * 1e3 + static_cast<double>(at.tv_nsec) / 1e6;
}

class Costs {
public:
    void add(char const* what, Cost cost) {
        std::lock_guard const lock(mutex_);
        all_[what].push_back(cost);
        all_["all of them"].push_back(cost);
    }
    void print() {
        std::printf("| %-36s | asked | p50         | p99         | processor, mean |\n", "list");
        std::printf("|---|---|---|---|---|\n");
        for (auto& [what, costs] : all_) {
            std::ranges::sort(costs, {}, &Cost::wall);
            auto const at = [&](double share) {
                return costs[static_cast<std::size_t>(share *
                                                      static_cast<double>(costs.size() - 1))]
                    .wall;
            };
            double processor = 0;
            for (auto const& cost : costs) processor += cost.processor;
            std::printf("| %-36s | %5zu | %8.2f ms | %8.2f ms | %12.2f ms |\n", what.c_str(),
                        costs.size(), at(0.5), at(0.99),
                        processor / static_cast<double>(costs.size()));
        }
        std::fflush(stdout);
    }

private:
    std::mutex mutex_;
    std::map<std::string, std::vector<Cost>> all_;
};

void ask(store::Store& store, int person, Query const& query, Costs& costs) {
    auto const before = Steady::now();
    double processor = 0;
    auto const done = store.read([&](store::Db& db) -> Result<std::int64_t> {
        auto const started = processor_ms();
        std::int64_t rows = 0;
        if (query.counts) rows = TRY(counted(db, person));
        else
            rows = static_cast<std::int64_t>(
                TRY(views::find_work(db, plan, search_of(person, query))).rows.size());
        processor = processor_ms() - started;
        return rows;
    });
    if (!done) must(done.fault());
    costs.add(
        query.what,
        {std::chrono::duration<double, std::milli>(Steady::now() - before).count(), processor});
}

void work(store::Store& store, int person, Steady::time_point until, Costs& costs) {
    std::minstd_rand random(static_cast<unsigned>(person) + 1);
    std::this_thread::sleep_for(looks_for * (person % 50) / 50);
    while (Steady::now() < until) {
        ask(store, person, queries[random() % queries.size()], costs);
        std::this_thread::sleep_for(looks_for);
    }
}

void bench(store::Place const& place, int cases, int users, int seconds) {
    auto const store = place.open();
    auto const before = Steady::now();
    fill(*store, cases);
    if (place.name() == "PostgreSQL")
        must(store->write(plan.value, [](store::Db& db) -> Result<void> {
            TRY(db.execute("analyze worklist"));
            TRY(db.execute("analyze request_view"));
            return fine();
        }));
    auto const took = std::chrono::duration<double>(Steady::now() - before).count();
    std::printf("\n%s, %d open cases (filled in %.0f s), one person\n\n",
                std::string(place.name()).c_str(), cases, took);
    std::fflush(stdout);
    Costs alone, together;
    for (int person = 0; person < tries; ++person)
        for (auto const& query : queries) ask(*store, person, query, alone);
    alone.print();
    std::printf("\n%d people for %d s\n\n", users, seconds);
    auto const until = Steady::now() + std::chrono::seconds(seconds);
    std::vector<std::thread> people;
    for (int person = 0; person < users; ++person)
        people.emplace_back([&, person] { work(*store, person, until, together); });
    for (auto& person : people) person.join();
    together.print();
}

}  // namespace

int main(int argc, char** argv) {
    auto const number = [&](int at, int otherwise) {
        return argc > at ? std::atoi(argv[at]) : otherwise;
    };
    for (auto const& place : store::places())
        bench(*place, number(1, 100'000), number(2, 50), number(3, 30));
    return 0;
}
