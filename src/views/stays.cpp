#include "views/stays.h"

#include "base/text.h"
#include "request/timing.h"
#include "views/due.h"
#include "views/request_row.h"

#include <algorithm>

namespace assent::views {
namespace {

using request::State;

bool is_taken_back(State const& state) {
    return state.status == request::Status::voided || state.status == request::Status::withdrawn ||
           state.status == request::Status::dismissed;
}

/// Over when it was asked about, and nobody asked for more days since.
bool was_over(State const& state) {
    auto const& asked = *state.asked;
    bool const over = asked.review == policy::Review::post_service ||
                      (asked.stay && asked.stay->discharge_on.has_value());
    return over && std::ranges::none_of(state.clocks, [](request::Clock const& clock) {
               return clock.clock == policy::ClockKind::next_review;
           });
}

std::string day_text(std::optional<Day> day) { return day ? to_text(*day) : std::string(); }

bool is_of_discharge(request::TaskKind kind) {
    return kind == request::TaskKind::discharge || kind == request::TaskKind::transition;
}

DischargePlan discharge_plan(State const& state) {
    DischargePlan plan;
    for (auto const& task : request::talk_of(state).tasks)
        if (is_of_discharge(task.opened.kind)) ++(task.closed ? plan.done : plan.open);
    return plan;
}

/// The review that is due next, or that was missed.
request::Clock const* review_clock(State const& state) {
    request::Clock const* found = nullptr;
    for (auto const& clock : state.clocks)
        if (clock.clock == policy::ClockKind::next_review &&
            (clock.state == request::ClockState::running ||
             clock.state == request::ClockState::expired))
            found = &clock;
    return found;
}

StayBody body_of(State const& state, request::Clock const* review) {
    auto const& stay = *state.stay;
    StayBody body;
    body.state = stay.state;
    body.source = stay.source;
    body.priority = stay.priority;
    body.asked_to = stay.last_day;
    body.disposition = stay.disposition;
    body.days = request::days_of_stay(state);
    body.discharge = discharge_plan(state);
    body.review_missed = review != nullptr && review->state == request::ClockState::expired;
    auto const* decide = request::governing_clock(state);
    if (!state.closed() && decide != nullptr) body.decide_at = decide->due_at;
    return body;
}

constexpr std::string_view upsert_stay = R"sql(
    insert into stay (plan, request, open, member, forwarded_to, assignee, facility, organisation, facility_name, facility_key,
        level, admit_on, discharged_on, covered_to, planned_to, review_at, body)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    on conflict (plan, request) do update set open = excluded.open, member = excluded.member,
        forwarded_to = excluded.forwarded_to, assignee = excluded.assignee, facility = excluded.facility,
        organisation = excluded.organisation, facility_name = excluded.facility_name,
        facility_key = excluded.facility_key, level = excluded.level, admit_on = excluded.admit_on,
        discharged_on = excluded.discharged_on, covered_to = excluded.covered_to, planned_to = excluded.planned_to,
        review_at = excluded.review_at, body = excluded.body
)sql";

/// Beside those of the request. The last discharge of the member before this admission comes from
/// the other stays.
constexpr std::string_view stay_columns = R"sql(,
    s.facility, s.organisation, s.facility_name, s.level, s.admit_on, s.discharged_on, s.covered_to, s.planned_to,
    s.review_at, s.body,
    coalesce((select max(b.discharged_on) from stay b where b.plan = s.plan and b.member = s.member
        and b.request <> s.request and b.discharged_on <> '' and b.discharged_on <= s.admit_on), ''))sql";

Result<std::optional<Day>> stay_day(std::string const& text) {
    if (text.empty()) return std::optional<Day>();
    return std::optional<Day>(TRY(parse_day(text)));
}

Result<StayRow> read_stay(store::Row const& row) {
    std::size_t i = 0;
    StayRow out;
    out.request = TRY(read_request_row(row, i));
    auto const text = [&] { return row.text(i++); };
    out.facility = text();
    out.organisation = text();
    out.facility_name = text();
    out.level = text();
    out.admit_on = TRY(parse_day(text()));
    out.discharged_on = TRY(stay_day(text()));
    out.covered_to = TRY(stay_day(text()));
    out.planned_to = TRY(stay_day(text()));
    out.review_at = TRY(read_due_key(text()));
    out.body = TRY(from_json<StayBody>(TRY(json::parse(text()))));
    out.left_before_on = TRY(stay_day(text()));
    return out;
}

class StayFinder {
public:
    StayFinder(PlanId const& plan, StaySearch const& search) : search_(search) {
        sql_ = "select " + std::string(request_columns) + ", 0" + std::string(stay_columns) +
               " from stay s cross join request_view v where s.plan = ? and v.plan = s.plan and "
               "v.request = s.request";
        if (!search.over) sql_ += " and s.open = 1";
        cells_.emplace_back(plan.value);
        if (!search.group.empty()) equal("s.forwarded_to", search.group);
        equal("s.request", search.request);
        equal("s.member", search.member);
        equal("s.facility", search.facility);
        one_of("s.level", search.levels);
        if (search.on) {
            sql_ += " and s.admit_on <= ?";
            cells_.emplace_back(to_text(*search.on));
        }
        if (search.mine) put_mine();
        put_due();
        if (search.longer_than_planned_on) {
            sql_ += " and s.planned_to <> '' and s.planned_to < ?";
            cells_.emplace_back(to_text(*search.longer_than_planned_on));
        }
        sql_ += " order by s.facility_key, s.review_at, s.request limit ?";
        cells_.emplace_back(search.limit + 1);
    }
    std::string const& sql() const { return sql_; }
    std::vector<store::Cell> const& cells() const { return cells_; }

private:
    void equal(std::string_view column, std::string const& value) {
        if (value.empty()) return;
        sql_ += " and " + std::string(column) + " = ?";
        cells_.emplace_back(value);
    }
    void one_of(std::string_view column, std::vector<std::string> const& values) {
        if (values.empty()) return;
        sql_ += " and " + std::string(column) + " in (" + store::placeholders(values.size()) + ")";
        cells_.insert(cells_.end(), values.begin(), values.end());
    }
    void put_mine() {
        sql_ += " and (s.assignee = ?";
        cells_.emplace_back(search_.account);
        if (!search_.own_facilities.empty()) {
            sql_ += " or s.organisation in (" + store::placeholders(search_.own_facilities.size()) +
                    ")";
            cells_.insert(cells_.end(), search_.own_facilities.begin(),
                          search_.own_facilities.end());
        }
        sql_ += ")";
    }
    void put_due() {
        if (!search_.review_before && !search_.uncovered_by) return;
        sql_ += " and (0 = 1";
        if (search_.review_before) {
            sql_ += " or s.review_at <= ?";
            cells_.emplace_back(due_key(search_.review_before));
        }
        if (search_.uncovered_by) {
            sql_ += " or s.covered_to < ?";
            cells_.emplace_back(to_text(*search_.uncovered_by));
        }
        sql_ += ")";
    }

    StaySearch const& search_;
    std::string sql_;
    std::vector<store::Cell> cells_;
};

}  // namespace

Result<void> write_stay(store::Db& db, PlanId const& plan, State const& state) {
    if (!state.stay) return fine();
    auto const& stay = *state.stay;
    auto const& facility = state.known->servicing;
    auto const* review = review_clock(state);
    auto const name = facility ? facility->name : std::string();
    auto const body = body_of(state, review);
    bool const is_open =
        stay.state != request::StayState::discharged && !is_taken_back(state) && !was_over(state);
    bool const counts = is_open && review != nullptr;
    return db.send(
        upsert_stay,
        {plan.value, state.request.value, is_open, state.known->member.id.value, state.forwarded_to,
         state.assignee, stay.facility, facility ? facility->organisation : std::string(), name,
         fold_for_search(name),
         stay.levels.empty() ? std::string() : std::string(name_of(stay.levels.back().level)),
         to_text(stay.admit_on),
         is_taken_back(state) ? std::string() : day_text(stay.discharged_on),
         day_text(request::covered_through(body.days)), day_text(request::planned_through(state)),
         due_key(counts ? review->due_at : std::nullopt), json_text(body)});
}

Result<StayPage> find_stays(store::Db& db, PlanId const& plan, StaySearch const& search) {
    StayFinder const finder(plan, search);
    StayPage page;
    for (auto const row : TRY(db.query(finder.sql(), finder.cells()))) {
        if (static_cast<int>(page.rows.size()) == search.limit) {
            page.more = true;
            break;
        }
        page.rows.push_back(TRY(read_stay(row)));
    }
    return page;
}

Result<std::vector<FacilityLoad>> facilities(store::Db& db, PlanId const& plan,
                                             std::string const& group, Day on) {
    constexpr std::string_view all = R"sql(
        select facility, min(facility_name), count(*) from stay
        where plan = ? and open = 1 and admit_on <= ? and (? = '' or forwarded_to = ?)
        group by facility, facility_key order by facility_key, facility limit 500
    )sql";
    std::vector<FacilityLoad> loads;
    for (auto const row : TRY(db.query(all, {plan.value, to_text(on), group, group})))
        loads.push_back({row.text(0), row.text(1), row.integer(2)});
    return loads;
}

}  // namespace assent::views
