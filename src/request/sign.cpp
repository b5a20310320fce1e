#include "request/cut.h"
#include "request/decide_parts.h"
#include "request/facts_of.h"
#include "request/guards.h"
#include "request/who_may.h"

#include <algorithm>

namespace assent::request {
namespace {

bool awaits(LineState const& line) {
    return line.adverse && line.adverse->decision.awaits_signature &&
           (line.outcome == Outcome::pending || (is_cut(line) && !line.adverse->signed_by));
}

/// With the second signature a cut counts; its notice needs its days from now.
Result<void> count_cuts(Events& events, State const& state, std::vector<LineNumber> const& lines,
                        Context const& context) {
    auto const after = request::apply(state, events.front());
    auto const today = context.pack.zone.day_of(context.now);
    for (auto const number : lines) {
        auto const* cut = pending_cut(*find_line(after, number));
        if (cut == nullptr) continue;
        if (*cut->effective_on - today < std::chrono::days(context.pack.decisions.notice_days))
            return conflict("notice_too_short", "/lines",
                            "The member would be told too late by now; decide the cut anew.");
        announce_cut(events, after, *cut, context);
    }
    return fine();
}

bool has_signed(LineState const& line, std::string const& account) {
    return line.adverse && line.adverse->signed_by && line.adverse->signed_by->account == account;
}

bool may_sign_as(Role role, State const& state, policy::Pack const& pack) {
    auto const lob = line_of_business(state);
    return std::ranges::any_of(pack.decisions.second_looks, [&](policy::SecondLook const& look) {
        return policy::applies_to(look.lines, lob) && policy::applies_to(look.roles, name_of(role));
    });
}

}  // namespace

Result<Events> sign_decision(State const& state, SignDecision const& command,
                             Context const& context) {
    std::vector<LineNumber> lines;
    for (auto const& line : state.lines) {
        auto const is_named =
            command.lines.empty() || std::ranges::count(command.lines, line.number) > 0;
        if (!is_named || has_signed(line, context.actor.account)) continue;
        if (awaits(line)) lines.push_back(line.number);
        else if (!command.lines.empty())
            return conflict("nothing_to_sign", "/lines", "This line awaits no second signature.");
    }
    auto const is_repeat = std::ranges::any_of(state.lines, [&](LineState const& line) {
        return has_signed(line, context.actor.account);
    });
    if (lines.empty() && is_repeat) return Events{};
    for (auto const number : lines) {
        auto const* line = find_line(state, number);
        TRY(may_decide(state, line, Act::deny, context));
        if (line->adverse->by.account == context.actor.account)
            return forbidden("conflict_of_interest", "/lines",
                             "Another person than the one who decided signs.");
    }
    auto const by = TRY(LicensedDecider::of(context.actor, context.pack.zone.day_of(context.now)));
    TRY(must_be_impartial(state, context));
    auto const is_of_cut = [&](LineNumber number) { return is_cut(*find_line(state, number)); };
    auto const cuts_only = !lines.empty() && std::ranges::all_of(lines, is_of_cut);
    if (!cuts_only) TRY(must_be_open(state));
    if (lines.empty())
        return conflict("nothing_to_sign", "/lines", "No line awaits a second signature.");
    if (!may_sign_as(context.actor.role, state, context.pack))
        return forbidden("role_not_allowed", {}, "Your role may not give the second signature.");
    if (!command.no_conflict)
        return invalid("attestation_required", "/no_conflict",
                       "State that you have no tie to the member or the providers and took no "
                       "part before.");
    Events events{DecisionSigned::by(lines, by, context.now)};
    TRY(count_cuts(events, state, lines, context));
    if (cuts_only) return events;
    close_if_decided(events, state, context);
    return events;
}

}  // namespace assent::request
