/// The census: who is in a hospital or nursing facility now, which days are approved and what is
/// due next. Its rows are written with those of the request; what the asker may see is part of the
/// filter, and who decides that is the engine.
#pragma once

#include "request/stay_days.h"
#include "views/request_search.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::views {

Result<void> write_stay(store::Db& db, PlanId const& plan, request::State const& state);

/// Tasks of going home or to the next place.
struct DischargePlan {
    int open = 0;
    int done = 0;
};

void fields(auto& f, auto& p) requires Is<DischargePlan, decltype(p)> {
    f("open", p.open);
    f("done", p.done);
}

/// What is told of a stay besides the columns one looks for.
struct StayBody {
    request::StayState state = request::StayState::notified;
    std::optional<policy::AdmissionSource> source;
    std::optional<policy::AdmissionPriority> priority;
    std::optional<Day> asked_to;       ///< last day asked for
    std::optional<Instant> decide_at;  ///< by when days that wait must be decided
    std::optional<request::Disposition> disposition;
    std::vector<request::StayDays> days;
    DischargePlan discharge;
    bool review_missed = false;  ///< its review was due and did not happen
};

void fields(auto& f, auto& b) requires Is<StayBody, decltype(b)> {
    f("state", b.state);
    f("source", b.source);
    f("priority", b.priority);
    f("asked_to", b.asked_to);
    f("decide_at", b.decide_at);
    f("disposition", b.disposition);
    f("days", b.days);
    f("discharge", b.discharge);
    f("review_missed", b.review_missed);
}

struct StayRow {
    RequestRow request;
    std::string facility;      ///< provider row id; empty: not known
    std::string organisation;  ///< of the facility
    std::string facility_name;
    std::string level;  ///< now; empty: not stated
    Day admit_on{};
    std::optional<Day> discharged_on;
    std::optional<Day> covered_to;
    std::optional<Day> planned_to;
    std::optional<Instant> review_at;   ///< the next review is due
    std::optional<Day> left_before_on;  ///< the member's last discharge before this admission
    StayBody body;
};

struct StaySearch {
    std::string group;  ///< the asker's group, that sees what was forwarded to it; empty: the plan
    std::optional<Day> on;  ///< who is in there on this day; absent: also who is to come
    std::string request;
    std::string member;
    bool over = false;  ///< also stays that are over
    std::string facility;
    std::vector<std::string> levels;
    std::string account;                      ///< the asker, for `mine`
    std::vector<std::string> own_facilities;  ///< organisations whose stays are the asker's too
    bool mine = false;
    /// Reviews due before this, or days up to this one that nobody decided.
    std::optional<Instant> review_before;
    std::optional<Day> uncovered_by;
    std::optional<Day> longer_than_planned_on;  ///< only stays that were to end before this day
    int limit = 200;
};

struct StayPage {
    std::vector<StayRow> rows;  ///< by facility, the most pressing review first
    bool more = false;
};

Result<StayPage> find_stays(store::Db& db, PlanId const& plan, StaySearch const& search);

/// How many open stays a facility has.
struct FacilityLoad {
    std::string facility;
    std::string name;
    std::int64_t stays = 0;
};

void fields(auto& f, auto& l) requires Is<FacilityLoad, decltype(l)> {
    f("facility", l.facility);
    f("name", l.name);
    f("stays", l.stays);
}

Result<std::vector<FacilityLoad>> facilities(store::Db& db, PlanId const& plan,
                                             std::string const& group, Day on);

}  // namespace assent::views
