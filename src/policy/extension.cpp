#include "policy/extension.h"

#include "base/text.h"
#include "policy/limits.h"

namespace assent::policy {
namespace {

Result<void> must_give_reasons(ExtendDeadline const& command) {
    if (trim(command.reason).empty())
        return invalid("reason_required", "/reason",
                       "Say why more time is needed; the member will read it.");
    if (!command.member_asked && trim(command.member_text).empty())
        return invalid("reason_required", "/member_text",
                       "Say why the longer time is in the member's interest.");
    if (characters(command.reason) > sentence_limit ||
        characters(command.member_text) > sentence_limit)
        return invalid("too_long", "/reason", "Each sentence has at most 1,000 characters.");
    return fine();
}

}  // namespace

Result<void> must_be_extendable(ExtendDeadline const& command, Extendable const& what,
                                Instant now) {
    auto const* clock = what.clock;
    if (clock == nullptr || clock->state != ClockState::running || !clock->due_at)
        return conflict("clock_not_running", "/clock",
                        "This clock is not running or has no due time.");
    if (what.used)
        return conflict("extension_used", "/clock", "It is extended once, and this one was.");
    if (what.days_most == 0)
        return conflict("extension_not_allowed", "/clock",
                        "No law or contract lets this deadline be extended.");
    if (command.days < 1 || command.days > what.days_most)
        return invalid(
            "extension_too_long", "/days",
            "The extension is 1 to " + std::to_string(what.days_most) + " calendar days.");
    if (now > *clock->due_at)
        return conflict("deadline_passed", "/clock",
                        "The deadline has passed; it can no longer be extended.");
    return must_give_reasons(command);
}

bool repeats(ExtendDeadline const& command, Clock const* clock) {
    return clock != nullptr && clock->extension && clock->extension->days == command.days;
}

}  // namespace assent::policy
