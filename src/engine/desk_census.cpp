#include "engine/desk.h"

#include <algorithm>

namespace assent::engine {
namespace {

using request::DayState;
using request::StayDays;

constexpr int stays_most = 500;
constexpr auto readmission = std::chrono::days(30);  // 42 CFR 412.152

int days_in(StayDays const& span) { return static_cast<int>((span.to - span.from).count()) + 1; }

/// The member is still there: days after the last one asked for were not asked for.
std::vector<StayDays> through(std::vector<StayDays> days, Day today) {
    if (days.empty() || days.back().to >= today) return days;
    auto const level = days.back().level;
    auto const from = days.back().to + std::chrono::days(1);
    if (days.back().state == DayState::not_asked && !days.back().line) days.back().to = today;
    else days.push_back({from, today, DayState::not_asked, level, {}});
    return days;
}

bool is_decided_day(DayState state) {
    return state != DayState::asked && state != DayState::not_asked;
}

void count_days(StayNow& stay, Day today) {
    for (auto span : stay.days) {
        if (span.state == DayState::approved || span.state == DayState::not_required)
            stay.days_covered += days_in(span);
        if (is_decided_day(span.state) || span.from > today) continue;
        span.to = std::min(span.to, today);
        stay.days_open += days_in(span);
    }
}

std::string nurse_of(policy::Pack const& pack, std::string const& organisation) {
    for (auto const& nurse : pack.programs.intake.nurses)
        if (!organisation.empty() && nurse.facility == organisation) return nurse.name;
    return {};
}

StayNow stay_now(views::StayRow row, policy::Pack const& pack, Instant now) {
    auto const today = pack.zone.day_of(now);
    StayNow stay;
    stay.days = through(row.body.days, today);
    stay.day_of_stay = static_cast<int>((today - row.admit_on).count()) + 1;
    count_days(stay, today);
    if (row.planned_to && *row.planned_to < today)
        stay.longer_by = static_cast<int>((today - *row.planned_to).count());
    stay.review_due =
        stay.days_open > 0 || (row.review_at && pack.zone.day_of(*row.review_at) <= today);
    auto const told = pack.zone.day_of(row.request.received_at);
    if (told >= row.admit_on) {
        stay.notice_after = static_cast<int>((told - row.admit_on).count());
        auto const within = pack.programs.intake.admission_notice_days;
        stay.notice_late = within > 0 && *stay.notice_after > within;
    }
    stay.readmitted = row.left_before_on && *row.left_before_on + readmission >= row.admit_on;
    stay.nurse_name = nurse_of(pack, row.organisation);
    stay.row = std::move(row);
    return stay;
}

}  // namespace

Result<Census> Desk::census(CensusAsk const& ask) {
    TRY(may_work(ask.plan));
    if (ask.limit < 1 || ask.limit > stays_most)
        return invalid("bad_limit", "/limit", "Ask for 1 to 500 stays at once.");
    auto const pack = TRY(engine_.pack_on(ask.plan, std::nullopt));
    Census census;
    census.now = engine_.clock_.now();
    census.today = pack->zone.day_of(census.now);
    views::StaySearch search;
    search.group = TRY(seen(ask.plan)).group;
    search.on = census.today;
    search.request = ask.request;
    search.facility = ask.facility;
    for (auto const level : ask.level) search.levels.emplace_back(name_of(level));
    search.mine = ask.mine;
    search.account = asker_.account.id;
    for (auto const& nurse : pack->programs.intake.nurses)
        if (nurse.account == asker_.account.id) search.own_facilities.push_back(nurse.facility);
    if (ask.review_due) {
        search.review_before = pack->zone.at(census.today + std::chrono::days(1), 0, 0);
        search.uncovered_by = census.today;
    }
    if (ask.longer) search.longer_than_planned_on = census.today;
    search.limit = ask.limit;
    auto page = TRY(engine_.store_->read([&](store::Db& db) -> Result<views::StayPage> {
        census.facilities = TRY(views::facilities(db, ask.plan, search.group, census.today));
        auto found = TRY(views::find_stays(db, ask.plan, search));
        TRY(leave_out_closed(db, ask.plan, found.rows));
        return found;
    }));
    census.more = page.more;
    std::vector<views::RequestRow> shown;
    for (auto& row : page.rows) {
        shown.push_back(row.request);
        census.stays.push_back(stay_now(std::move(row), *pack, census.now));
    }
    TRY(engine_.note_rows(asker_, ask.plan, records::Act::search, shown));
    return census;
}

}  // namespace assent::engine
