#include "doors/portal/csv.h"
#include "doors/portal/reports.h"

namespace assent::portal {
namespace {

using measures::YearlyFigure;

/// What 42 CFR 422.122(c) and 438.210(f) list, in its order, with what settles how it was counted.
constexpr std::array<YearlyFigure, 8> published_figures{
    YearlyFigure::standard_approved, YearlyFigure::standard_partial,
    YearlyFigure::standard_denied,   YearlyFigure::standard_after_appeal,
    YearlyFigure::extended_approved, YearlyFigure::expedited_approved,
    YearlyFigure::expedited_partial, YearlyFigure::expedited_denied};

constexpr std::array<std::string_view, 6> definitions{
    "Whole requests are counted, not single services, by the day of the plan's first decision in "
    "the year.",
    "Left out: drugs, services that were already given, and requests that were withdrawn, voided, "
    "dismissed or needed no approval.",
    "A request is expedited when it was at the time of its decision; all others are standard.",
    "Approved in part, or otherwise than asked, is counted apart from approved and from denied.",
    "Approved after appeal: an appeal, a hearing or an outside review approved the request in "
    "whole "
    "or in part; the percentage is of all standard requests.",
    "Times run from the receipt of the request, by the plan or by a group it delegates to, to the "
    "first decision, every hour of every day counted."};

std::string escaped(std::string_view text) {
    std::string out;
    for (char const c : text) {
        if (c == '&') out += "&amp;";
        else if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else if (c == '"') out += "&quot;";
        else out += c;
    }
    return out;
}

std::string percent_of(measures::Share const& share) {
    if (share.of == 0) return {};
    return std::to_string(share.tenths / 10) + "." + std::to_string(share.tenths % 10);
}

measures::Share share_of(measures::Yearly const& figures, YearlyFigure figure) {
    for (auto const& share : figures.shares)
        if (share.figure == figure) return share;
    return {};
}

std::string row_html(std::string_view name, std::string const& value, std::string const& of) {
    return "<tr><th scope=\"row\">" + escaped(name) + "</th><td>" + escaped(value) + "</td><td>" +
           escaped(of) + "</td></tr>\n";
}

/// `4.2 days`, or hours under two days.
std::string time_text(std::optional<std::int64_t> minutes) {
    constexpr std::int64_t two_days = 2 * 24 * 60;
    if (!minutes) return "none";
    auto const per = *minutes < two_days ? 60 : 24 * 60;
    auto const tenths = (*minutes * 20 + per) / (per * 2);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) +
           (per == 60 ? " hours" : " days");
}

std::string line_html(engine::YearlyLine const& line) {
    auto const& figures = line.figures;
    std::string html = "<section><h2>" + escaped(line.name) +
                       "</h2>\n<table><thead><tr>"
                       "<th scope=\"col\">Measure</th><th scope=\"col\">Value</th>"
                       "<th scope=\"col\">Requests</th></tr></thead><tbody>\n";
    for (auto const figure : published_figures) {
        auto const share = share_of(figures, figure);
        auto const percent = percent_of(share);
        html += row_html(words_of(figure), percent.empty() ? "none" : percent + "%",
                         std::to_string(share.count) + " of " + std::to_string(share.of));
    }
    auto const standard = std::to_string(figures.standard.count);
    auto const expedited = std::to_string(figures.expedited.count);
    html += row_html("Mean time to decide, standard", time_text(figures.standard.mean), standard);
    html +=
        row_html("Median time to decide, standard", time_text(figures.standard.median), standard);
    html +=
        row_html("Mean time to decide, expedited", time_text(figures.expedited.mean), expedited);
    html += row_html("Median time to decide, expedited", time_text(figures.expedited.median),
                     expedited);
    return html + "</tbody></table>\n<p>Services and items that need approval: " +
           std::to_string(line.services) +
           ", each named in the plan's published list of services.</p></section>\n";
}

constexpr std::string_view style =
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;"
    "color:#16181d}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.5rem;"
    "border-bottom:1px solid #c9ced6}td{font-variant-numeric:tabular-nums}"
    "@media(prefers-color-scheme:dark){body{background:#14171c;color:#e8eaed}}";

}  // namespace

std::string_view words_of(YearlyFigure figure) {
    switch (figure) {
        case YearlyFigure::standard_decided: return "Standard requests decided";
        case YearlyFigure::standard_approved: return "Standard requests approved";
        case YearlyFigure::standard_partial: return "Standard requests approved in part";
        case YearlyFigure::standard_denied: return "Standard requests denied";
        case YearlyFigure::standard_after_appeal: return "Standard requests approved after appeal";
        case YearlyFigure::extended_approved:
            return "Requests whose time was extended and that were approved";
        case YearlyFigure::expedited_decided: return "Expedited requests decided";
        case YearlyFigure::expedited_approved: return "Expedited requests approved";
        case YearlyFigure::expedited_partial: return "Expedited requests approved in part";
        case YearlyFigure::expedited_denied: return "Expedited requests denied";
        case YearlyFigure::decided: return "Requests decided";
    }
    return {};
}

std::string yearly_page(engine::YearlyReport const& report) {
    auto const title = "Prior authorization in " + std::to_string(report.year);
    std::string html =
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
        "<meta name=\"viewport\" content=\"width=device-width\"><title>" +
        escaped(title + " - " + report.plan_name) + "</title><style>" + std::string(style) +
        "</style></head><body><main>\n<h1>" + escaped(title) + "</h1>\n<p>" +
        escaped(report.plan_name) + ", " + to_text(report.from) + " to " + to_text(report.to) +
        ". Published under 42 CFR 422.122(c), 438.210(f) and 457.1230(d).</p>\n";
    for (auto const& line : report.lines) html += line_html(line);
    if (report.lines.empty())
        html += "<p>No line of business of this plan is under the rule.</p>\n";
    html += "<h2>How it was counted</h2>\n<ul>\n";
    for (auto const sentence : definitions) html += "<li>" + escaped(sentence) + "</li>\n";
    return html + "</ul>\n<p>Made on " + to_text(report.now) + ".</p>\n</main></body></html>\n";
}

std::string yearly_csv(engine::YearlyReport const& report) {
    auto text =
        csv_line({"year", "line_of_business", "measure", "count", "of", "percent", "hours"});
    auto const year = std::to_string(report.year);
    for (auto const& line : report.lines) {
        for (auto const& share : line.figures.shares)
            text += csv_line({year, line.id, std::string(name_of(share.figure)),
                              std::to_string(share.count), std::to_string(share.of),
                              percent_of(share), ""});
        auto const add = [&](std::string_view name, measures::Times const& times) {
            auto const count = std::to_string(times.count);
            text += csv_line({year, line.id, std::string(name) + "_mean", count, count, "",
                              hours_of(times.mean)});
            text += csv_line({year, line.id, std::string(name) + "_median", count, count, "",
                              hours_of(times.median)});
        };
        add("standard", line.figures.standard);
        add("expedited", line.figures.expedited);
    }
    return text;
}

}  // namespace assent::portal
