#include "policy/clock.h"

#include <fmt/format.h>

#include <algorithm>

namespace assent::policy {
namespace {

template <class T, class V>
bool allows(std::vector<T> const& allowed, V const& value) {
    return allowed.empty() || std::ranges::find(allowed, value) != allowed.end();
}

bool allows_any(std::vector<Special> const& allowed, std::vector<Special> const& stated) {
    return allowed.empty() ||
           std::ranges::any_of(stated, [&](Special s) { return allows(allowed, s); });
}

/// Clocks of the first decision stand first in the list of kinds; the others start at later events.
bool starts_at_receipt(ClockKind clock) { return clock <= ClockKind::continuity_harm; }

/// The time an information request was open lengthens a tolling bound once it is answered
/// (L-CLK-11). While it is open the bound keeps its date, so that nobody relies on time that may
/// not be granted.
std::chrono::milliseconds tolled(Bound const& bound, Anchors const& anchors) {
    if (!bound.tolls) return {};
    auto const asked = anchors.find(Anchor::information_requested);
    auto const answered = anchors.find(Anchor::information_answered);
    if (!asked || !answered || *answered <= *asked) return {};
    return *answered - *asked;
}

bool counts_days(calendar::Span span) {
    return span.unit == calendar::SpanUnit::calendar_day ||
           span.unit == calendar::SpanUnit::business_day;
}

Instant due_of(Pack const& pack, Bound const& bound, Instant anchor, Anchors const& anchors) {
    auto const due = calendar::due_after(anchor, bound.span, pack.zone, pack.holidays);
    auto const pause = tolled(bound, anchors);
    if (pause.count() == 0) return due;
    return counts_days(bound.span) ? pack.zone.end_of(pack.zone.day_of(due + pause)) : due + pause;
}

bool fits(ClockRule const& rule, ClockAsk const& ask) {
    return allows(rule.lines, ask.line_of_business) && allows(rule.kinds, ask.kind) &&
           allows(rule.reviews, ask.review) && allows(rule.urgencies, ask.urgency) &&
           allows_any(rule.special, ask.special);
}

std::string words_of(Bound const& bound) {
    return fmt::format("{} + {} {}", name_of(bound.anchor), bound.span.count,
                       name_of(bound.span.unit));
}

}  // namespace

std::vector<ClockRule const*> clocks_for(Pack const& pack, ClockAsk const& ask) {
    std::vector<ClockRule const*> found;
    for (auto const& rule : pack.clocks)
        if (starts_at_receipt(rule.clock) && fits(rule, ask)) found.push_back(&rule);
    return found;
}

ClockRule const* clock_rule(Pack const& pack, ClockKind clock, ClockAsk const& ask) {
    for (auto const& rule : pack.clocks)
        if (rule.clock == clock && fits(rule, ask)) return &rule;
    return nullptr;
}

std::optional<Instant> Anchors::find(Anchor anchor) const {
    auto const found = std::ranges::find(at, anchor, &std::pair<Anchor, Instant>::first);
    return found == at.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Due> due_of(Pack const& pack, ClockRule const& rule, Anchors const& anchors) {
    std::optional<Due> earliest;
    for (auto const& bound : rule.bounds) {
        auto const anchor = anchors.find(bound.anchor);
        if (!bound.mandatory || !anchor) continue;
        auto const at = due_of(pack, bound, *anchor, anchors);
        if (!earliest || at < earliest->at) {
            earliest = Due{at, words_of(bound), bound.source};
        } else if (at == earliest->at) {
            // Ties list every governing rule (L-CLK-19).
            earliest->governs += " and " + words_of(bound);
            if (bound.source != earliest->source) earliest->source += "; " + bound.source;
        }
    }
    return earliest;
}

Instant extension_limit(Pack const& pack, ClockRule const& rule, Instant original_due) {
    // Calendar days keep the wall clock, also for a clock counted in hours (L-CLK-09).
    auto const day = pack.zone.day_of(original_due) + std::chrono::days(rule.extension_days);
    auto const minute = pack.zone.minute_of_day(original_due);
    auto const past_minute = original_due - std::chrono::floor<std::chrono::minutes>(original_due);
    auto const second = std::chrono::duration_cast<std::chrono::seconds>(past_minute);
    return pack.zone.at(day, minute / 60, minute % 60, static_cast<int>(second.count()));
}

}  // namespace assent::policy
