#include "doors/portal/reports.h"

#include "base/check_digit.h"
#include "doors/portal/csv.h"

#include <cstdio>

namespace assent::portal {
namespace {

struct PlanAsk {
    PlanId plan;
};

void fields(auto& f, auto& a) requires Is<PlanAsk, decltype(a)> { f("plan", a.plan); }

struct YearAsk {
    PlanId plan;
    int year = 0;
};

void fields(auto& f, auto& a) requires Is<YearAsk, decltype(a)> {
    f("plan", a.plan);
    f("year", a.year);
}

json::Value case_json(measures::Case const& one, Instant now) {
    json::Value out;
    out.set("request", one.request.value);
    out.set("shown", grouped(one.request.value));
    out.set("line_of_business", one.line_of_business);
    out.set("kind", one.kind);
    out.set("pace", name_of(measures::pace_of(one)));
    out.set("status", one.status);
    out.set("received_at", to_text(one.received_at));
    if (one.due_at) out.set("due_at", to_text(*one.due_at));
    if (one.decided_at) out.set("decided_at", to_text(*one.decided_at));
    if (!one.outcome.empty()) out.set("outcome", one.outcome);
    if (!one.group.empty()) out.set("group", one.group);
    out.set("closed", one.closed);
    if (auto const time = measures::took(one))
        out.set("minutes", std::chrono::round<std::chrono::minutes>(*time).count());
    if (auto const met = measures::met_limit(one, now)) out.set("on_time", *met);
    return out;
}

std::string case_line(measures::Case const& one, Instant now) {
    auto const said = [](std::optional<Instant> const& at) {
        return at ? to_text(*at) : std::string();
    };
    std::optional<std::int64_t> minutes;
    if (auto const time = measures::took(one))
        minutes = std::chrono::round<std::chrono::minutes>(*time).count();
    auto const met = measures::met_limit(one, now);
    return csv_line({one.request.value, one.line_of_business, one.kind,
                     std::string(name_of(measures::pace_of(one))), one.status,
                     to_text(one.received_at), said(one.due_at), said(one.decided_at), one.outcome,
                     hours_of(minutes), met ? *met ? "yes" : "no" : "", one.group});
}

json::Value cases_json(engine::CaseList const& list, Instant now) {
    json::Array cases;
    for (auto const& one : list.cases) cases.push_back(case_json(one, now));
    json::Value out;
    out.set("now", to_text(now));
    out.set("total", list.total);
    out.set("cases", std::move(cases));
    return out;
}

std::string cases_csv(std::vector<measures::Case> const& cases, Instant now) {
    auto text = csv_line({"request", "line_of_business", "kind", "pace", "status", "received_at",
                          "due_at", "decided_at", "outcome", "hours", "on_time", "group"});
    for (auto const& one : cases) text += case_line(one, now);
    return text;
}

std::vector<std::string> figures_line(measures::Row const& row) {
    std::vector<std::string> cells{row.line_of_business, row.kind,
                                   row.pace ? std::string(name_of(*row.pace)) : std::string()};
    for (auto const count : row.counts.of) cells.push_back(std::to_string(count));
    for (auto const& minutes : {row.times.mean, row.times.median, row.times.ninetieth, row.limit})
        cells.push_back(hours_of(minutes));
    return cells;
}

std::string turnaround_csv(engine::TurnaroundReport const& report) {
    std::vector<std::string> head{"line_of_business", "kind", "pace"};
    for (std::size_t i = 0; i < enum_count<measures::Figure>; ++i)
        head.emplace_back(name_of(static_cast<measures::Figure>(i)));
    for (auto const* name : {"hours_mean", "hours_median", "hours_ninetieth", "hours_limit"})
        head.emplace_back(name);
    auto text = csv_line(head);
    for (auto const& row : report.figures.by_line) text += csv_line(figures_line(row));
    auto total = figures_line(report.figures.total);
    total[0] = "all";
    return text + csv_line(total);
}

std::string groups_csv(engine::GroupReport const& report) {
    auto text =
        csv_line({"group", "received", "decided", "approved", "partial", "denied", "on_time",
                  "late", "overturned", "hours_mean", "hours_median", "hours_ninetieth",
                  "acknowledged_in_time", "acknowledged_late", "acknowledgement_waiting",
                  "acknowledgement_overdue", "acknowledgement_hours_median"});
    using measures::Figure;
    for (auto const& row : report.groups) {
        std::vector<std::string> cells{row.group};
        for (auto const figure :
             {Figure::received, Figure::decided, Figure::approved, Figure::partial, Figure::denied,
              Figure::on_time, Figure::late, Figure::overturned})
            cells.push_back(std::to_string(row.counts[figure]));
        for (auto const& minutes : {row.times.mean, row.times.median, row.times.ninetieth})
            cells.push_back(hours_of(minutes));
        for (auto const count : {row.in_time, row.acknowledged_late, row.waiting, row.overdue})
            cells.push_back(std::to_string(count));
        cells.push_back(hours_of(row.handover.median));
        text += csv_line(cells);
    }
    return text;
}

/// Who stands at the door, and with what.
struct Caller {
    Portal& portal;
    http::Request const& request;
    engine::Asker const& asker;
};

/// A report in the form asked for; leaving as a file is an export.
template <class Run, class Csv>
Result<http::Response> told(Caller const& caller, std::string const& name, Run const& run,
                            Csv const& csv) {
    auto const ask = TRY(body_as<engine::FigureAsk>(caller.request));
    auto const form = TRY(form_of(caller.request));
    engine::Reports reports(caller.portal.engine(), caller.asker);
    auto const report = TRY(run(reports, ask));
    if (form == ReportForm::json) return http::json(200, to_json(report));
    if (form == ReportForm::html) return invalid("unknown_value", "/format", "Use json or csv.");
    TRY(reports.note_export(ask.plan, name));
    return csv_file(name + ".csv", csv(report));
}

Result<http::Response> turnaround(Portal& portal, http::Request const& request,
                                  engine::Asker const& asker) {
    auto const run = [](engine::Reports& reports, engine::FigureAsk const& ask) {
        return reports.turnaround(ask);
    };
    return told({portal, request, asker}, "turnaround", run, turnaround_csv);
}

Result<http::Response> groups(Portal& portal, http::Request const& request,
                              engine::Asker const& asker) {
    auto const run = [](engine::Reports& reports, engine::FigureAsk const& ask) {
        return reports.groups(ask);
    };
    return told({portal, request, asker}, "delegation", run, groups_csv);
}

Result<http::Response> board(Portal& portal, http::Request const& request,
                             engine::Asker const& asker) {
    auto const ask = TRY(body_as<PlanAsk>(request));
    return http::json(200, to_json(TRY(engine::Reports(portal.engine(), asker).board(ask.plan))));
}

Result<http::Response> cases(Portal& portal, http::Request const& request,
                             engine::Asker const& asker) {
    auto const ask = TRY(body_as<engine::CasesAsk>(request));
    auto const form = TRY(form_of(request));
    engine::Reports reports(portal.engine(), asker);
    auto const now = portal.engine().clock().now();
    if (form != ReportForm::csv) return http::json(200, cases_json(TRY(reports.cases(ask)), now));
    std::vector<measures::Case> all;
    for (auto& file : TRY(reports.files(ask, "cases"))) all.push_back(std::move(file.facts));
    return csv_file("cases.csv", cases_csv(all, now));
}

Result<http::Response> sample(Portal& portal, http::Request const& request,
                              engine::Asker const& asker) {
    auto const ask = TRY(body_as<engine::SampleAsk>(request));
    auto const form = TRY(form_of(request));
    engine::Reports reports(portal.engine(), asker);
    auto const now = portal.engine().clock().now();
    auto const drawn = TRY(reports.sample(ask));
    if (form == ReportForm::csv) {
        TRY(reports.note_export(ask.from.of.plan, "sample"));
        return csv_file("sample-" + std::to_string(ask.seed) + ".csv", cases_csv(drawn.cases, now));
    }
    auto out = cases_json(drawn, now);
    out.set("seed", ask.seed);
    return http::json(200, out);
}

Result<http::Response> yearly(Portal& portal, http::Request const& request,
                              engine::Asker const& asker) {
    auto const ask = TRY(body_as<YearAsk>(request));
    auto const form = TRY(form_of(request));
    engine::Reports reports(portal.engine(), asker);
    auto const report = TRY(reports.yearly(ask.plan, ask.year));
    auto const name = "prior-authorization-" + std::to_string(ask.year);
    if (form == ReportForm::json) return http::json(200, to_json(report));
    TRY(reports.note_export(ask.plan, name));
    if (form == ReportForm::csv) return csv_file(name + ".csv", yearly_csv(report));
    http::Response response;
    response.content_type = "text/html; charset=utf-8";
    response.body = yearly_page(report);
    return std::move(response).with("Content-Disposition",
                                    "attachment; filename=\"" + name + ".html\"");
}

}  // namespace

Result<ReportForm> form_of(http::Request const& request) {
    auto const word = request.query_value("format").value_or("json");
    if (auto const form = from_name<ReportForm>(word)) return *form;
    return invalid("unknown_value", "/format", "Use json, csv or html.");
}

std::string hours_of(std::optional<std::int64_t> minutes) {
    if (!minutes) return {};
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", static_cast<double>(*minutes) / 60);
    return text;
}

void add_report_routes(Portal& portal, http::Router& router) {
    auto add = [&](auto function) {
        return signed_in(
            portal, [&portal, function](http::Request const& request, engine::Asker const& asker) {
                auto answer = function(portal, request, asker);
                return answer ? std::move(answer).take() : http::problem(answer.fault());
            });
    };
    router.post("/api/reports/turnaround", add(turnaround));
    router.post("/api/reports/cases", add(cases));
    router.post("/api/reports/yearly", add(yearly));
    router.post("/api/reports/delegation", add(groups));
    router.post("/api/reports/sample", add(sample));
    router.post("/api/reports/board", add(board));
}

void describe_reports(std::vector<Endpoint>& out) {
    std::vector<std::string> const of_days{"right_required", "unknown_plan", "dates_reversed",
                                           "search_too_wide", "unknown_value"};
    auto const add = [&](std::string path, std::string summary, auto asks, auto replies,
                         std::vector<std::string> faults) {
        out.push_back({"post",
                       std::move(path),
                       std::move(summary),
                       Access::signed_in,
                       {"X-CSRF-Token"},
                       asks,
                       replies,
                       std::move(faults)});
    };
    auto const figure = [](Schemas& schemas) { return schemas.of<engine::FigureAsk>(); };
    add(
        "/api/reports/turnaround",
        "How many requests came, what became of them, whether in time; ?format=csv", figure,
        [](Schemas& schemas) { return schemas.of<engine::TurnaroundReport>(); }, of_days);
    add(
        "/api/reports/cases", "The requests behind a figure, by number; ?format=csv",
        [](Schemas& schemas) { return schemas.of<engine::CasesAsk>(); }, nullptr, of_days);
    add(
        "/api/reports/yearly",
        "The public yearly measures of prior authorization (CMS-0057-F); ?format=csv or html",
        [](Schemas& schemas) { return schemas.of<YearAsk>(); },
        [](Schemas& schemas) { return schemas.of<engine::YearlyReport>(); },
        {"right_required", "unknown_plan", "bad_year"});
    add(
        "/api/reports/delegation",
        "What delegated groups did with what they were sent; ?format=csv", figure,
        [](Schemas& schemas) { return schemas.of<engine::GroupReport>(); }, of_days);
    add(
        "/api/reports/sample", "A random sample of files that can be drawn again; ?format=csv",
        [](Schemas& schemas) { return schemas.of<engine::SampleAsk>(); }, nullptr, of_days);
    add(
        "/api/reports/board",
        "Open requests by person and by when they are due, and what will miss its limit",
        [](Schemas& schemas) { return schemas.of<PlanAsk>(); },
        [](Schemas& schemas) { return schemas.of<engine::Board>(); },
        {"right_required", "unknown_plan"});
}

}  // namespace assent::portal
