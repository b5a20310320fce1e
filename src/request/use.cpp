#include "base/text.h"
#include "request/after_parts.h"
#include "request/guards.h"
#include "request/limits.h"
#include "request/who_may_after.h"

#include <algorithm>

namespace assent::request {
namespace {

/// What this reference counts on the line now: its uses less what was taken back.
Units counted(State const& state, RecordUse const& command) {
    Units sum;
    for (auto const& use : after_of(state).uses)
        if (use.line == command.line && use.reference == command.reference)
            sum.thousandths += use.reversed ? -use.units.thousandths : use.units.thousandths;
    return sum;
}

Result<void> must_be_well_formed(RecordUse const& command) {
    if (command.units.thousandths <= 0)
        return invalid("nothing_wanted", "/units", "Say how many were used, more than zero.");
    if (trim(command.reference).empty())
        return invalid("reason_required", "/reference",
                       "Give the number of the claim or visit, so that it counts once.");
    return must_be_short(command.reference, "/reference", name_limit);
}

/// Units run out, days do not; what was counted cannot be more than what was authorized.
Result<void> must_be_left(State const& state, LineState const& line, RecordUse const& command) {
    auto const balance = balance_of(state, line);
    if (!balance.remaining || command.units <= *balance.remaining) return fine();
    return conflict("units_used_up", "/units",
                    "Of " + to_text(*balance.authorized) + " authorized, " +
                        to_text(*balance.remaining) + " are left.");
}

Result<void> must_be_in_span(LineState const& line, Day day) {
    auto const& made = *line.determined;
    if ((!made.from || day >= *made.from) && (!made.to || day <= *made.to)) return fine();
    return conflict("outside_span", "/service_day", "The authorization is not good for this day.");
}

Result<void> must_be_covered(State const& state, RecordUse const& command) {
    for (auto const& finding : after_of(state).coverage) {
        if (finding.line != command.line) continue;
        auto const has_day = [&](DaySpan const& span) {
            return span.from <= command.service_day && command.service_day <= span.to;
        };
        if (std::ranges::any_of(finding.uncovered, has_day))
            return conflict("not_covered_on_date", "/service_day",
                            "The member had no coverage with this plan on that day.");
    }
    return fine();
}

}  // namespace

Result<Events> record_use(State const& state, RecordUse const& command, Context const& context) {
    TRY(may_record_use(context.actor));
    TRY(must_be_well_formed(command));
    auto const* line = find_line(state, command.line);
    if (line == nullptr) return not_found("unknown_line", "/line", "The request has no such line.");
    UnitsUsed const used{command.line,     command.units, command.service_day, command.reference,
                         command.reversed, context.actor, context.now};
    auto const held = counted(state, command);
    if (command.reversed) {
        if (held.thousandths == 0) return Events{};
        if (command.units > held)
            return conflict("more_than_used", "/units",
                            "This reference counted only " + to_text(held) + ".");
        return Events{used};
    }
    if (held.thousandths > 0) {
        if (held == command.units) return Events{};
        return conflict("reference_used", "/reference",
                        "This reference was counted with another number; take it back first.");
    }
    if (!is_authorized(*line))
        return conflict("not_authorized", "/line", "This line is not authorized.");
    TRY(must_be_in_span(*line, command.service_day));
    TRY(must_be_covered(state, command));
    TRY(must_be_left(state, *line, command));
    return Events{used};
}

}  // namespace assent::request
