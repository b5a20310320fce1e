/// The read model of appeals: one row an appeal for lists, one row a running clock, one row an
/// office that has a part in it. Written in the transaction of the events; never anywhere else.
#pragma once

#include "appeal/state.h"
#include "base/fields.h"
#include "base/result.h"
#include "store/db.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::views {

Result<void> project(store::Db& db, PlanId const& plan, appeal::State const& state,
                     std::int64_t version, Instant at);
/// Empties the view tables of the plan before a rebuild.
Result<void> clear_appeals(store::Db& db, PlanId const& plan);

struct AppealRow {
    AppealId appeal;
    RequestId request;  ///< empty: a grievance about none
    MemberId member;
    std::string member_name;
    std::string kind;
    std::string filer;
    std::string line_of_business;
    std::string status;
    std::string urgency;
    Instant received_at{};
    std::optional<Instant> resolved_at;  ///< when the plan, or a body outside, last decided it
    std::optional<Instant> due_at;
    bool overdue = false;
    bool closed = false;
    std::string assignee;
    std::string assignee_name;
    Instant updated_at{};
};

void fields(auto& f, auto& r) requires Is<AppealRow, decltype(r)> {
    f("appeal", r.appeal);
    f("request", r.request);
    f("member", r.member);
    f("member_name", r.member_name);
    f("kind", r.kind);
    f("filer", r.filer);
    f("line_of_business", r.line_of_business);
    f("status", r.status);
    f("urgency", r.urgency);
    f("received_at", r.received_at);
    f("resolved_at", r.resolved_at);
    f("due_at", r.due_at);
    f("overdue", r.overdue);
    f("closed", r.closed);
    f("assignee", r.assignee);
    f("assignee_name", r.assignee_name);
    f("updated_at", r.updated_at);
}

struct AppealFilter {
    std::string organisation;  ///< that has a part in it; empty: any
    std::string status;        ///< one state; empty: any
    std::string assignee;
    std::optional<Instant> due_before;
    std::optional<bool> closed = false;  ///< absent: open and closed
    std::string after;                   ///< keyset token of the last page
    int limit = 50;
};

struct AppealPage {
    std::vector<AppealRow> rows;
    std::string next;  ///< token, empty at the end
};

/// By due time; what is carried out or decided stands last.
Result<AppealPage> find_appeals(store::Db& db, PlanId const& plan, AppealFilter const& filter);
/// All about one request, the first one first.
Result<std::vector<AppealRow>> appeals_of(store::Db& db, PlanId const& plan,
                                          RequestId const& request);

}  // namespace assent::views
