#include "policy/clock.h"

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

/// What is not stated fits no condition on it.
template <class T>
bool allows_stated(std::vector<T> const& allowed, std::optional<T> const& stated) {
    return allowed.empty() || (stated && allows(allowed, *stated));
}

bool fits_but_urgency(ClockRule const& rule, ClockAsk const& ask) {
    return allows(rule.lines, ask.line_of_business) && allows(rule.kinds, ask.kind) &&
           allows(rule.reviews, ask.review) && allows_any(rule.special, ask.special) &&
           allows_stated(rule.levels, ask.level_of_care) &&
           allows_stated(rule.sources, ask.admission_source);
}

bool fits(ClockRule const& rule, ClockAsk const& ask) {
    return fits_but_urgency(rule, ask) && allows(rule.urgencies, ask.urgency);
}

/// The due time moved by what a tolling clock stood still since `since`: whole days, from the day
/// the ask was sent to the day of the answer, where days are counted; else elapsed time.
Instant tolled(Pack const& pack, Instant due, bool in_days, Anchors const& anchors, Instant since) {
    std::chrono::days days{};
    std::chrono::milliseconds elapsed{};
    for (auto const& pause : anchors.pauses) {
        if (pause.from < since || pause.to <= pause.from) continue;
        days += pack.zone.day_of(pause.to) - pack.zone.day_of(pause.from);
        elapsed += pause.to - pause.from;
    }
    if (!in_days) return due + elapsed;
    return days.count() == 0 ? due : pack.zone.end_of(pack.zone.day_of(due) + days);
}

bool holds(Bound const& bound, Anchors const& anchors) {
    if (bound.holds == BoundHolds::always) return true;
    if (bound.holds == BoundHolds::oral) return anchors.oral;
    if (bound.holds == BoundHolds::not_oral) return !anchors.oral;
    auto asked = anchors.asked.has_value();
    if (asked && bound.ask_hours > 0)
        if (auto const start = anchors.find(Anchor::received))
            asked = *anchors.asked <= *start + std::chrono::hours(bound.ask_hours);
    return asked == (bound.holds == BoundHolds::asked);
}

/// How many calendar days lie between a day and the business day so many before it.
int days_back(Day from, int business_days, calendar::Holidays const& holidays) {
    auto day = from;
    for (int left = business_days; left > 0;) {
        day -= std::chrono::days(1);
        if (calendar::is_business_day(day, holidays)) --left;
    }
    return static_cast<int>((from - day).count());
}

/// The earliest of the candidates, with what governs it; ties list every governing rule
/// (L-CLK-19).
class Earliest {
public:
    void consider(Instant at, std::string_view words, std::string_view source) {
        if (!due_ || at < due_->at) {
            due_ = Due{at, std::string(words), std::string(source)};
        } else if (at == due_->at) {
            due_->governs.append(" and ").append(words);
            if (source != due_->source) due_->source.append("; ").append(source);
        }
    }
    std::optional<Due> take() { return std::move(due_); }

private:
    std::optional<Due> due_;
};

}  // namespace

std::vector<ClockRule const*> clocks_for(Pack const& pack, ClockAsk const& ask) {
    std::vector<ClockRule const*> found;
    auto const is_there = [&](ClockKind clock) {
        return std::ranges::find(found, clock, &ClockRule::clock) != found.end();
    };
    for (auto const& rule : pack.clocks)
        if (is_of_first_decision(rule.clock) && fits(rule, ask) && !is_there(rule.clock))
            found.push_back(&rule);
    return found;
}

ClockRule const* clock_rule(Pack const& pack, ClockKind clock, ClockAsk const& ask) {
    for (auto const& rule : pack.clocks)
        if (rule.clock == clock && fits(rule, ask)) return &rule;
    return nullptr;
}

ClockRule const* clock_rule(Pack const& pack, ClockKind clock, std::string_view row,
                            ClockAsk const& ask) {
    ClockRule const* near = nullptr;
    for (auto const& rule : pack.clocks) {
        if (rule.clock != clock || rule.row != row) continue;
        if (fits(rule, ask)) return &rule;
        if (!near && fits_but_urgency(rule, ask)) near = &rule;
    }
    return near;
}

UrgencyRule const* urgency_rule(Pack const& pack, std::string_view line_of_business) {
    for (auto const& rule : pack.urgency_rules)
        if (allows(rule.lines, line_of_business)) return &rule;
    return nullptr;
}

InformationRule const* information_rule(Pack const& pack, std::string_view line_of_business) {
    for (auto const& rule : pack.information_rules)
        if (allows(rule.lines, line_of_business)) return &rule;
    return nullptr;
}

std::optional<Instant> Anchors::find(Anchor anchor) const {
    auto const found = std::ranges::find(at, anchor, &std::pair<Anchor, Instant>::first);
    return found == at.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Due> due_of(Pack const& pack, ClockRule const& rule, Anchors const& anchors) {
    auto const& holidays = anchors.holidays ? *anchors.holidays : pack.holidays;
    Earliest earliest;
    Bound const* extended = nullptr;
    for (auto const& bound : rule.bounds) {
        auto const anchor = anchors.find(bound.anchor);
        if (!bound.mandatory || !anchor || !holds(bound, anchors)) continue;
        if (anchors.extension && bound.extends && *anchor <= anchors.extension->at) {
            if (!extended || bound.tolls) extended = &bound;
            continue;
        }
        // Only an extension lets a clock stand still, and this bound was not extended (L-CLK-11).
        earliest.consider(calendar::due_after(*anchor, bound.span, pack.zone, holidays),
                          bound.words, bound.source);
    }
    if (extended) {
        auto at = anchors.extension->to;
        if (extended->tolls && !anchors.pauses.empty())
            at = tolled(pack, at, extended->span.unit == calendar::SpanUnit::calendar_day, anchors,
                        anchors.extension->at);
        earliest.consider(at,
                          "extended + " + std::to_string(anchors.extension->days) + " calendar_day",
                          extended->source);
    }
    if (anchors.not_after) earliest.consider(*anchors.not_after, "the due time before", rule.row);
    return earliest.take();
}

std::string words_of(calendar::Span span) {
    switch (span.unit) {
        case calendar::SpanUnit::minute: return std::to_string(span.count) + "m";
        case calendar::SpanUnit::hour: return std::to_string(span.count) + "h";
        case calendar::SpanUnit::calendar_day: return std::to_string(span.count) + "d";
        case calendar::SpanUnit::business_day: break;
    }
    return std::to_string(span.count) + "bd";
}

std::vector<Warning> warnings_of(Pack const& pack, ClockRule const& rule, Instant due) {
    std::vector<Warning> warnings;
    for (auto const span : rule.warn_before) {
        auto at = due;
        if (span.unit == calendar::SpanUnit::minute) at -= std::chrono::minutes(span.count);
        else if (span.unit == calendar::SpanUnit::hour) at -= std::chrono::hours(span.count);
        else if (span.unit == calendar::SpanUnit::calendar_day)
            at = pack.zone.days_later(due, -span.count);
        else
            at = pack.zone.days_later(due,
                                      -days_back(pack.zone.day_of(due), span.count, pack.holidays));
        warnings.push_back({words_of(span), at});
    }
    return warnings;
}

std::optional<Instant> extendable_due(Pack const& pack, ClockRule const& rule, Anchors anchors) {
    anchors.extension.reset();
    auto extendable = rule;
    std::erase_if(extendable.bounds, [](Bound const& bound) { return !bound.extends; });
    auto const due = due_of(pack, extendable, anchors);
    return due ? std::optional(due->at) : std::nullopt;
}

Instant extension_limit(Pack const& pack, ClockRule const& rule, Instant original_due) {
    return pack.zone.days_later(original_due, rule.extension_days);
}

}  // namespace assent::policy
