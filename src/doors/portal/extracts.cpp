#include "doors/portal/csv.h"
#include "doors/portal/reports.h"

namespace assent::portal {
namespace {

using measures::Case;
using measures::DecidedLine;

std::string said_at(std::optional<Instant> const& at) { return at ? to_text(*at) : std::string(); }

std::string joined(std::vector<std::string> const& words) {
    std::string text;
    for (auto const& word : words) text += (text.empty() ? "" : "; ") + word;
    return text;
}

std::string yes_or_no(bool flag) { return flag ? "yes" : "no"; }

std::string met_word(std::optional<bool> met) { return met ? yes_or_no(*met) : std::string(); }

/// What a file review looks at: every stamp, who decided by what, the reason, the notice, the offer
/// to talk (NCQA UM 2, 4, 5, 6, 7, 12; regulation.md 13). One line of the table a decided line.
std::string review_head() {
    return csv_line({"request",          "line",
                     "line_of_business", "kind",
                     "review",           "urgency",
                     "delegate",         "code",
                     "received_at",      "information_complete_at",
                     "information_asks", "extended",
                     "due_at",           "decided_at",
                     "decided_in_time",  "outcome",
                     "decided_by",       "decider",
                     "decider_role",     "decider_licence",
                     "second_signature", "basis",
                     "reasons",          "criteria",
                     "policy_rows",      "peer_to_peer_offered",
                     "notice_due_at",    "notice_sent_at",
                     "notice_in_time",   "appealed",
                     "overturned_by",    "overturned_at"});
}

std::string review_line(Case const& one, DecidedLine const& line, Instant now) {
    return csv_line({one.request.value,
                     std::to_string(line.line),
                     one.line_of_business,
                     one.kind,
                     one.review,
                     one.urgent ? "urgent" : "standard",
                     one.group,
                     line.code,
                     to_text(one.received_at),
                     said_at(one.complete_at),
                     std::to_string(one.asks),
                     yes_or_no(one.extended),
                     said_at(one.due_at),
                     to_text(line.decided_at),
                     met_word(measures::met_limit(one, now)),
                     line.outcome,
                     std::string(name_of(one.maker)),
                     line.name,
                     line.role,
                     line.licence,
                     line.signed_by,
                     line.basis,
                     joined(line.reasons),
                     joined(line.criteria),
                     joined(line.rows),
                     yes_or_no(line.talk_offered),
                     said_at(one.letter.due_at),
                     said_at(one.letter.sent_at),
                     met_word(measures::met_letter(one, now)),
                     yes_or_no(one.appealed),
                     line.overturned_by,
                     said_at(line.overturned_at)});
}

/// The log of decisions and notices that contracts ask for (L-REP-03): one line a request.
std::string log_head() {
    return csv_line(
        {"request",    "line_of_business", "kind",           "review",          "urgency",
         "channel",    "delegate",         "codes",          "received_at",     "due_at",
         "decided_at", "outcome",          "status",         "decided_by",      "reasons",
         "extended",   "notice_due_at",    "notice_sent_at", "decided_in_time", "notice_in_time",
         "appealed",   "overturned_by",    "overturned_at",  "closed_at"});
}

std::string log_line(Case const& one, std::vector<DecidedLine> const& lines, Instant now) {
    std::vector<std::string> codes;
    std::vector<std::string> reasons;
    for (auto const& line : lines) {
        codes.push_back(line.code);
        for (auto const& reason : line.reasons) reasons.push_back(reason);
    }
    return csv_line({one.request.value,
                     one.line_of_business,
                     one.kind,
                     one.review,
                     one.urgent ? "urgent" : "standard",
                     one.channel,
                     one.group,
                     joined(codes),
                     to_text(one.received_at),
                     said_at(one.due_at),
                     said_at(one.decided_at),
                     one.outcome,
                     one.status,
                     std::string(name_of(one.maker)),
                     joined(reasons),
                     yes_or_no(one.extended),
                     said_at(one.letter.due_at),
                     said_at(one.letter.sent_at),
                     met_word(measures::met_limit(one, now)),
                     met_word(measures::met_letter(one, now)),
                     yes_or_no(one.appealed),
                     one.overturned_by,
                     said_at(one.overturned_at),
                     said_at(one.closed_at)});
}

http::Response file_review(Portal& portal, http::Request const& request,
                           engine::Asker const& asker) {
    auto const ask = body_as<engine::CasesAsk>(request);
    if (!ask) return http::problem(ask.fault());
    auto const files = engine::Reports(portal.engine(), asker).files(*ask, "file_review");
    if (!files) return http::problem(files.fault());
    auto const now = portal.engine().clock().now();
    auto text = review_head();
    for (auto const& file : *files)
        for (auto const& line : file.lines) text += review_line(file.facts, line, now);
    return csv_file("file-review.csv", std::move(text));
}

http::Response state_log(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto const ask = body_as<engine::CasesAsk>(request);
    if (!ask) return http::problem(ask.fault());
    auto const files = engine::Reports(portal.engine(), asker).files(*ask, "state_log");
    if (!files) return http::problem(files.fault());
    auto const now = portal.engine().clock().now();
    auto text = log_head();
    for (auto const& file : *files) text += log_line(file.facts, file.lines, now);
    return csv_file("state-log.csv", std::move(text));
}

}  // namespace

void add_extract_routes(Portal& portal, http::Router& router) {
    router.post("/api/reports/file-review", for_somebody(portal, file_review));
    router.post("/api/reports/state-log", for_somebody(portal, state_log));
}

void describe_extracts(std::vector<Endpoint>& out) {
    auto const add = [&](std::string path, std::string summary) {
        out.push_back({"post",
                       std::move(path),
                       std::move(summary),
                       Access::signed_in,
                       {"X-CSRF-Token"},
                       [](Schemas& schemas) { return schemas.of<engine::CasesAsk>(); },
                       {},
                       {"right_required", "unknown_plan", "dates_reversed", "search_too_wide"}});
    };
    add("/api/reports/file-review",
        "Decided lines with every stamp, for an accreditation's file review (CSV)");
    add("/api/reports/state-log", "The log of decisions and notices for the State (CSV)");
}

}  // namespace assent::portal
