/// Searching the list of requests: what is asked for as one filter, one page at a time by keyset,
/// and counts by status. What the asker may see is part of the filter; who decides that is the
/// engine.
#pragma once

#include "base/fields.h"
#include "base/result.h"
#include "store/db.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace assent::views {

struct RequestRow {
    RequestId request;
    std::int64_t version = 0;
    MemberId member;
    std::string member_name;
    std::string kind;
    std::string service;  ///< codes of the lines, separated by ", "
    std::string status;
    std::string stage;
    std::string queue;
    std::string urgency;
    std::string review;
    Instant received_at{};
    std::optional<Instant> due_at;
    bool overdue = false;
    bool closed = false;
    std::optional<Instant> closed_at;
    std::string assignee;
    std::string assignee_name;
    std::string submitted_by;  ///< account id
    std::string submitted_by_name;
    std::string organisation;  ///< of the requesting provider
    std::string requesting;    ///< provider row id
    std::string requesting_name;
    std::string servicing;
    std::string servicing_name;
    std::string line_of_business;
    std::optional<Day> service_from;  ///< over all lines, as asked
    std::optional<Day> service_to;
    std::optional<Day> authorized_to;     ///< last authorized day of any line
    std::optional<Instant> reply_due_at;  ///< of the first ask for information that waits
    int information = 0;                  ///< asks for information that wait
    bool appealed = false;                ///< an appeal or a dispute of it was filed
    bool pcp = false;                     ///< the organisation it is listed for is primary care
    bool unlisted = false;                ///< the directory lacks the servicing practice
    std::string origin;                   ///< the older system that decided it; empty: this one
    std::string earlier_number;           ///< its number there, without spaces and dashes
    Instant updated_at{};
};

void fields(auto& f, auto& r) requires Is<RequestRow, decltype(r)> {
    f("request", r.request);
    f("version", r.version);
    f("member", r.member);
    f("member_name", r.member_name);
    f("kind", r.kind);
    f("service", r.service);
    f("status", r.status);
    f("stage", r.stage);
    f("queue", r.queue);
    f("urgency", r.urgency);
    f("review", r.review);
    f("received_at", r.received_at);
    f("due_at", r.due_at);
    f("overdue", r.overdue);
    f("closed", r.closed);
    f("closed_at", r.closed_at);
    f("assignee", r.assignee);
    f("assignee_name", r.assignee_name);
    f("submitted_by", r.submitted_by);
    f("submitted_by_name", r.submitted_by_name);
    f("organisation", r.organisation);
    f("requesting", r.requesting);
    f("requesting_name", r.requesting_name);
    f("servicing", r.servicing);
    f("servicing_name", r.servicing_name);
    f("line_of_business", r.line_of_business);
    f("service_from", r.service_from);
    f("service_to", r.service_to);
    f("authorized_to", r.authorized_to);
    f("reply_due_at", r.reply_due_at);
    f("information", r.information);
    f("appealed", r.appealed);
    f("pcp", r.pcp);
    f("unlisted", r.unlisted);
    f("origin", r.origin);
    f("earlier_number", r.earlier_number);
    f("updated_at", r.updated_at);
}

enum class OpenOrClosed { open, closed, all };
/// `due` lists open requests only, `closed` closed ones, `authorized_to` those with an
/// authorization, `reply` those with an ask for information that waits.
enum class RequestSort { due, received, updated, closed, authorized_to, reply };

/// Whom restricted records are hidden from.
struct KeptFrom {
    std::string account;  ///< what was given to it, it sees
    Instant now{};        ///< what it has open then, it sees
};

struct RequestSearch {
    std::optional<KeptFrom> kept_from;      ///< restricted records are left out
    std::optional<std::string> listed_for;  ///< organisation with a part in it; absent: the plan
    std::vector<std::string> numbers;       ///< whole numbers
    std::string number_part;                ///< digits with which the number begins or ends
    std::optional<std::vector<MemberId>> members;
    std::optional<Instant> received_from;  ///< from inclusive, before exclusive, here and below
    std::optional<Instant> received_before;
    std::optional<Instant> closed_from;
    std::optional<Instant> closed_before;
    std::optional<Instant> due_before;
    std::optional<Day> service_from;  ///< the days of service overlap with these, inclusive
    std::optional<Day> service_to;
    std::optional<Day> authorized_from;  ///< inclusive
    std::optional<Day> authorized_to;
    std::string provider;  ///< requesting or servicing
    std::string requesting;
    std::string servicing;
    std::string submitted_by;  ///< account id
    std::string assignee;      ///< account id
    bool unassigned = false;
    std::string queue;
    std::vector<std::string> statuses;
    std::vector<std::string> kinds;
    std::vector<std::string> urgencies;
    std::vector<std::string> reviews;
    std::vector<std::string> lines_of_business;
    bool information_asked = false;
    std::optional<bool> pcp;  ///< whether `listed_for` is the member's primary care
    bool own_part = false;    ///< not only as primary care
    OpenOrClosed state = OpenOrClosed::all;
    RequestSort sort = RequestSort::updated;
    bool descending = true;
    std::string after;  ///< token of the last page
    int limit = 50;
};

struct RequestPage {
    std::vector<RequestRow> rows;
    std::string next;  ///< token, empty at the end
};

/// Faults: `bad_page` for a token that is none.
Result<RequestPage> find_requests(store::Db& db, PlanId const& plan, RequestSearch const& search);

/// Whose requests are counted: those in which the organisation has a part, submitted by or assigned
/// to the account; all empty: the plan's.
struct CountOf {
    std::string organisation;
    bool own_part = false;  ///< not only as primary care
    std::string submitted_by;
    std::string assignee;
};
/// Requests by status. Counting stops at ten thousand and one, so that a count never takes long.
Result<std::map<std::string, std::int64_t>> count_by_status(store::Db& db, PlanId const& plan,
                                                            CountOf const& of);

}  // namespace assent::views
