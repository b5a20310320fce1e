#include "doors/portal/csv.h"
#include "doors/portal/portal.h"

#include <cstdio>

namespace assent::portal {
namespace {

PlanId plan_of(http::Request const& request) {
    return PlanId(std::string(request.parameter("plan")));
}

Result<json::Value> staff(Portal& portal, http::Request const& request,
                          engine::Asker const& asker) {
    json::Array staff;
    for (auto const& worker : TRY(portal.engine().staff_of(asker, plan_of(request)))) {
        json::Value item;
        item.set("account", worker.account.id);
        item.set("name", worker.account.name);
        item.set("role", worker.account.role);
        item.set("open", worker.open);
        staff.push_back(std::move(item));
    }
    json::Value out;
    out.set("staff", std::move(staff));
    return out;
}

Result<json::Value> queues(Portal& portal, http::Request const& request,
                           engine::Asker const& asker) {
    json::Array queues;
    for (auto const& load : TRY(portal.engine().queues_of(asker, plan_of(request)))) {
        json::Value item;
        item.set("queue", load.queue);
        item.set("open", load.open);
        item.set("overdue", load.overdue);
        item.set("unassigned", load.unassigned);
        queues.push_back(std::move(item));
    }
    json::Value out;
    out.set("queues", std::move(queues));
    return out;
}

/// Hours with one decimal.
std::string hours_text(std::optional<double> hours) {
    if (!hours) return {};
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", *hours);
    return text;
}

json::Value row_json(views::SubmitterRow const& row) {
    json::Value item;
    item.set("submitter", row.submitter);
    item.set("submitter_name", row.submitter_name);
    item.set("kind", row.kind);
    item.set("status", row.status);
    item.set("count", row.count);
    item.set("closed", row.closed);
    if (row.hours_median) item.set("hours_median", json::Number{hours_text(row.hours_median)});
    if (row.hours_longest) item.set("hours_longest", json::Number{hours_text(row.hours_longest)});
    return item;
}

http::Response report_csv(std::vector<views::SubmitterRow> const& rows) {
    auto text = csv_line(
        {"submitter", "kind", "status", "count", "closed", "hours_median", "hours_longest"});
    for (auto const& row : rows)
        text += csv_line({row.submitter_name, row.kind, row.status, std::to_string(row.count),
                          std::to_string(row.closed), hours_text(row.hours_median),
                          hours_text(row.hours_longest)});
    return csv_file("submitters.csv", std::move(text));
}

http::Response report(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto const ask = body_as<engine::ReportAsk>(request);
    if (!ask) return http::problem(ask.fault());
    auto const format = request.query_value("format").value_or("json");
    if (format != "json" && format != "csv")
        return http::problem(invalid("unknown_value", "/format", "Use json or csv."));
    auto const rows = portal.engine().submitter_report(asker, *ask);
    if (!rows) return http::problem(rows.fault());
    if (format == "csv") return report_csv(*rows);
    json::Array items;
    for (auto const& row : *rows) items.push_back(row_json(row));
    json::Value out;
    out.set("now", to_text(portal.engine().clock().now()));
    out.set("rows", std::move(items));
    return http::json(200, out);
}

}  // namespace

void add_work_routes(Portal& portal, http::Router& router) {
    auto add = [&](auto function) {
        return signed_in(
            portal, [&portal, function](http::Request const& request, engine::Asker const& asker) {
                return function(portal, request, asker);
            });
    };
    auto answer = [](auto function) {
        return [function](Portal& to, http::Request const& request, engine::Asker const& asker) {
            return reply(function(to, request, asker));
        };
    };
    router.get("/api/plans/{plan}/staff", add(answer(staff)));
    router.get("/api/plans/{plan}/queues", add(answer(queues)));
    router.post("/api/reports/submitters", add(report));
}

void describe_work(std::vector<Endpoint>& out) {
    out.push_back({"get",
                   "/api/plans/{plan}/staff",
                   "Who may be given requests of the plan, and how many each has open",
                   Access::signed_in,
                   {},
                   {},
                   {},
                   {"right_required", "unknown_plan"}});
    out.push_back({"get",
                   "/api/plans/{plan}/queues",
                   "Open, overdue and unassigned by queue",
                   Access::signed_in,
                   {},
                   {},
                   {},
                   {"right_required", "unknown_plan"}});
    out.push_back({"post",
                   "/api/reports/submitters",
                   "What was submitted by whom, of which kind, and how long it took",
                   Access::signed_in,
                   {"X-CSRF-Token"},
                   [](Schemas& schemas) { return schemas.of<engine::ReportAsk>(); },
                   {},
                   {"right_required", "unknown_plan", "dates_reversed", "search_too_wide"}});
}

}  // namespace assent::portal
