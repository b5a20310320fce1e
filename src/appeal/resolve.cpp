#include "appeal/decide_parts.h"
#include "appeal/verdicts.h"
#include "appeal/who_may.h"
#include "base/text.h"

#include <algorithm>

namespace assent::appeal {
namespace {

using policy::AppealAct;

/// The plan may give way while others judge; it may not judge beside them.
Result<void> must_be_ours(State const& state, std::vector<LineResolution> const& lines) {
    if (!awaited(state)) return must_be_open(state);
    if (!lines.empty() && result_of(lines) == AppealResult::overturned) return fine();
    return conflict("decided_elsewhere", "/lines",
                    "The appeal is with a body outside the plan; until it decides, the plan can "
                    "only give all that was asked.");
}

/// What must be there before it can be judged.
Result<void> must_be_complete(State const& state) {
    if (state.consent_missing)
        return conflict("consent_required", {},
                        "The member's written consent is missing; record it, or dismiss the "
                        "appeal once its time is over.");
    if (state.late)
        return conflict("filed_late", {},
                        "It was filed late; record the good cause, or dismiss it as untimely.");
    return fine();
}

AppealAct act_for(LineResolution const& line) {
    if (line.result == AppealResult::overturned) return AppealAct::overturn;
    return line.clinical ? AppealAct::uphold : AppealAct::uphold_administrative;
}

policy::DisputedLine const& disputed_line(State const& state, LineNumber number) {
    auto const& lines = disputed(state)->lines;
    return *std::ranges::find(lines, number, &policy::DisputedLine::line);
}

Result<void> may_decide(State const& state, std::vector<LineResolution> const& lines,
                        Context const& context) {
    if (lines.empty())
        return may_review(state, nullptr,
                          state.filed->clinical ? AppealAct::uphold : AppealAct::settle_grievance,
                          context);
    for (auto const& line : lines)
        TRY(may_review(state, &disputed_line(state, line.line), act_for(line), context));
    return fine();
}

/// Clinical expertise in what is judged (42 CFR 438.406(b)(2)(ii), 422.590(h)(2), L-DEC-10).
Result<void> must_be_expert(State const& state, Resolution const& resolution,
                            Context const& context) {
    if (!upholds_clinically(resolution)) return fine();
    if (trim(resolution.expertise).empty())
        return invalid("expertise_required", "/expertise",
                       "Say what makes you an expert in treating this condition.");
    auto const* rule = rule_of(state, context.pack);
    if (rule == nullptr || !rule->same_specialty) return fine();
    auto const& specialty = context.actor.specialty;
    for (auto const& line : resolution.lines) {
        if (!line.clinical || line.result == AppealResult::overturned) continue;
        auto const& wanted = disputed_line(state, line.line).specialty;
        if (!wanted.empty() && specialty != wanted)
            return forbidden(
                "specialty_required", {},
                "A reviewer of specialty " + wanted + " decides this; assign it to one.");
    }
    return fine();
}

Result<AppealResolved> made_by(Resolution resolution, Context const& context) {
    if (!upholds_clinically(resolution))
        return AppealResolved::by(std::move(resolution), TRY(PlanReviewer::of(context.actor)),
                                  context.now);
    auto const today = context.pack.zone.day_of(context.now);
    return AppealResolved::by(std::move(resolution),
                              TRY(policy::LicensedDecider::of(context.actor, today)), context.now);
}

bool repeats(State const& state, Resolution const& resolution, Actor const& actor) {
    return state.resolved && state.resolved->by.account == actor.account &&
           json_text(state.resolved->resolution) == json_text(resolution);
}

bool gives(Resolution const& resolution) {
    return std::ranges::any_of(resolution.lines, [](LineResolution const& line) {
        return line.result != AppealResult::upheld;
    });
}

bool keeps(Resolution const& resolution) {
    return std::ranges::any_of(resolution.lines, [](LineResolution const& line) {
        return line.result != AppealResult::overturned;
    });
}

}  // namespace

Result<Events> resolve(State const& state, ResolveAppeal const& command, Context const& context) {
    bool const is_grievance = state.filed->kind == AppealKind::grievance;
    if (is_grievance && !command.lines.empty())
        return invalid("unknown_line", "/lines", "A grievance decides no line of a request.");
    Resolution resolution;
    if (!is_grievance) resolution.lines = TRY(resolutions_of(state, command.lines));
    resolution.clinical = is_grievance && state.filed->clinical;
    resolution.why = command.why;
    resolution.expertise = command.expertise;
    resolution.attested = command.no_conflict;
    TRY(may_decide(state, resolution.lines, context));
    TRY(must_be_independent(
        state, {context.actor.account, context.actor.organisation, context.actor.superiors}, {}));
    if (repeats(state, resolution, context.actor)) return Events{};
    TRY(must_be_ours(state, resolution.lines));
    TRY(must_be_complete(state));
    if (!command.no_conflict)
        return invalid("attestation_required", "/no_conflict",
                       "State that you took no part before and have no tie to the member or the "
                       "providers.");
    TRY(must_say(command.why.reveal(), "/why", "Say what the review found."));
    TRY(must_be_reasoned(resolution.lines, state, context.pack));
    TRY(must_be_expert(state, resolution, context));

    bool const is_outside = awaited(state) != nullptr;
    bool const changes = gives(resolution);
    bool const stays = keeps(resolution);
    Events events{TRY(made_by(std::move(resolution), context))};
    stop_clocks(events, state, "Resolved.");
    order_notices(events, state, context, is_grievance ? "grievance_resolved" : "appeal_resolved");
    if (changes) start_effectuation(events, state, context, {});
    if (stays && !is_outside) send_on(events, state, context, ForwardCause::upheld);
    return events;
}

}  // namespace assent::appeal
