/// Reads the tables under a submission: its lines, and what the whole request has.
#pragma once

#include "scenario/scenario_file.h"
#include "scenario/world.h"

#include <string_view>
#include <vector>

namespace assent::scenario {

/// First row: the names of the columns; each further row is a line. `-` leaves a cell empty.
Result<void> add_lines(request::SubmitRequest& asked, std::vector<Row> const& table);

/// Two columns: name and value. Kept in `world.next`.
Result<void> add_request_facts(World& world, std::vector<Row> const& table);

/// A document of that type, with bytes of its own.
Result<request::DocumentRef> document_of(std::string_view type);

}  // namespace assent::scenario
