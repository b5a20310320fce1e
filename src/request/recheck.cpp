#include "request/after_parts.h"
#include "request/guards.h"
#include "request/regroup.h"
#include "request/validate_submit.h"
#include "request/who_may_after.h"

#include <algorithm>

namespace assent::request {
namespace {

/// Authorized days split at the edges of coverage. Spans are inclusive.
CoverageGapFound split(LineState const& line, directory::Member const& member, Instant now) {
    CoverageGapFound found;
    found.line = line.number;
    found.at = now;
    auto const& made = *line.determined;
    for (auto day = *made.from; day <= *made.to; day += std::chrono::days(1)) {
        auto const is_covered = directory::coverage_on(member, day) != nullptr;
        auto& spans = is_covered ? found.covered : found.uncovered;
        auto const goes_on = !spans.empty() && spans.back().to + std::chrono::days(1) == day;
        if (goes_on) spans.back().to = day;
        else spans.push_back({day, day});
    }
    return found;
}

CoverageGapFound const* last_finding(State const& state, LineNumber line) {
    for (auto const& finding : after_of(state).coverage)
        if (finding.line == line) return &finding;
    return nullptr;
}

/// The subject of the request: the baby when it runs on the mother's number.
Day born_on(State const& state) {
    auto const& asked = *state.asked;
    if (has_special(asked, policy::Special::newborn_on_mother) && asked.newborn)
        return asked.newborn->born_on.reveal();
    return state.known->member.born_on.reveal();
}

}  // namespace

Result<Events> recheck_coverage(State const& state, Context const& context) {
    TRY(may_recheck(context.actor));
    auto const& member = context.facts.member;
    if (!member || member->id != state.asked->member)
        return not_found("unknown_member", {}, "The plan has no such member.");
    Events events;
    for (auto const& line : state.lines) {
        if (!is_authorized(line) || !line.determined->from || !line.determined->to) continue;
        auto const found = split(line, *member, context.now);
        auto const* before = last_finding(state, line.number);
        if (before == nullptr && found.uncovered.empty()) continue;
        if (before != nullptr && before->uncovered == found.uncovered &&
            before->covered == found.covered)
            continue;
        events.push_back(found);
    }
    auto const gaps = !events.empty();
    follow_the_member(events, state, *member, context);
    // The authorization stands; office and member learn which days nobody here pays for.
    if (gaps) order_notices(events, state, context, "coverage_gap");
    return events;
}

Result<Events> move_to_member(State const& state, MoveToMember const& command,
                              Context const& context) {
    TRY(may_administer(context.actor));
    if (command.member.value.empty())
        return invalid("nothing_wanted", "/member", "Say whose request it is.");
    if (state.asked->member == command.member) return Events{};
    auto const& member = context.facts.member;
    if (!member || member->id != command.member)
        return not_found("unknown_member", "/member", "The plan has no such member; search again.");
    if (!has_special(*state.asked, policy::Special::newborn_on_mother))
        return conflict("not_a_newborn", {},
                        "Only a newborn's request moves to another number; send a new request.");
    if (member->born_on.reveal() != born_on(state))
        return invalid("other_birth_date", "/member",
                       "This member was born on another day than the baby of the request.");
    MemberChanged moved{state.asked->member, *member, {}, context.actor, context.now};
    auto const day = first_service_day(*state.asked, context.pack.zone.day_of(*state.received_at));
    if (auto const* coverage = directory::coverage_on(*member, day)) moved.coverage = *coverage;
    Events events{moved};
    order_notices(events, state, context, "changed");
    return events;
}

}  // namespace assent::request
