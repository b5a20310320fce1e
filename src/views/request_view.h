/// The read model of requests: one row a request for lists, one row a running clock, one row a line
/// for duplicates. Written in the transaction of the events; never anywhere else.
#pragma once

#include "base/fields.h"
#include "base/result.h"
#include "request/commands.h"
#include "request/state.h"
#include "store/db.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::views {

/// Writes the rows of this request. Few statements: it is on the path of every command.
Result<void> project(store::Db& db, PlanId const& plan, request::State const& state,
                     std::int64_t version, Instant at);
/// Empties the view tables of the plan before a rebuild.
Result<void> clear(store::Db& db, PlanId const& plan);

struct RequestRow {
    RequestId request;
    MemberId member;
    std::string member_name;
    std::string kind;
    std::string service;  ///< codes of the lines, separated by ", "
    std::string status;
    std::string stage;
    std::string queue;
    std::string urgency;
    Instant received_at{};
    std::optional<Instant> due_at;
    bool overdue = false;
    bool closed = false;
    std::string assignee;
    std::string assignee_name;
    std::string submitted_by;  ///< account id
    std::string organisation;  ///< of the requesting provider
    std::string requesting_name;
    std::string servicing_name;
    Instant updated_at{};
    bool appealed = false;  ///< an appeal or a dispute was filed; grievances stay inside the plan
};

void fields(auto& f, auto& r) requires Is<RequestRow, decltype(r)> {
    f("request", r.request);
    f("member", r.member);
    f("member_name", r.member_name);
    f("kind", r.kind);
    f("service", r.service);
    f("status", r.status);
    f("stage", r.stage);
    f("queue", r.queue);
    f("urgency", r.urgency);
    f("received_at", r.received_at);
    f("due_at", r.due_at);
    f("overdue", r.overdue);
    f("closed", r.closed);
    f("assignee", r.assignee);
    f("assignee_name", r.assignee_name);
    f("submitted_by", r.submitted_by);
    f("organisation", r.organisation);
    f("requesting_name", r.requesting_name);
    f("servicing_name", r.servicing_name);
    f("updated_at", r.updated_at);
    f("appealed", r.appealed);
}

enum class OpenOrClosed { open, closed, all };

struct RequestFilter {
    std::string submitted_by;  ///< account id; empty: any
    std::string organisation;  ///< requesting or servicing organisation; empty: any
    std::string queue;
    std::string assignee;
    OpenOrClosed state = OpenOrClosed::open;
    std::string after;  ///< keyset token of the last page
    int limit = 50;
};

struct RequestPage {
    std::vector<RequestRow> rows;
    std::string next;  ///< token, empty at the end
};

/// Open ones by due time, closed ones newest first.
Result<RequestPage> find_requests(store::Db& db, PlanId const& plan, RequestFilter const& filter);
/// Counts of open requests by queue.
Result<std::vector<std::pair<std::string, std::int64_t>>> queue_counts(store::Db& db,
                                                                       PlanId const& plan);

struct DueRow {
    std::string stream;  ///< number of a request or an appeal
    std::string clock;
    Instant due_at{};
    int percent = 0;     ///< share of the time to warn at
    std::string before;  ///< or how long before it is due; neither: it has run out
    bool is_warning() const { return percent > 0 || !before.empty(); }
};

/// Running clocks that must warn or have run out by `now`, earliest first.
Result<std::vector<DueRow>> due_before(store::Db& db, PlanId const& plan, Instant now, int limit);
/// The earliest instant after the first and not after the second at which a running clock warns or
/// has run out.
Result<std::optional<Instant>> next_alarm(store::Db& db, PlanId const& plan, Instant after,
                                          Instant until);

/// Open or approved requests of the member with their lines (L-DUP-01).
Result<std::vector<request::PossibleDuplicate>> possible_duplicates(store::Db& db,
                                                                    PlanId const& plan,
                                                                    MemberId const& member);

}  // namespace assent::views
