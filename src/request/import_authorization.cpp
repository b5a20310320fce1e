#include "base/text.h"
#include "request/after_parts.h"
#include "request/faults.h"
#include "request/limits.h"
#include "request/normal_form.h"
#include "request/validate_submit.h"
#include "request/who_may_after.h"

namespace assent::request {
namespace {

void check_lines(ImportAuthorization const& command, Faults& faults) {
    if (command.asked.lines.empty() || command.asked.lines.size() != command.lines.size())
        return faults.add(
            "lines_differ", "/lines",
            "Give the authorized days and units of each line, and at least one line.");
    for (std::size_t i = 0; i < command.lines.size(); ++i) {
        auto const& line = command.lines[i];
        if (line.from > line.to)
            faults.add("dates_reversed", at("/lines", i, "/to"),
                       "The last day is before the first day.");
        if (line.units && line.used && *line.used > *line.units)
            faults.add("units_used_up", at("/lines", i, "/used"),
                       "More was used than was authorized.");
    }
}

}  // namespace

/// The older decision is taken over as it is: no policy is asked, no clock runs, nothing is told.
Result<Events> import_authorization(State const& state, ImportAuthorization const& command,
                                    Context const& context) {
    TRY(may_import(context.actor));
    if (state.exists()) {
        auto const& after = after_of(state);
        if (after.imported_from == command.source && after.imported_number == command.number)
            return Events{};
        return conflict("request_exists", {}, "This number is taken.");
    }
    Faults faults;
    if (trim(command.source).empty() || trim(command.number).empty())
        faults.add("nothing_wanted", "/number", "Name the older system and its number.");
    if (characters(command.source) > name_limit || characters(command.number) > word_limit)
        faults.add("too_long", "/number", "The name of the system or the number is too long.");
    if (command.decided_at > context.now)
        faults.add("received_in_future", "/decided_at", "It cannot have been decided after now.");
    if (!context.facts.member)
        faults.add("unknown_member", "/asked/member", "The plan has no such member.");
    check_lines(command, faults);
    AuthorizationImported e;
    e.asked = command.asked;
    e.received_at = command.asked.received_at.value_or(command.decided_at);
    check_limits(e.asked, faults);
    bring_to_normal_form(e.asked, context.pack, context.pack.zone.day_of(e.received_at), faults);
    if (!faults.empty()) return faults.all().front();

    e.request = context.facts.next_number;
    e.source = command.source;
    e.number = command.number;
    e.member = *context.facts.member;
    auto const first = first_service_day(e.asked, context.pack.zone.day_of(e.received_at));
    if (auto const* coverage = directory::coverage_on(e.member, first)) e.coverage = *coverage;
    e.requesting = context.facts.requesting;
    e.servicing = context.facts.servicing;
    e.lines = command.lines;
    e.decided_at = command.decided_at;
    e.by = context.actor;
    e.pack = context.pack.version;
    return Events{e};
}

}  // namespace assent::request
