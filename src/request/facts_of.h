/// Facts of a received request that several rules ask for: line of business, age, queue.
#pragma once

#include "request/commands.h"

namespace assent::request {

/// Of the coverage on the first service day; empty when unknown.
std::string line_of_business(State const& state);
/// On the first day of the line; a newborn on the mother's coverage is as old as the newborn.
std::optional<int> age_on_line(State const& state, LineState const& line);
/// The queue the pack's routes choose for the request as it is now asked.
std::string usual_queue(State const& state, policy::Pack const& pack);
/// What was asked for, as one submission again, with its lines as they stand.
SubmitRequest asked_now(State const& state);

}  // namespace assent::request
