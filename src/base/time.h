/// Instants happened (UTC, milliseconds); days are on a calendar and have no zone. Parsing and
/// printing of both.
#pragma once

#include "base/result.h"

#include <chrono>
#include <compare>
#include <string>
#include <string_view>

namespace assent {

/// What happened, always UTC. JSON: `2026-11-24T17:15:00.000Z`.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
/// A birth date, a service date: no zone. JSON: `2026-11-24`.
using Day = std::chrono::local_days;

/// Faults: `bad_day` (shape or a day that does not exist, such as 2026-02-30). Years 1850 to 2200.
Result<Day> parse_day(std::string_view text);
/// Exactly RFC 3339 in UTC with `Z`, with or without fraction. Faults: `bad_instant`.
Result<Instant> parse_instant(std::string_view text);
std::string to_text(Day day);
std::string to_text(Instant instant);

Day make_day(int year, unsigned month, unsigned day);

/// Same month and day n months later; the 29 February rule and shorter months end on the last day
/// of the month.
Day add_months(Day day, int months);
/// The last of so many months that begin on that day: the day before the same day of the later
/// month, or its last day where it has no such day (L-CLK-19: from 29 February to 28 February).
Day last_day_of_months(Day first, int months);
/// Whole years from birth to the day asked about; a 29 February birthday counts from 1 March in
/// other years.
int age_on(Day born, Day day);

}  // namespace assent
