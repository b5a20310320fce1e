#include "request/cut.h"

#include "request/authorization_guard.h"
#include "request/deny.h"
#include "request/facts_of.h"
#include "request/guards.h"
#include "request/later_clocks.h"
#include "request/timing.h"

#include <algorithm>

namespace assent::request {
namespace {

using policy::ClockKind;

/// The line asked for as it is authorized, so that the decision is measured by what stands.
State as_it_stands(State const& state, LineState const& line) {
    auto standing = state;
    for (auto& each : standing.lines) {
        if (each.number != line.number) continue;
        each.asked.from = line.determined->from;
        each.asked.to = line.determined->to;
        each.asked.units = line.determined->units;
    }
    return standing;
}

/// Where an approval under which service began is held for a time, the first day of it; elsewhere
/// only care on a day that would be taken away holds it, which must_keep_used sees (L-AUTH-01).
std::optional<Day> service_began(State const& state, LineState const& line,
                                 policy::Pack const& pack) {
    auto const lob = line_of_business(state);
    auto const is_held = [&](policy::ApprovalLock const& lock) {
        return lock.business_days > 0 && policy::applies_to(lock.lines, lob);
    };
    if (std::ranges::none_of(pack.decisions.locks, is_held)) return std::nullopt;
    std::optional<Day> first;
    for (auto const& use : after_of(state).uses)
        if (use.line == line.number && !use.reversed && (!first || use.service_day < *first))
            first = use.service_day;
    return first;
}

/// The decision with what is left written into it.
LineDecision filled(LineDecision wanted, LineState const& line, Remainder const& left) {
    wanted.line = line.number;
    wanted.from.reset();
    wanted.to.reset();
    wanted.units.reset();
    wanted.effective_on = left.effective;
    auto const& made = *line.determined;
    if (left.days.to < left.days.from) {
        wanted.outcome = Outcome::denied;
        return wanted;
    }
    wanted.outcome = Outcome::partially_approved;
    if (left.days.from != *made.from) wanted.from = left.days.from;
    if (left.days.to != *made.to) wanted.to = left.days.to;
    if (left.units && left.units != made.units) wanted.units = left.units;
    return wanted;
}

/// The earliest day on which a cut takes effect; none waits.
std::optional<Day> next_day(State const& state) {
    std::optional<Day> first;
    for (auto const& line : state.lines)
        if (auto const* cut = pending_cut(line); cut && (!first || *cut->effective_on < *first))
            first = cut->effective_on;
    return first;
}

/// One clock waits for the earliest of the days; the last moment before it is still untouched.
void wait_for_next(Events& events, State const& state, Context const& context) {
    auto const day = next_day(state);
    if (!day) return;
    policy::ClockStarted e;
    e.clock = ClockKind::termination_notice;
    e.due = context.pack.zone.end_of(*day - std::chrono::days(1));
    e.governs = "the day before the approval is cut";
    e.source = "42 CFR 438.404(c)(1)";
    e.because = "What was approved goes on until its notice had its days.";
    e.on_expiry = policy::OnExpiry::lapse;
    e.from = context.now;
    events.push_back(std::move(e));
}

Event effect_of(LineState const& line, AdverseDecision const& cut, Context const& context) {
    auto const& made = *line.determined;
    auto const& why = line.adverse->decision.why;
    auto const& by = line.adverse->by;
    if (cut.outcome == Outcome::denied)
        return AuthorizationEnded{
            line.number, *cut.effective_on - std::chrono::days(1), EndReason::reassessed, why, by,
            context.now};
    auto const& left = cut.granted;
    if (left.to && !left.units && !left.from)
        return AuthorizationEnded{line.number, *left.to, EndReason::reassessed,
                                  why,         by,       context.now};
    return AuthorizationChanged{line.number,
                                ChangeKind::clinical,
                                left.from ? left.from : made.from,
                                left.to ? left.to : made.to,
                                left.units ? left.units : made.units,
                                why,
                                by,
                                context.now};
}

}  // namespace

bool is_cut(LineState const& line) {
    return line.adverse && line.adverse->decision.effective_on.has_value();
}

AdverseDecision const* pending_cut(LineState const& line) {
    if (!is_cut(line) || !line.determined) return nullptr;
    auto const& record = *line.adverse;
    auto const& cut = record.decision;
    if (cut.awaits_signature && !record.signed_by) return nullptr;
    auto const& made = *line.determined;
    auto const& left = cut.granted;
    auto const last =
        cut.outcome == Outcome::denied ? *cut.effective_on - std::chrono::days(1) : left.to;
    bool const is_done = (!last || (made.to && *made.to <= *last)) &&
                         (!left.units || (made.units && *made.units <= *left.units));
    return is_done ? nullptr : &cut;
}

Result<Events> cut_line(State const& state, LineState const& line, Remainder const& left,
                        std::optional<Determine> const& decision, Context const& context) {
    AuthorizationCut cut;
    cut.line = line.number;
    cut.effective = left.effective;
    cut.service_began = service_began(state, line, context.pack);
    TRY(authorization_may_be_cut(state, cut, context));
    if (!decision || decision->lines.size() != 1)
        return invalid("decision_required", "/decision",
                       "Taking away what was approved is an adverse decision; give its reasons, "
                       "criteria and attestation.");
    auto command = *decision;
    command.lines.front() = filled(command.lines.front(), line, left);
    auto const standing = as_it_stands(state, line);
    auto const& asked = *find_line(standing, line.number);
    auto made = TRY(deny_line(standing, asked, command.lines.front(), command, context));
    if (!made) return Events{};
    auto const unsigned_cut =
        is_cut(line) && line.adverse->decision.awaits_signature && !line.adverse->signed_by;
    if (unsigned_cut || pending_cut(line) != nullptr)
        return conflict("cut_pending", "/line",
                        "A cut of this line is decided already and waits for its day.");
    Events events{std::move(*made)};
    auto const decided = std::get<AdverseDetermined>(events.front()).record().decision;
    if (decided.awaits_signature) ask_for_signature(events, standing, context);
    else announce_cut(events, request::apply(state, events.front()), decided, context);
    return events;
}

void announce_cut(Events& events, State const& state, AdverseDecision const& cut,
                  Context const& context) {
    auto const first = std::ssize(events);
    order_notices(events, state, context, "reduced");
    // The member reads of it while the days of the notice are still whole (431.211).
    auto const latest = context.pack.zone.end_of(
        *cut.effective_on - std::chrono::days(context.pack.decisions.notice_days));
    for (auto i = first; i < std::ssize(events); ++i)
        if (auto* notice = std::get_if<policy::NoticeOrdered>(&events[static_cast<std::size_t>(i)]))
            notice->due = std::min(notice->due.value_or(latest), latest);
    wait_for_next(events, state, context);
}

void carry_out_cuts(Events& events, State const& state, Context const& context) {
    auto const today = context.pack.zone.day_of(context.now);
    auto after = state;
    for (auto const& line : state.lines) {
        auto const* cut = pending_cut(line);
        if (cut == nullptr || *cut->effective_on > today) continue;
        events.push_back(effect_of(line, *cut, context));
        after = request::apply(std::move(after), events.back());
    }
    wait_for_next(events, after, context);
}

}  // namespace assent::request
