#include "views/request_view.h"

#include "base/text.h"
#include "request/timing.h"
#include "views/due.h"
#include "views/overturned.h"
#include "views/stays.h"
#include "views/talk_view.h"
#include "views/tasks.h"
#include "views/turnaround.h"
#include "views/worklist.h"

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
    std::optional<request::AskedBeside> beside;
    std::optional<Instant> received_at;
    std::optional<Day> denied_on;
    std::vector<DuplicateLine> lines;
};

void fields(auto& f, auto& d) requires Is<DuplicateLines, decltype(d)> {
    f("servicing", d.servicing);
    f("specialty", d.specialty);
    f("urgency", d.urgency);
    f("beside", d.beside);
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
    if (state.asked) {
        out.urgency = state.asked->urgency;
        out.beside = request::asked_beside(*state.asked);
    }
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
    return json_text(out);
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
        servicing_organisation, requesting_name, servicing_name, lines, updated_at, review, submitted_by_name, requesting,
        servicing, line_of_business, service_from, service_to, authorized_to, closed_at, reply_due_at, information,
        number_reversed, unlisted, origin, earlier_number)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
        ?, ?, ?)
    on conflict (plan, request) do update set version = excluded.version,
        member = excluded.member, member_name = excluded.member_name, service = excluded.service,
        received_at = excluded.received_at, requesting_organisation = excluded.requesting_organisation,
        servicing_organisation = excluded.servicing_organisation, requesting_name = excluded.requesting_name,
        servicing_name = excluded.servicing_name,
        status = excluded.status, stage = excluded.stage, queue = excluded.queue, urgency = excluded.urgency,
        due_at = excluded.due_at, overdue = excluded.overdue, closed = excluded.closed, assignee = excluded.assignee,
        assignee_name = excluded.assignee_name, lines = excluded.lines, updated_at = excluded.updated_at,
        requesting = excluded.requesting, servicing = excluded.servicing, line_of_business = excluded.line_of_business,
        service_from = excluded.service_from, service_to = excluded.service_to, authorized_to = excluded.authorized_to,
        closed_at = excluded.closed_at, reply_due_at = excluded.reply_due_at, information = excluded.information,
        unlisted = excluded.unlisted
)sql";

std::string id_of(std::optional<directory::Provider> const& provider) {
    return provider ? provider->id.value : std::string();
}

std::string text_of(std::optional<Day> day) { return day ? to_text(*day) : std::string(); }

/// The days the lines ask for, and the last one authorized.
struct Days {
    std::optional<Day> from;
    std::optional<Day> to;
    std::optional<Day> authorized_to;
};

Days days_of(State const& state) {
    Days days;
    for (auto const& line : state.lines) {
        auto const& asked = line.asked;
        auto const to = asked.to ? asked.to : asked.from;
        if (asked.from && (!days.from || *asked.from < *days.from)) days.from = asked.from;
        if (to && (!days.to || *to > *days.to)) days.to = to;
        if (!request::is_authorized(line) || !line.determined || !line.determined->to) continue;
        auto const last = line.determined->to;
        if (!days.authorized_to || *last > *days.authorized_to) days.authorized_to = last;
    }
    return days;
}

/// Asks for information that wait for their answer, and by when the first one is due.
struct Awaited {
    int count = 0;
    std::optional<Instant> due;
    std::string key() const { return count == 0 ? std::string() : due_key(due); }
};

Awaited awaited_of(State const& state) {
    Awaited awaited;
    if (state.closed()) return awaited;
    for (auto const& ask : state.timing.information) {
        if (!ask.waits()) continue;
        ++awaited.count;
        if (ask.due && (!awaited.due || *ask.due < *awaited.due)) awaited.due = ask.due;
    }
    return awaited;
}

ListKeys keys_of(State const& state, Shown const& shown) {
    auto const* clock = request::governing_clock(state);
    auto const days = days_of(state);
    ListKeys keys;
    keys.closed = state.closed();
    keys.due_at = due_key(clock ? clock->due_at : std::nullopt);
    keys.authorized_to = text_of(days.authorized_to);
    keys.closed_at = state.closed_at ? to_text(*state.closed_at) : std::string();
    keys.reply_due_at = awaited_of(state).key();
    keys.version = shown.version;
    keys.updated_at = shown.at;
    return keys;
}

/// What came later than the first columns: people, days, answers (0012_search.sql).
void add_search_cells(std::vector<store::Cell>& cells, State const& state, ListKeys const& keys) {
    auto const days = days_of(state);
    auto const& known = *state.known;
    auto const& number = state.request.value;
    cells.insert(
        cells.end(),
        {name_of(state.asked->review),
         state.submitted_by ? state.submitted_by->name : std::string(), id_of(known.requesting),
         id_of(known.servicing), known.coverage ? known.coverage->line_of_business : std::string(),
         text_of(days.from), text_of(days.to), keys.authorized_to, keys.closed_at,
         keys.reply_due_at, awaited_of(state).count, std::string(number.rbegin(), number.rend())});
    auto const& after = request::after_of(state);
    cells.insert(cells.end(), {known.servicing && directory::is_unlisted(*known.servicing),
                               after.imported_from, earlier_number_key(after.imported_number)});
}

Result<void> write_row(store::Db& db, PlanId const& plan, State const& state,
                       ListKeys const& keys) {
    auto const& asked = *state.asked;
    auto const& known = *state.known;
    std::vector<store::Cell> cells{plan.value,
                                   state.request.value,
                                   keys.version,
                                   asked.member.value,
                                   member_name(state),
                                   name_of(asked.kind),
                                   service_of(state),
                                   name_of(state.status),
                                   name_of(state.stage),
                                   state.queue,
                                   name_of(asked.urgency),
                                   *state.received_at,
                                   keys.due_at,
                                   state.overdue,
                                   keys.closed,
                                   state.assignee,
                                   state.assignee_name,
                                   state.submitted_by ? state.submitted_by->account : std::string(),
                                   organisation_of(known.requesting),
                                   organisation_of(known.servicing),
                                   name_of_provider(known.requesting),
                                   name_of_provider(known.servicing),
                                   lines_of(state),
                                   keys.updated_at};
    add_search_cells(cells, state, keys);
    return db.send(upsert, cells);
}

Result<void> write_clocks(store::Db& db, PlanId const& plan, State const& state) {
    std::vector<ClockDue> clocks;
    for (auto const& clock : state.clocks)
        if (auto const alarm = request::next_alarm(state, clock))
            clocks.push_back({*alarm, *clock.due_at});
    return write_due(db, plan, state.request.value, clocks);
}

}  // namespace

Result<void> project(store::Db& db, PlanId const& plan, State const& state, Shown const& shown) {
    auto const keys = keys_of(state, shown);
    TRY(write_row(db, plan, state, keys));
    TRY(write_parties(db, plan, state, keys, shown.primary_care));
    TRY(write_work(db, plan, state));
    TRY(write_overturned(db, plan, state));
    TRY(write_turnaround(db, plan, state));
    TRY(write_talks(db, plan, state));
    TRY(write_stay(db, plan, state));
    TRY(write_tasks(db, plan, state));
    return write_clocks(db, plan, state);
}

Result<void> clear(store::Db& db, PlanId const& plan) {
    TRY(db.execute("delete from request_view where plan = ?", {plan.value}));
    TRY(db.execute("delete from request_party where plan = ?", {plan.value}));
    TRY(db.execute("delete from worklist where plan = ?", {plan.value}));
    TRY(db.execute("delete from overturned_denial where plan = ?", {plan.value}));
    TRY(clear_talks(db, plan));
    TRY(db.execute("delete from stay where plan = ?", {plan.value}));
    TRY(db.execute("delete from task where plan = ?", {plan.value}));
    TRY(db.execute("delete from due where plan = ?", {plan.value}));
    TRY(clear_turnaround(db, plan));
    return fine();
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

std::string earlier_number_key(std::string_view number) {
    auto key = upper(number);
    std::erase_if(key, [](char c) { return c == ' ' || c == '-'; });
    return key;
}

Result<std::vector<RequestId>> with_earlier_number(store::Db& db, PlanId const& plan,
                                                   std::string_view number) {
    constexpr auto sql = R"sql(
        select request from request_view where plan = ? and earlier_number <> '' and earlier_number = ?
        order by request limit 20
    )sql";
    std::vector<RequestId> found;
    for (auto const row : TRY(db.query(sql, {plan.value, earlier_number_key(number)})))
        found.emplace_back(row.text(0));
    return found;
}

Result<std::vector<RequestId>> requests_of(store::Db& db, PlanId const& plan,
                                           MemberId const& member, int limit) {
    constexpr auto sql =
        "select request from request_view where plan = ? and member = ? order by request desc "
        "limit ?";
    auto const rows = TRY(db.query(sql, {plan.value, member.value, limit}));
    std::vector<RequestId> found;
    for (auto const row : rows) found.emplace_back(row.text(0));
    return found;
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
            one.beside = held.beside;
            one.received_at = held.received_at;
            one.denied_on = held.denied_on;
            found.push_back(std::move(one));
        }
    }
    return found;
}

}  // namespace assent::views
