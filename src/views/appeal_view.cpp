#include "views/appeal_view.h"

#include "appeal/commands.h"
#include "base/text.h"
#include "views/due.h"

#include <algorithm>

namespace assent::views {
namespace {

using appeal::State;

constexpr std::string_view upsert = R"sql(
    insert into appeal_view (plan, appeal, version, request, member, member_name, kind, filer, line_of_business, status,
        urgency, received_at, resolved_at, due_at, overdue, closed, assignee, assignee_name, updated_at, acknowledge_due_at,
        clock, started_at, outside, owed, topic, service, member_key)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    on conflict (plan, appeal) do update set version = excluded.version, status = excluded.status,
        urgency = excluded.urgency, resolved_at = excluded.resolved_at, due_at = excluded.due_at, overdue = excluded.overdue, closed = excluded.closed,
        assignee = excluded.assignee, assignee_name = excluded.assignee_name, updated_at = excluded.updated_at,
        acknowledge_due_at = excluded.acknowledge_due_at, clock = excluded.clock, started_at = excluded.started_at,
        outside = excluded.outside, owed = excluded.owed
)sql";

/// A limit that has passed goes on being the first thing to see.
policy::Clock const* clock_shown(State const& state) {
    policy::Clock const* missed = nullptr;
    bool const is_owed = appeal::owed(state) && !state.effectuated;
    for (auto const& clock : state.clocks) {
        bool const still_matters =
            clock.clock == policy::ClockKind::effectuate
                ? is_owed
                : !state.closed() && clock.clock != policy::ClockKind::acknowledge;
        if (still_matters && clock.state == policy::ClockState::expired && clock.due_at &&
            (!missed || clock.due_at < missed->due_at))
            missed = &clock;
    }
    return missed ? missed : appeal::governing_clock(state);
}

std::optional<Instant> due_of(State const& state) {
    auto const* clock = clock_shown(state);
    return clock ? clock->due_at : std::nullopt;
}

/// While its letter of receipt is due, or overdue.
std::string acknowledge_due(State const& state) {
    auto const* clock = policy::find_clock(state.clocks, policy::ClockKind::acknowledge);
    if (clock == nullptr || !clock->due_at || state.acknowledged_at || state.closed()) return {};
    return to_text(*clock->due_at);
}

std::string service_in(State const& state) {
    std::string text;
    auto const* about = appeal::disputed(state);
    if (about == nullptr) return text;
    for (auto const& line : about->lines)
        if (!line.code.empty() && std::ranges::count(state.filed->lines, line.line) > 0)
            text += (text.empty() ? "" : ", ") + line.code;
    return text;
}

/// What the list of those who work on appeals tells besides (appeal_desk.h).
void add_desk_cells(std::vector<store::Cell>& cells, State const& state) {
    auto const* clock = clock_shown(state);
    auto const* outside = appeal::awaited(state);
    cells.emplace_back(acknowledge_due(state));
    cells.emplace_back(clock ? std::string(name_of(clock->clock)) : std::string());
    cells.emplace_back(to_text(clock && clock->from ? *clock->from : *state.received_at));
    cells.emplace_back(outside ? std::string(name_of(outside->sent.body)) : std::string());
    cells.emplace_back(appeal::owed(state).has_value() && !state.effectuated);
    cells.emplace_back(state.filed->topic ? std::string(name_of(*state.filed->topic))
                                          : std::string());
    cells.emplace_back(service_in(state));
    cells.emplace_back(fold_for_search(state.filed->member_name.reveal()));
}

std::optional<Instant> resolved_at(State const& state) {
    std::optional<Instant> at;
    if (state.resolved) at = state.resolved->at;
    for (auto const& review : state.outside)
        if (review.decided && (!at || review.decided->at > *at)) at = review.decided->at;
    return at;
}

Result<void> write_row(store::Db& db, PlanId const& plan, State const& state, std::int64_t version,
                       Instant at) {
    auto const& filed = *state.filed;
    auto const resolved = resolved_at(state);
    std::vector<store::Cell> cells{plan.value,
                                   state.appeal.value,
                                   version,
                                   filed.about ? filed.about->request.value : std::string(),
                                   filed.member.value,
                                   filed.member_name.reveal(),
                                   name_of(filed.kind),
                                   name_of(filed.filer),
                                   filed.line_of_business,
                                   name_of(state.status),
                                   name_of(state.urgency),
                                   *state.received_at,
                                   resolved ? to_text(*resolved) : std::string(),
                                   due_key(due_of(state)),
                                   state.overdue,
                                   state.closed(),
                                   state.assignee,
                                   state.assignee_name,
                                   at};
    add_desk_cells(cells, state);
    return db.send(upsert, cells);
}

/// The offices that see it: those of the request, unless it is a grievance, which may be about
/// them, and the one that filed it.
std::vector<std::string> parties_of(State const& state) {
    auto const& filed = *state.filed;
    std::vector<std::string> offices;
    if (filed.about && filed.kind != appeal::AppealKind::grievance)
        offices = filed.about->organisations;
    auto const& filer = filed.by.organisation;
    if (filed.filer == appeal::Filer::provider && !filer.empty() &&
        std::ranges::find(offices, filer) == offices.end())
        offices.push_back(filer);
    return offices;
}

constexpr std::string_view columns = R"sql(
    select appeal, request, member, member_name, kind, filer, line_of_business, status, urgency, received_at, resolved_at,
           due_at, overdue, closed, assignee, assignee_name, updated_at
    from appeal_view
)sql";

Result<AppealRow> read_row(store::Row const& row) {
    AppealRow out;
    out.appeal = AppealId(row.text(0));
    out.request = RequestId(row.text(1));
    out.member = MemberId(row.text(2));
    out.member_name = row.text(3);
    out.kind = row.text(4);
    out.filer = row.text(5);
    out.line_of_business = row.text(6);
    out.status = row.text(7);
    out.urgency = row.text(8);
    out.received_at = TRY(parse_instant(row.text(9)));
    if (auto const at = row.text(10); !at.empty()) out.resolved_at = TRY(parse_instant(at));
    out.due_at = TRY(read_due_key(row.text(11)));
    out.overdue = row.integer(12) != 0;
    out.closed = row.integer(13) != 0;
    out.assignee = row.text(14);
    out.assignee_name = row.text(15);
    out.updated_at = TRY(parse_instant(row.text(16)));
    return out;
}

struct Where {
    std::string sql = " where plan = ?";
    std::vector<store::Cell> cells;
    void add(std::string_view condition, std::initializer_list<store::Cell> values) {
        sql.append(" and ").append(condition);
        cells.insert(cells.end(), values);
    }
};

Where where_of(PlanId const& plan, AppealFilter const& filter) {
    Where where;
    where.cells.emplace_back(plan.value);
    if (filter.closed) where.add("closed = ?", {*filter.closed});
    if (!filter.organisation.empty())
        where.add("appeal in (select appeal from appeal_party where plan = ? and organisation = ?)",
                  {plan.value, filter.organisation});
    if (!filter.status.empty()) where.add("status = ?", {filter.status});
    if (!filter.assignee.empty()) where.add("assignee = ?", {filter.assignee});
    if (filter.due_before) where.add("due_at <= ?", {to_text(*filter.due_before)});
    auto const stroke = filter.after.find('|');
    if (stroke == std::string::npos) return where;
    auto const key = filter.after.substr(0, stroke);
    where.add("(due_at > ? or (due_at = ? and appeal > ?))",
              {key, key, filter.after.substr(stroke + 1)});
    return where;
}

}  // namespace

Result<void> project(store::Db& db, PlanId const& plan, State const& state, std::int64_t version,
                     Instant at) {
    TRY(write_row(db, plan, state, version, at));
    constexpr auto insert = R"sql(
        insert into appeal_party (plan, organisation, appeal) values (?, ?, ?)
        on conflict (plan, organisation, appeal) do nothing
    )sql";
    for (auto const& office : parties_of(state))
        TRY(db.send(insert, {plan.value, office, state.appeal.value}));
    std::vector<ClockDue> clocks;
    for (auto const& clock : state.clocks)
        if (auto const alarm = appeal::next_alarm(state, clock))
            clocks.push_back({*alarm, *clock.due_at});
    return write_due(db, plan, state.appeal.value, clocks);
}

Result<void> clear_appeals(store::Db& db, PlanId const& plan) {
    TRY(db.execute("delete from appeal_view where plan = ?", {plan.value}));
    TRY(db.execute("delete from appeal_party where plan = ?", {plan.value}));
    return fine();
}

Result<AppealPage> find_appeals(store::Db& db, PlanId const& plan, AppealFilter const& filter) {
    auto where = where_of(plan, filter);
    where.cells.emplace_back(filter.limit + 1);
    auto const rows = TRY(db.query(
        std::string(columns) + where.sql + " order by due_at, appeal limit ?", where.cells));
    AppealPage page;
    for (auto const row : rows) {
        if (static_cast<int>(page.rows.size()) == filter.limit) {
            auto const& last = page.rows.back();
            page.next = due_key(last.due_at) + "|" + last.appeal.value;
            break;
        }
        page.rows.push_back(TRY(read_row(row)));
    }
    return page;
}

Result<std::vector<AppealRow>> appeals_of(store::Db& db, PlanId const& plan,
                                          RequestId const& request) {
    auto const rows =
        TRY(db.query(std::string(columns) +
                         " where plan = ? and request = ? order by received_at, appeal limit 100",
                     {plan.value, request.value}));
    std::vector<AppealRow> found;
    for (auto const row : rows) found.push_back(TRY(read_row(row)));
    return found;
}

}  // namespace assent::views
