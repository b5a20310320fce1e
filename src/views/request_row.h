/// The columns of one request in a list, and how they are read: shared by every list of requests.
#pragma once

#include "views/request_search.h"

#include <string_view>

namespace assent::views {

/// Of `request_view v`; the caller adds one more column, whether its organisation is primary care.
inline constexpr std::string_view request_columns = R"sql(
    v.request, v.version, v.member, v.member_name, v.kind, v.service, v.status, v.stage, v.queue, v.urgency,
    v.review, v.received_at, v.due_at, v.overdue, v.closed, v.closed_at, v.assignee, v.assignee_name,
    v.submitted_by, v.submitted_by_name, v.requesting_organisation, v.requesting, v.requesting_name, v.servicing,
    v.servicing_name, v.line_of_business, v.service_from, v.service_to, v.authorized_to, v.reply_due_at,
    v.information, v.updated_at,
    (select count(*) from appeal_view appeal
     where appeal.plan = v.plan and appeal.request = v.request and appeal.kind <> 'grievance'))sql";

/// `i`: where the columns begin; afterwards where they end.
Result<RequestRow> read_request_row(store::Row const& row, std::size_t& i);

/// The page token: sort key and number of the last row, separated by a stroke.
struct After {
    std::string key;
    std::string number;
};
/// Faults: `bad_page`.
Result<std::optional<After>> after_of(std::string const& token);
std::string token_of(std::string_view key, RequestId const& number);

Result<std::optional<Instant>> instant_or_none(std::string const& text);

}  // namespace assent::views
