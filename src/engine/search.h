/// What may be asked of the list of requests, and what comes back. One description for the door,
/// for saved searches and for the export.
#pragma once

#include "base/fields.h"
#include "policy/words.h"
#include "request/state.h"
#include "views/request_search.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace assent::engine {

/// mine: submitted by me, or assigned to me where I work for the plan. office: my organisation
/// asked for it, gives the care or decides it. team: open ones of these. all: everything I may see,
/// also as primary care.
enum class SearchScope { mine, office, team, all };
/// View Auths (SRC-03): whether my organisation is the member's primary care.
enum class CaseOf { pcp, non_pcp };

struct RequestAsk {
    PlanId plan;
    SearchScope scope = SearchScope::all;
    std::string number;  ///< whole, here or in an older system; spaces and dashes do not count
    std::string text;    ///< how the number begins or ends, at least 3 digits; or an older one
    std::optional<MemberId> member;
    Private<std::string> member_number;  ///< or last name and birth date, as members are found
    Private<std::string> last_name;
    Private<std::string> first_name;
    std::optional<Private<Day>> born_on;
    std::optional<Day> submitted_from;  ///< days of receipt in the plan's zone, inclusive
    std::optional<Day> submitted_to;
    std::optional<Day> service_from;  ///< the days of service overlap with these
    std::optional<Day> service_to;
    std::optional<Instant> decided_from;  ///< closed from, inclusive
    std::optional<Instant> decided_to;    ///< and before
    std::string provider;                 ///< requesting or servicing
    std::string requesting;
    std::string servicing;
    std::vector<request::Status> status;
    std::vector<policy::RequestKind> kind;
    std::vector<policy::Urgency> urgency;
    std::vector<policy::Review> review;
    std::string submitter;  ///< account id
    std::string assignee;   ///< account id
    bool unassigned = false;
    std::vector<std::string> line_of_business;
    std::string queue;
    views::OpenOrClosed state = views::OpenOrClosed::all;
    std::optional<Instant> due_before;
    std::optional<Day> authorized_from;  ///< last authorized day, inclusive
    std::optional<Day> authorized_to;
    bool information_asked = false;
    std::optional<CaseOf> case_of;
    std::optional<views::RequestSort> sort;  ///< absent: due for open ones, else updated
    std::optional<bool> descending;          ///< absent: newest first, but what is due first first
    std::string after;
    int limit = 50;
    bool count = false;
};

void fields(auto& f, auto& a) requires Is<RequestAsk, decltype(a)> {
    f("plan", a.plan);
    f("scope", a.scope);
    f("number", a.number);
    f("text", a.text);
    f("member", a.member);
    f("member_number", a.member_number);
    f("last_name", a.last_name);
    f("first_name", a.first_name);
    f("born_on", a.born_on);
    f("submitted_from", a.submitted_from);
    f("submitted_to", a.submitted_to);
    f("service_from", a.service_from);
    f("service_to", a.service_to);
    f("decided_from", a.decided_from);
    f("decided_to", a.decided_to);
    f("provider", a.provider);
    f("requesting", a.requesting);
    f("servicing", a.servicing);
    f("status", a.status);
    f("kind", a.kind);
    f("urgency", a.urgency);
    f("review", a.review);
    f("submitter", a.submitter);
    f("assignee", a.assignee);
    f("unassigned", a.unassigned);
    f("line_of_business", a.line_of_business);
    f("queue", a.queue);
    f("state", a.state);
    f("due_before", a.due_before);
    f("authorized_from", a.authorized_from);
    f("authorized_to", a.authorized_to);
    f("information_asked", a.information_asked);
    f("case", a.case_of);
    f("sort", a.sort);
    f("descending", a.descending);
    f("after", a.after);
    f("limit", a.limit);
    f("count", a.count);
}

/// Days of receipt in the plan's zone, inclusive.
struct ReportAsk {
    PlanId plan;
    Day from{};
    Day to{};
};

void fields(auto& f, auto& a) requires Is<ReportAsk, decltype(a)> {
    f("plan", a.plan);
    f("from", a.from);
    f("to", a.to);
}

struct RequestCounts {
    std::int64_t total = 0;
    std::int64_t open = 0;
    std::map<std::string, std::int64_t> status;
};

struct RequestList {
    Instant now{};
    views::RequestPage page;
    /// By scope: `mine`, `office`, `all`; only when asked for.
    std::vector<std::pair<std::string, RequestCounts>> counts;
};

}  // namespace assent::engine
