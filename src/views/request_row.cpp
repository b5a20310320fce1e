#include "views/request_row.h"

#include "views/due.h"

namespace assent::views {
namespace {

Result<std::optional<Day>> day_or_none(std::string const& text) {
    if (text.empty()) return std::optional<Day>();
    return std::optional<Day>(TRY(parse_day(text)));
}

}  // namespace

Result<RequestRow> read_request_row(store::Row const& row, std::size_t& i) {
    auto const text = [&] { return row.text(i++); };
    RequestRow out;
    out.request = RequestId(text());
    out.version = row.integer(i++);
    out.member = MemberId(text());
    out.member_name = text();
    out.kind = text();
    out.service = text();
    out.status = text();
    out.stage = text();
    out.queue = text();
    out.urgency = text();
    out.review = text();
    out.received_at = TRY(parse_instant(text()));
    out.due_at = TRY(read_due_key(text()));
    out.overdue = row.integer(i++) != 0;
    out.closed = row.integer(i++) != 0;
    out.closed_at = TRY(instant_or_none(text()));
    out.assignee = text();
    out.assignee_name = text();
    out.submitted_by = text();
    out.submitted_by_name = text();
    out.organisation = text();
    out.requesting = text();
    out.requesting_name = text();
    out.servicing = text();
    out.servicing_name = text();
    out.line_of_business = text();
    out.service_from = TRY(day_or_none(text()));
    out.service_to = TRY(day_or_none(text()));
    out.authorized_to = TRY(day_or_none(text()));
    out.reply_due_at = TRY(instant_or_none(text()));
    out.information = static_cast<int>(row.integer(i++));
    out.updated_at = TRY(parse_instant(text()));
    out.appealed = row.integer(i++) > 0;
    out.pcp = row.integer(i++) != 0;
    return out;
}

Result<std::optional<After>> after_of(std::string const& token) {
    if (token.empty()) return std::optional<After>();
    auto const stroke = token.rfind('|');
    if (stroke == std::string::npos || stroke + 1 == token.size())
        return invalid("bad_page", "/after", "Send the token of the page before, or none.");
    return std::optional(After{token.substr(0, stroke), token.substr(stroke + 1)});
}

std::string token_of(std::string_view key, RequestId const& number) {
    return std::string(key) + "|" + number.value;
}

Result<std::optional<Instant>> instant_or_none(std::string const& text) {
    if (text.empty()) return std::optional<Instant>();
    return std::optional<Instant>(TRY(parse_instant(text)));
}

}  // namespace assent::views
