#include "views/workload.h"

#include <algorithm>
#include <tuple>

namespace assent::views {
namespace {

struct Group {
    SubmitterRow row;
    std::vector<double> hours;
};

using Groups = std::map<std::tuple<std::string, std::string, std::string, std::string>, Group>;

Result<void> add(Groups& groups, store::Row const& row) {
    auto const received = TRY(parse_instant(row.text(4)));
    auto& group = groups[{row.text(1), row.text(0), row.text(2), row.text(3)}];
    auto& out = group.row;
    out.submitter = row.text(0);
    out.submitter_name = row.text(1);
    out.kind = row.text(2);
    out.status = row.text(3);
    ++out.count;
    if (row.text(5).empty()) return fine();
    ++out.closed;
    auto const took = TRY(parse_instant(row.text(5))) - received;
    group.hours.push_back(std::chrono::duration<double, std::ratio<3600>>(took).count());
    return fine();
}

/// To a tenth of an hour.
double rounded(double hours) {
    return static_cast<double>(static_cast<std::int64_t>(hours * 10 + 0.5)) / 10;
}

SubmitterRow finished(Group group) {
    auto& hours = group.hours;
    if (hours.empty()) return group.row;
    std::ranges::sort(hours);
    auto const middle = hours.size() / 2;
    auto const median = hours.size() % 2 ? hours[middle] : (hours[middle - 1] + hours[middle]) / 2;
    group.row.hours_median = rounded(median);
    group.row.hours_longest = rounded(hours.back());
    return group.row;
}

}  // namespace

Result<std::map<std::string, std::int64_t>> open_by_assignee(store::Db& db, PlanId const& plan) {
    constexpr auto sql = R"sql(
        select assignee, count(*) from request_view where plan = ? and assignee <> '' and closed = 0
        group by assignee order by assignee limit 10000
    )sql";
    std::map<std::string, std::int64_t> open;
    for (auto const row : TRY(db.query(sql, {plan.value}))) open[row.text(0)] = row.integer(1);
    return open;
}

Result<std::vector<QueueLoad>> queue_loads(store::Db& db, PlanId const& plan) {
    constexpr auto sql = R"sql(
        select queue, count(*), count(case when overdue = 1 then 1 end), count(case when assignee = '' then 1 end)
        from request_view where plan = ? and closed = 0 group by queue order by queue limit 1000
    )sql";
    std::vector<QueueLoad> loads;
    for (auto const row : TRY(db.query(sql, {plan.value})))
        loads.push_back({row.text(0), row.integer(1), row.integer(2), row.integer(3)});
    return loads;
}

Result<std::vector<SubmitterRow>> submitters(store::Db& db, PlanId const& plan,
                                             Submitted const& asked) {
    constexpr auto of_plan = R"sql(
        select submitted_by, submitted_by_name, kind, status, received_at, closed_at from request_view
        where plan = ? and received_at >= ? and received_at < ?
    )sql";
    constexpr auto of_office = R"sql(
        select v.submitted_by, v.submitted_by_name, v.kind, v.status, v.received_at, v.closed_at
        from request_party p join request_view v on v.plan = p.plan and v.request = p.request
        where p.plan = ? and v.received_at >= ? and v.received_at < ? and p.organisation = ? and p.part <> 'linked'
    )sql";
    std::vector<store::Cell> cells{plan.value, asked.from, asked.before};
    if (asked.organisation) cells.emplace_back(*asked.organisation);
    Groups groups;
    std::optional<Fault> fault;
    TRY(db.for_each(asked.organisation ? of_office : of_plan, cells, [&](store::Row const& row) {
        auto added = add(groups, row);
        if (!added) fault = added.fault();
        return added.ok();
    }));
    if (fault) return *fault;
    std::vector<SubmitterRow> rows;
    for (auto& [key, group] : groups) rows.push_back(finished(std::move(group)));
    return rows;
}

}  // namespace assent::views
