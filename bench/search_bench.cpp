/// Fills the list of requests with many rows and tells how long each search takes.
///
///     build/release/bench/search_bench [ROWS]
///
/// On SQLite in a scratch folder and, where ASSENT_TEST_POSTGRES names a server, in a fresh schema
/// of it.
#include "base/check_digit.h"
#include "store/testing.h"
#include "views/request_search.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>

namespace {

using namespace assent;
using store::Cell;
using Steady = std::chrono::steady_clock;

PlanId const plan("harbor");
constexpr int batch = 200;
constexpr int tries = 40;

constexpr std::string_view columns =
    "plan, request, version, member, member_name, kind, service, status, stage, queue, urgency, "
    "received_at, due_at, overdue, closed, assignee, assignee_name, submitted_by, "
    "requesting_organisation, servicing_organisation, requesting_name, servicing_name, lines, "
    "updated_at, review, submitted_by_name, requesting, servicing, line_of_business, service_from, "
    "service_to, authorized_to, closed_at, reply_due_at, information, number_reversed";
constexpr std::string_view party_columns =
    "plan, request, organisation, part, primary_care, status, closed, due_at, updated_at, version, "
    "authorized_to, closed_at, reply_due_at";

std::string many(std::string_view table, std::string_view names, std::size_t rows) {
    auto const width = static_cast<std::size_t>(std::ranges::count(names, ',')) + 1;
    auto sql = "insert into " + std::string(table) + " (" + std::string(names) + ") values ";
    for (std::size_t i = 0; i < rows; ++i)
        sql += std::string(i ? ", (" : "(") + store::placeholders(width) + ")";
    return sql;
}

/// A plan's two years: one in twenty is open, five thousand offices of very unlike size.
class Made {
public:
    explicit Made(int serial) : random_(static_cast<unsigned>(serial) * 2654435761U) {
        number = make_request_number("40", serial).value;
        auto const at = parse_instant("2024-12-01T08:00:00.000Z").value();
        received = at + std::chrono::minutes(serial);
        closed = pick(20) != 0;
    }
    void put(std::vector<Cell>& cells) {
        auto const day = Day(std::chrono::floor<std::chrono::days>(received).time_since_epoch());
        auto const due = to_text(received + std::chrono::hours(72 + pick(100)));
        done = closed ? to_text(received + std::chrono::hours(pick(72))) : "";
        auto const to = day + std::chrono::days(7 + pick(90));
        bool const waits = !closed && pick(10) == 0;
        status = closed  ? (pick(10) < 8 ? "approved"
                            : pick(3)    ? "denied"
                                         : "voided")
                 : waits ? "awaiting_information"
                         : "in_review";
        due_at = closed ? "9999" : due;
        authorized = status == "approved" ? to_text(to) : "";
        reply = waits ? due : "";
        updated = done.empty() ? to_text(received + std::chrono::hours(1)) : done;
        office = "office" + std::to_string(skewed(5000));
        other = "office" + std::to_string(skewed(5000));
        auto const kind = pick(100) == 0 ? "inpatient" : pick(5) ? "outpatient" : "referral";
        cells.insert(cells.end(), {plan.value,
                                   number,
                                   5,
                                   "m" + std::to_string(pick(300'000)),
                                   "Testperson, Maple",
                                   kind,
                                   "72148",
                                   status,
                                   "nurse",
                                   "queue" + std::to_string(pick(12)),
                                   pick(20) ? "standard" : "urgent",
                                   received,
                                   due_at,
                                   0,
                                   closed,
                                   !closed && pick(2) ? "staff" + std::to_string(pick(200)) : "",
                                   "",
                                   office + "-" + std::to_string(pick(5)),
                                   office,
                                   other,
                                   "An office",
                                   "Another office",
                                   std::string(300, 'x'),
                                   updated,
                                   pick(30) ? "pre_service" : "post_service",
                                   "Somebody",
                                   "p" + office,
                                   "p" + other,
                                   pick(3) ? "medi_cal" : "commercial",
                                   day,
                                   day + std::chrono::days(7),
                                   status == "approved" ? to_text(to) : "",
                                   done,
                                   waits ? due : "",
                                   waits ? 1 : 0,
                                   std::string(number.rbegin(), number.rend())});
    }
    int put_parties(std::vector<Cell>& cells) {
        int rows = 0;
        auto const add = [&](std::string const& organisation, std::string_view part) {
            cells.insert(cells.end(),
                         {plan.value, number, organisation, part, part == "linked", status, closed,
                          due_at, updated, 5, authorized, done, reply});
            ++rows;
        };
        add(office, "full");
        if (other != office) add(other, "full");
        auto const care = "clinic" + std::to_string(skewed(2000));
        add(care, "linked");
        return rows;
    }

    std::string number;
    Instant received{};
    bool closed = false;

private:
    int pick(int most) { return static_cast<int>(random_() % static_cast<unsigned>(most)); }
    /// Small numbers far more often than large ones.
    int skewed(int most) {
        auto const share = std::uniform_real_distribution<>(0, 1)(random_);
        return static_cast<int>(share * share * share * most);
    }
    std::minstd_rand random_;
    std::string status, due_at, updated, office, other, done, authorized, reply;
};

void must(Result<void> const& done) {
    if (done) return;
    std::fprintf(stderr, "%s: %s\n", done.fault().code.c_str(), done.fault().message.c_str());
    std::exit(1);
}

void fill(store::Store& store, int rows) {
    for (int from = 1; from <= rows; from += 100 * batch) {
        must(store.write(plan.value, [&](store::Db& db) -> Result<void> {
            for (int first = from; first < from + 100 * batch && first <= rows; first += batch) {
                std::vector<Cell> cells, parties;
                int party_rows = 0;
                auto const last = std::min(first + batch, rows + 1);
                for (int serial = first; serial < last; ++serial) {
                    Made made(serial);
                    made.put(cells);
                    party_rows += made.put_parties(parties);
                }
                TRY(db.execute(
                    many("request_view", columns, static_cast<std::size_t>(last - first)), cells));
                TRY(db.execute(
                    many("request_party", party_columns, static_cast<std::size_t>(party_rows)),
                    parties));
            }
            return fine();
        }));
    }
}

struct Query {
    char const* what;
    std::function<void(views::RequestSearch&)> set;
};

std::vector<Query> queries(int rows) {
    using S = views::RequestSearch;
    using Sort = views::RequestSort;
    auto const middle = make_request_number("40", rows / 2).value;
    auto const at = parse_instant("2024-12-01T08:00:00.000Z").value();
    auto const half = at + std::chrono::minutes(rows / 2);
    auto const by_due = [](S& s) {
        s.sort = Sort::due;
        s.descending = false;
    };
    return {
        {"plan: open by due time", by_due},
        {"plan: newest", [](S& s) { s.sort = Sort::received; }},
        {"plan: number", [=](S& s) { s.numbers = {middle}; }},
        {"plan: end of a number", [=](S& s) { s.number_part = middle.substr(4); }},
        {"plan: no such end of a number", [](S& s) { s.number_part = "99999999"; }},
        {"plan: member", [](S& s) { s.members = {MemberId("m4711")}; }},
        {"plan: status seldom", [](S& s) { s.statuses = {"awaiting_information"}; }},
        {"plan: status often, by receipt",
         [](S& s) {
             s.statuses = {"approved"};
             s.sort = Sort::received;
         }},
        {"plan: kind seldom (1 in 100)", [](S& s) { s.kinds = {"inpatient"}; }},
        {"plan: urgent and open, by due time",
         [=](S& s) {
             by_due(s);
             s.urgencies = {"urgent"};
         }},
        {"plan: received on a day",
         [=](S& s) {
             s.received_from = half;
             s.received_before = half + std::chrono::hours(24);
         }},
        {"plan: service days of a week",
         [=](S& s) {
             s.service_from = Day(std::chrono::floor<std::chrono::days>(half).time_since_epoch());
             s.service_to = *s.service_from + std::chrono::days(6);
         }},
        {"plan: large provider", [](S& s) { s.provider = "poffice0"; }},
        {"plan: small provider", [](S& s) { s.provider = "poffice4900"; }},
        {"plan: submitter", [](S& s) { s.submitted_by = "office7-2"; }},
        {"plan: assignee, by due time",
         [=](S& s) {
             by_due(s);
             s.assignee = "staff7";
         }},
        {"plan: queue, by due time",
         [=](S& s) {
             by_due(s);
             s.queue = "queue3";
             s.state = views::OpenOrClosed::open;
         }},
        {"plan: line of business, closed lately",
         [](S& s) {
             s.sort = Sort::closed;
             s.lines_of_business = {"commercial"};
         }},
        {"plan: authorizations that end",
         [](S& s) {
             s.sort = Sort::authorized_to;
             s.descending = false;
             s.authorized_from = make_day(2026, 1, 1);
             s.authorized_to = make_day(2026, 1, 28);
         }},
        {"plan: replies that wait",
         [](S& s) {
             s.sort = Sort::reply;
             s.descending = false;
             s.information_asked = true;
         }},
        {"plan: due before, urgent, medi_cal, kind seldom",
         [=](S& s) {
             by_due(s);
             s.due_before = half;
             s.urgencies = {"urgent"};
             s.kinds = {"inpatient"};
             s.lines_of_business = {"medi_cal"};
         }},
        {"large office: open by due time",
         [=](S& s) {
             by_due(s);
             s.listed_for = "office0";
         }},
        {"large office: newest changes", [](S& s) { s.listed_for = "office0"; }},
        {"large office: status seldom",
         [](S& s) {
             s.listed_for = "office0";
             s.statuses = {"voided"};
         }},
        {"large office: authorizations that end",
         [](S& s) {
             s.listed_for = "office0";
             s.sort = Sort::authorized_to;
             s.authorized_from = make_day(2026, 1, 1);
         }},
        {"small office: all", [](S& s) { s.listed_for = "office4900"; }},
        {"primary care: all", [](S& s) { s.listed_for = "clinic3"; }},
        {"large office: member",
         [](S& s) {
             s.listed_for = "office0";
             s.members = {MemberId("m4711")};
         }},
    };
}

void print(char const* what, std::vector<double>& times, std::size_t rows) {
    std::ranges::sort(times);
    auto const at = [&](double share) {
        return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
    };
    std::printf("| %-50s | %4zu | %8.2f ms | %8.2f ms |\n", what, rows, at(0.5), at(0.99));
    std::fflush(stdout);
}

template <class F>
void measure(char const* what, store::Store& store, F act) {
    std::vector<double> times;
    std::size_t rows = 0;
    for (int i = 0; i < tries; ++i) {
        auto const before = Steady::now();
        auto const found = store.read([&](store::Db& db) { return act(db); });
        times.push_back(std::chrono::duration<double, std::milli>(Steady::now() - before).count());
        if (!found) must(found.fault());
        rows = *found;
    }
    print(what, times, rows);
}

void bench(store::Place const& place, int rows) {
    auto const store = place.open();
    auto const before = Steady::now();
    fill(*store, rows);
    if (place.name() == "PostgreSQL")
        must(store->write(plan.value, [](store::Db& db) -> Result<void> {
            TRY(db.execute("analyze request_view"));
            TRY(db.execute("analyze request_party"));
            return fine();
        }));
    auto const seconds = std::chrono::duration<double>(Steady::now() - before).count();
    std::printf("\n%s, %d requests (filled in %.0f s)\n\n", std::string(place.name()).c_str(), rows,
                seconds);
    std::printf("| %-50s | rows | p50         | p99         |\n|---|---|---|---|\n", "search");
    for (auto const& query : queries(rows)) {
        views::RequestSearch search;
        query.set(search);
        measure(query.what, *store, [&](store::Db& db) -> Result<std::size_t> {
            return TRY(views::find_requests(db, plan, search)).rows.size();
        });
    }
    for (auto const& [what, of] : std::vector<std::pair<char const*, views::CountOf>>{
             {"plan: counts by status", {}},
             {"large office: counts by status", {"office0", false, {}, {}}},
             {"submitter: counts by status", {{}, false, "office7-2", {}}}})
        measure(what, *store, [&, &counted = of](store::Db& db) -> Result<std::size_t> {
            return TRY(views::count_by_status(db, plan, counted)).size();
        });
}

}  // namespace

int main(int argc, char** argv) {
    auto const rows = argc > 1 ? std::atoi(argv[1]) : 1'000'000;
    for (auto const& place : store::places()) bench(*place, rows);
    return 0;
}
