#include "views/request_view.h"

#include "base/text.h"
#include "request/timing.h"
#include "views/due.h"

namespace assent::views {
namespace {

using request::State;

std::string service_of(State const& state) {
    std::string text;
    for (auto const& line : state.lines) {
        auto const& code = line.asked.code.empty() ? line.asked.revenue : line.asked.code;
        if (!code.empty()) text += (text.empty() ? "" : ", ") + code;
    }
    return text;
}

/// What a later submission compares itself with: code, system, from, to of each line that is not
/// taken back.
struct DuplicateLine {
    std::string code;
    std::optional<codes::CodeSystem> system;
    std::optional<Day> from;
    std::optional<Day> to;
    std::optional<Units> units = {};
    std::vector<std::string> modifiers = {};
};

void fields(auto& f, auto& l) requires Is<DuplicateLine, decltype(l)> {
    f("code", l.code);
    f("system", l.system);
    f("from", l.from);
    f("to", l.to);
    f("units", l.units);
    f("modifiers", l.modifiers);
}

struct DuplicateLines {
    std::string servicing;
    std::string specialty;
    std::optional<policy::Urgency> urgency;
    std::optional<Instant> received_at;
    std::optional<Day> denied_on;
    std::vector<DuplicateLine> lines;
};

void fields(auto& f, auto& d) requires Is<DuplicateLines, decltype(d)> {
    f("servicing", d.servicing);
    f("specialty", d.specialty);
    f("urgency", d.urgency);
    f("received_at", d.received_at);
    f("denied_on", d.denied_on);
    f("lines", d.lines);
}

std::string lines_of(State const& state) {
    DuplicateLines out;
    if (state.known && state.known->servicing) {
        out.servicing = state.known->servicing->id.value;
        out.specialty = state.known->servicing->specialty;
    }
    if (state.asked) out.urgency = state.asked->urgency;
    out.received_at = state.received_at;
    if (state.status == request::Status::denied && state.closed_at)
        out.denied_on =
            Day(std::chrono::floor<std::chrono::days>(*state.closed_at).time_since_epoch());
    for (auto const& line : state.lines) {
        if (line.outcome == request::Outcome::voided || line.outcome == request::Outcome::withdrawn)
            continue;
        DuplicateLine item{line.asked.code, line.asked.system, line.asked.from,
                           line.asked.to,   line.asked.units,  line.asked.modifiers};
        if (line.determined && line.determined->to) item.to = line.determined->to;
        out.lines.push_back(std::move(item));
    }
    return json::write(to_json(out));
}

std::string member_name(State const& state) {
    if (!state.known) return {};
    auto const& member = state.known->member;
    return member.last_name.reveal() + ", " + member.first_name.reveal();
}

std::string organisation_of(std::optional<directory::Provider> const& provider) {
    return provider ? provider->organisation : std::string();
}

std::string name_of_provider(std::optional<directory::Provider> const& provider) {
    return provider ? provider->name : std::string();
}

constexpr std::string_view upsert = R"sql(
    insert into request_view (plan, request, version, member, member_name, kind, service, status, stage, queue, urgency,
        received_at, due_at, overdue, closed, assignee, assignee_name, submitted_by, requesting_organisation,
        servicing_organisation, requesting_name, servicing_name, lines, updated_at)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    on conflict (plan, request) do update set version = excluded.version,
        member = excluded.member, member_name = excluded.member_name, service = excluded.service,
        received_at = excluded.received_at, requesting_organisation = excluded.requesting_organisation,
        servicing_organisation = excluded.servicing_organisation, requesting_name = excluded.requesting_name,
        servicing_name = excluded.servicing_name,
        status = excluded.status, stage = excluded.stage, queue = excluded.queue, urgency = excluded.urgency,
        due_at = excluded.due_at, overdue = excluded.overdue, closed = excluded.closed, assignee = excluded.assignee,
        assignee_name = excluded.assignee_name, lines = excluded.lines, updated_at = excluded.updated_at
)sql";

Result<void> write_row(store::Db& db, PlanId const& plan, State const& state, std::int64_t version,
                       Instant at) {
    auto const* clock = request::governing_clock(state);
    auto const& asked = *state.asked;
    auto const& known = *state.known;
    std::vector<store::Cell> const cells{
        plan.value,
        state.request.value,
        version,
        asked.member.value,
        member_name(state),
        name_of(asked.kind),
        service_of(state),
        name_of(state.status),
        name_of(state.stage),
        state.queue,
        name_of(asked.urgency),
        *state.received_at,
        due_key(clock ? clock->due_at : std::nullopt),
        state.overdue,
        state.closed(),
        state.assignee,
        state.assignee_name,
        state.submitted_by ? state.submitted_by->account : std::string(),
        organisation_of(known.requesting),
        organisation_of(known.servicing),
        name_of_provider(known.requesting),
        name_of_provider(known.servicing),
        lines_of(state),
        at};
    return db.send(upsert, cells);
}

Result<void> write_clocks(store::Db& db, PlanId const& plan, State const& state) {
    std::vector<ClockDue> clocks;
    for (auto const& clock : state.clocks)
        if (auto const alarm = request::next_alarm(state, clock))
            clocks.push_back({*alarm, *clock.due_at});
    return write_due(db, plan, state.request.value, clocks);
}

constexpr std::string_view columns = R"sql(
    select request, member, member_name, kind, service, status, stage, queue, urgency, received_at, due_at, overdue,
           closed, assignee, assignee_name, submitted_by, requesting_organisation, requesting_name, servicing_name,
           updated_at, (select count(*) from appeal_view appeal where appeal.plan = request_view.plan
                        and appeal.request = request_view.request and appeal.kind <> 'grievance')
    from request_view
)sql";

Result<RequestRow> read_row(store::Row const& row) {
    RequestRow out;
    out.request = RequestId(row.text(0));
    out.member = MemberId(row.text(1));
    out.member_name = row.text(2);
    out.kind = row.text(3);
    out.service = row.text(4);
    out.status = row.text(5);
    out.stage = row.text(6);
    out.queue = row.text(7);
    out.urgency = row.text(8);
    out.received_at = TRY(parse_instant(row.text(9)));
    out.due_at = TRY(read_due_key(row.text(10)));
    out.overdue = row.integer(11) != 0;
    out.closed = row.integer(12) != 0;
    out.assignee = row.text(13);
    out.assignee_name = row.text(14);
    out.submitted_by = row.text(15);
    out.organisation = row.text(16);
    out.requesting_name = row.text(17);
    out.servicing_name = row.text(18);
    out.updated_at = TRY(parse_instant(row.text(19)));
    out.appealed = row.integer(20) > 0;
    return out;
}

/// The page token: sort key and number of the last row, separated by a stroke.
std::pair<std::string, std::string> after_of(std::string const& token) {
    auto const stroke = token.find('|');
    if (stroke == std::string::npos) return {};
    return {token.substr(0, stroke), token.substr(stroke + 1)};
}

struct Where {
    std::string sql = " where plan = ?";
    std::vector<store::Cell> cells;
    void add(std::string_view condition, std::initializer_list<store::Cell> values) {
        sql += " and ";
        sql += condition;
        for (auto const& value : values) cells.push_back(value);
    }
};

Where where_of(PlanId const& plan, RequestFilter const& filter, bool newest_first) {
    Where where;
    where.cells.emplace_back(plan.value);
    if (filter.state != OpenOrClosed::all)
        where.add("closed = ?", {filter.state == OpenOrClosed::closed});
    if (!filter.submitted_by.empty()) where.add("submitted_by = ?", {filter.submitted_by});
    if (!filter.organisation.empty())
        where.add("(requesting_organisation = ? or servicing_organisation = ?)",
                  {filter.organisation, filter.organisation});
    if (!filter.queue.empty()) where.add("queue = ?", {filter.queue});
    if (!filter.assignee.empty()) where.add("assignee = ?", {filter.assignee});
    auto const [key, number] = after_of(filter.after);
    if (number.empty()) return where;
    if (newest_first)
        where.add("(updated_at < ? or (updated_at = ? and request < ?))", {key, key, number});
    else where.add("(due_at > ? or (due_at = ? and request > ?))", {key, key, number});
    return where;
}

}  // namespace

Result<void> project(store::Db& db, PlanId const& plan, State const& state, std::int64_t version,
                     Instant at) {
    TRY(write_row(db, plan, state, version, at));
    return write_clocks(db, plan, state);
}

Result<void> clear(store::Db& db, PlanId const& plan) {
    TRY(db.execute("delete from request_view where plan = ?", {plan.value}));
    TRY(db.execute("delete from due where plan = ?", {plan.value}));
    return fine();
}

Result<RequestPage> find_requests(store::Db& db, PlanId const& plan, RequestFilter const& filter) {
    bool const newest_first = filter.state != OpenOrClosed::open;
    auto where = where_of(plan, filter, newest_first);
    std::string const order =
        newest_first ? " order by updated_at desc, request desc" : " order by due_at, request";
    where.cells.emplace_back(filter.limit + 1);
    auto const rows =
        TRY(db.query(std::string(columns) + where.sql + order + " limit ?", where.cells));
    RequestPage page;
    for (auto const row : rows) {
        if (static_cast<int>(page.rows.size()) == filter.limit) {
            auto const& last = page.rows.back();
            auto const key = newest_first ? to_text(last.updated_at) : due_key(last.due_at);
            page.next = key + "|" + last.request.value;
            break;
        }
        page.rows.push_back(TRY(read_row(row)));
    }
    return page;
}

Result<std::vector<std::pair<std::string, std::int64_t>>> queue_counts(store::Db& db,
                                                                       PlanId const& plan) {
    constexpr auto sql = R"sql(
        select queue, count(*) from request_view where plan = ? and closed = 0 group by queue order by queue limit 100
    )sql";
    auto const rows = TRY(db.query(sql, {plan.value}));
    std::vector<std::pair<std::string, std::int64_t>> counts;
    for (auto const row : rows) counts.emplace_back(row.text(0), row.integer(1));
    return counts;
}

Result<std::vector<DueRow>> due_before(store::Db& db, PlanId const& plan, Instant now, int limit) {
    constexpr auto sql = R"sql(
        select request, clock, due_at, percent, before_due from due
        where plan = ? and alarm_at <= ? order by alarm_at, request limit ?
    )sql";
    auto const rows = TRY(db.query(sql, {plan.value, now, limit}));
    std::vector<DueRow> due;
    for (auto const row : rows)
        due.push_back({row.text(0), row.text(1), TRY(parse_instant(row.text(2))),
                       static_cast<int>(row.integer(3)), row.text(4)});
    return due;
}

Result<std::optional<Instant>> next_alarm(store::Db& db, PlanId const& plan, Instant after,
                                          Instant until) {
    constexpr auto sql = R"sql(
        select alarm_at from due where plan = ? and alarm_at > ? and alarm_at <= ?
        order by alarm_at limit 1
    )sql";
    auto const rows = TRY(db.query(sql, {plan.value, after, until}));
    if (rows.empty()) return std::optional<Instant>();
    return std::optional<Instant>(TRY(parse_instant(rows.front().text(0))));
}

Result<std::vector<request::PossibleDuplicate>> possible_duplicates(store::Db& db,
                                                                    PlanId const& plan,
                                                                    MemberId const& member) {
    constexpr auto sql = R"sql(
        select request, closed, lines from request_view
        where plan = ? and member = ? and status not in ('voided', 'withdrawn', 'dismissed', 'not_required')
        order by request desc limit 200
    )sql";
    auto const rows = TRY(db.query(sql, {plan.value, member.value}));
    std::vector<request::PossibleDuplicate> found;
    for (auto const row : rows) {
        auto const value = TRY(json::parse(row.text(2)));
        auto const held = TRY(from_json<DuplicateLines>(value));
        for (auto const& line : held.lines) {
            request::PossibleDuplicate one;
            one.request = RequestId(row.text(0));
            one.open = row.integer(1) == 0;
            one.code = line.code;
            one.system = line.system;
            one.from = line.from.value_or(Day{});
            one.to = line.to.value_or(one.from);
            one.servicing = held.servicing;
            one.servicing_specialty = held.specialty;
            one.units = line.units;
            one.modifiers = line.modifiers;
            one.urgency = held.urgency;
            one.received_at = held.received_at;
            one.denied_on = held.denied_on;
            found.push_back(std::move(one));
        }
    }
    return found;
}

}  // namespace assent::views
