#include "views/appeal_desk.h"

#include "views/condition.h"
#include "views/due.h"

namespace assent::views {
namespace {

constexpr std::string_view desk_columns = R"sql(
    select appeal, request, member, member_name, kind, filer, line_of_business, status, urgency, received_at, resolved_at,
           due_at, overdue, closed, assignee, assignee_name, updated_at, version, acknowledge_due_at, clock, started_at,
           outside, owed, topic, service
    from appeal_view
)sql";

Result<std::optional<Instant>> instant_in(std::string const& text) {
    if (text.empty()) return std::optional<Instant>();
    return std::optional<Instant>(TRY(parse_instant(text)));
}

Result<AppealWork> read_work_row(store::Row const& row) {
    AppealWork out;
    auto& known = out.row;
    known.appeal = AppealId(row.text(0));
    known.request = RequestId(row.text(1));
    known.member = MemberId(row.text(2));
    known.member_name = row.text(3);
    known.kind = row.text(4);
    known.filer = row.text(5);
    known.line_of_business = row.text(6);
    known.status = row.text(7);
    known.urgency = row.text(8);
    known.received_at = TRY(parse_instant(row.text(9)));
    known.resolved_at = TRY(instant_in(row.text(10)));
    known.due_at = TRY(read_due_key(row.text(11)));
    known.overdue = row.integer(12) != 0;
    known.closed = row.integer(13) != 0;
    known.assignee = row.text(14);
    known.assignee_name = row.text(15);
    known.updated_at = TRY(parse_instant(row.text(16)));
    out.version = row.integer(17);
    out.acknowledge_due_at = TRY(instant_in(row.text(18)));
    out.clock = row.text(19);
    out.started_at = TRY(instant_in(row.text(20)));
    out.outside = row.text(21);
    out.owed = row.integer(22) != 0;
    out.topic = row.text(23);
    out.service = row.text(24);
    return out;
}

struct AppealConditions {
    std::string sql = " where plan = ?";
    std::vector<store::Cell> cells;

    void add(std::string_view condition, std::initializer_list<store::Cell> values = {}) {
        sql.append(" and ").append(condition);
        cells.insert(cells.end(), values);
    }
    void one_of(std::string_view column, std::vector<std::string> const& values) {
        if (values.empty()) return;
        std::string marks;
        for (auto const& value : values) {
            marks += marks.empty() ? "?" : ", ?";
            cells.emplace_back(value);
        }
        sql.append(" and ").append(column).append(" in (").append(marks).append(")");
    }
};

void add_need(AppealConditions& where, AppealNeed need) {
    switch (need) {
        case AppealNeed::any: return;
        case AppealNeed::acknowledge: return where.add("acknowledge_due_at <> ''");
        case AppealNeed::outside: return where.add("outside <> ''");
        case AppealNeed::carry_out: return where.add("owed = 1");
        case AppealNeed::decided: return where.add("resolved_at <> ''");
    }
}

AppealConditions conditions_of(PlanId const& plan, AppealSearch const& search) {
    AppealConditions where;
    where.cells.emplace_back(plan.value);
    if (!search.appeal.empty()) where.add("appeal = ?", {search.appeal});
    if (search.closed) where.add("closed = ?", {*search.closed});
    if (search.owner == Owner::me) where.add("assignee = ?", {search.account});
    if (search.owner == Owner::nobody) where.add("assignee = ''");
    if (search.owner == Owner::somebody) where.add("assignee <> ''");
    add_need(where, search.need);
    where.one_of("kind", search.kinds);
    where.one_of("urgency", search.urgencies);
    where.one_of("status", search.statuses);
    where.one_of("line_of_business", search.lines_of_business);
    if (search.due_before) where.add("due_at <= ?", {to_text(*search.due_before)});
    if (!search.text.empty())
        where.add("(member_key like ? or lower(appeal) like ? or request like ?)",
                  {search.text + "%", "%" + search.text + "%", "%" + search.text + "%"});
    return where;
}

struct OrderBy {
    std::string_view column = "due_at";
    bool descending = false;
};

OrderBy order_of(AppealNeed need) {
    if (need == AppealNeed::acknowledge) return {"acknowledge_due_at", false};
    if (need == AppealNeed::decided) return {"resolved_at", true};
    return {};
}

std::string key_in(AppealWork const& work, AppealNeed need) {
    if (need == AppealNeed::acknowledge) return to_text(*work.acknowledge_due_at);
    if (need == AppealNeed::decided) return to_text(*work.row.resolved_at);
    return due_key(work.row.due_at);
}

}  // namespace

Result<AppealWorkPage> find_appeal_work(store::Db& db, PlanId const& plan,
                                        AppealSearch const& search) {
    auto where = conditions_of(plan, search);
    auto const order = order_of(search.need);
    std::string const column(order.column);
    if (auto const stroke = search.after.find('|'); stroke != std::string::npos) {
        auto const key = search.after.substr(0, stroke);
        auto const beyond = std::string(order.descending ? " < " : " > ") + "?";
        where.add("(" + column + beyond + " or (" + column + " = ? and appeal" + beyond + "))",
                  {key, key, search.after.substr(stroke + 1)});
    }
    auto const way = order.descending ? std::string(" desc") : std::string();
    where.cells.emplace_back(search.limit + 1);
    auto const rows = TRY(db.query(std::string(desk_columns) + where.sql + " order by " + column +
                                       way + ", appeal" + way + " limit ?",
                                   where.cells));
    AppealWorkPage page;
    for (auto const row : rows) {
        if (static_cast<int>(page.rows.size()) == search.limit) {
            auto const& last = page.rows.back();
            page.next = key_in(last, search.need) + "|" + last.row.appeal.value;
            break;
        }
        page.rows.push_back(TRY(read_work_row(row)));
    }
    return page;
}

Result<std::int64_t> count_appeal_work(store::Db& db, PlanId const& plan,
                                       AppealSearch const& search) {
    auto where = conditions_of(plan, search);
    where.cells.emplace_back(counted_most);
    auto const rows = TRY(db.query(
        "select count(*) from (select 1 from appeal_view" + where.sql + " limit ?) counted",
        where.cells));
    return rows.front().integer(0);
}

Result<std::vector<std::pair<std::string, std::int64_t>>> appeals_by_assignee(store::Db& db,
                                                                              PlanId const& plan) {
    constexpr auto sql = R"sql(
        select assignee, count(*) from appeal_view
        where plan = ? and closed = 0 and assignee <> '' group by assignee limit 5000
    )sql";
    std::vector<std::pair<std::string, std::int64_t>> all;
    for (auto const row : TRY(db.query(sql, {plan.value})))
        all.emplace_back(row.text(0), row.integer(1));
    return all;
}

Result<std::vector<AppealChange>> appeals_changed(store::Db& db, PlanId const& plan, LogSpan span,
                                                  std::string const& organisation, int limit) {
    std::string sql = R"sql(
        select changed.last, v.appeal, v.request, v.version, v.status, v.closed
        from (select stream, max(seq) as last from event where plan = ? and seq > ? and seq <= ? group by stream) changed
        join appeal_view v on v.plan = ? and v.appeal = changed.stream
    )sql";
    std::vector<store::Cell> cells{plan.value, span.after, span.until, plan.value};
    if (!organisation.empty()) {
        sql +=
            " join appeal_party p on p.plan = v.plan and p.organisation = ? and p.appeal = "
            "v.appeal";
        cells.emplace_back(organisation);
    }
    cells.emplace_back(limit);
    std::vector<AppealChange> changes;
    for (auto const row : TRY(db.query(sql + " order by changed.last limit ?", cells)))
        changes.push_back({row.integer(0), AppealId(row.text(1)), RequestId(row.text(2)),
                           row.integer(3), row.text(4), row.integer(5) != 0});
    return changes;
}

}  // namespace assent::views
