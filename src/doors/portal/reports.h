/// Reports, the board and the access log at the REST door, and their files.
#pragma once

#include "doors/portal/portal.h"
#include "engine/reports.h"

#include <string>
#include <vector>

namespace assent::portal {

void add_report_routes(Portal& portal, http::Router& router);
void add_extract_routes(Portal& portal, http::Router& router);
void add_access_routes(Portal& portal, http::Router& router);

void describe_reports(std::vector<Endpoint>& out);
void describe_extracts(std::vector<Endpoint>& out);
void describe_access(std::vector<Endpoint>& out);

enum class ReportForm { json, csv, html };
/// `?format=`; json when it is not named. Faults: `unknown_value`.
Result<ReportForm> form_of(http::Request const& request);

/// Hours with two decimals, of minutes; empty for none.
std::string hours_of(std::optional<std::int64_t> minutes);

/// The yearly measures as one page that stands alone: for the plan's public site.
std::string yearly_page(engine::YearlyReport const& report);
/// The same numbers as lines of a table.
std::string yearly_csv(engine::YearlyReport const& report);
/// What a measure is called on the public page.
std::string_view words_of(measures::YearlyFigure figure);

}  // namespace assent::portal
