#include "base/text.h"
#include "policy/check_parts.h"
#include "policy/clock.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace assent::policy {
namespace {

template <class T>
bool share(std::vector<T> const& a, std::vector<T> const& b) {
    return a.empty() || b.empty() ||
           std::ranges::any_of(a, [&](T const& x) { return std::ranges::count(b, x) > 0; });
}

/// Two that give the same time from the same start contradict each other in nothing.
bool is_same_time(ClockRule const& a, ClockRule const& b) {
    auto const words = [](ClockRule const& rule) {
        std::vector<std::string> all;
        for (auto const& bound : rule.bounds) all.push_back(bound.words);
        return all;
    };
    return words(a) == words(b) && a.on_expiry == b.on_expiry;
}

/// Special cases are a list: a request may carry one of each rule's, so they keep nothing apart.
bool can_both_match(ClockRule const& a, ClockRule const& b) {
    return a.clock == b.clock && !is_same_time(a, b) && share(a.lines, b.lines) &&
           share(a.kinds, b.kinds) && share(a.reviews, b.reviews) &&
           share(a.urgencies, b.urgencies);
}

struct Case {
    Review review;
    Urgency urgency;
    std::string_view name;
};

void check_clock_gaps(Pack const& pack, Line const& line, Case const& wanted, Findings& findings) {
    std::vector<std::string> without;
    for (std::size_t i = 0; i < enum_count<RequestKind>; ++i) {
        auto const kind = static_cast<RequestKind>(i);
        if (clocks_for(pack, {line.id, kind, wanted.review, wanted.urgency, {}}).empty())
            without.emplace_back(name_of(kind));
    }
    if (without.empty()) return;
    findings.push_back({Severity::error, "gap", "clocks.toml",
                        fmt::format("Line of business {} has no {} clock for {}.", line.id,
                                    wanted.name, join(without, ", "))});
}

constexpr int day_minutes = 24 * 60;

/// Bounds on the length of a span, in minutes: a day count ends with its day, business days jump
/// weekends and holidays.
int shortest(calendar::Span span) {
    switch (span.unit) {
        case calendar::SpanUnit::minute: return span.count;
        case calendar::SpanUnit::hour: return span.count * 60;
        default: return span.count * day_minutes;
    }
}

int longest(calendar::Span span) {
    switch (span.unit) {
        case calendar::SpanUnit::minute: return span.count;
        case calendar::SpanUnit::hour: return span.count * 60;
        case calendar::SpanUnit::calendar_day: return (span.count + 1) * day_minutes;
        case calendar::SpanUnit::business_day: break;
    }
    return (span.count * 2 + 5) * day_minutes;
}

bool is_as_tight(calendar::Span span, calendar::Span floor) {
    if (span.unit == floor.unit) return span.count <= floor.count;
    auto const days = [](calendar::SpanUnit unit) {
        return unit == calendar::SpanUnit::calendar_day || unit == calendar::SpanUnit::business_day;
    };
    // So many calendar days are never more than as many business days; hours inside a day count end
    // before its day.
    if (days(span.unit) && days(floor.unit))
        return span.unit == calendar::SpanUnit::calendar_day && span.count <= floor.count;
    return longest(span) <= shortest(floor);
}

/// A bound from receipt is as early as any later anchor. One that holds only once something was
/// asked or said is no promise; its counterpart is (check_holds wants both).
bool satisfies(Bound const& bound, Floor const& floor) {
    if (bound.holds == BoundHolds::asked || bound.holds == BoundHolds::oral) return false;
    bool const early = bound.anchor == floor.anchor || bound.anchor == Anchor::received;
    return bound.mandatory && early && is_as_tight(bound.span, floor.span);
}

struct Placed {
    ClockRule const* rule;
    std::string_view file;
};

/// The clocks the floor is about. Carrying out what others decided has times of its own.
std::vector<Placed> clocks_under(Pack const& pack, Line const& line, Floor const& floor) {
    std::vector<Placed> found;
    auto const add = [&](ClockRule const& rule, std::string_view file) {
        if (rule.clock == floor.clock && applies_to(rule.lines, line.id) &&
            share(rule.reviews, floor.reviews))
            found.push_back({&rule, file});
    };
    for (auto const& rule : pack.clocks) add(rule, "clocks.toml");
    for (auto const& clock : pack.appeals.clocks)
        if (clock.bodies.empty() && share(clock.appeals, floor.appeals))
            add(clock.rule, "appeals.toml");
    return found;
}

void check_floor(Pack const& pack, Line const& line, Floor const& floor, Findings& findings) {
    auto const all = clocks_under(pack, line, floor);
    for (auto const& [rule, file] : all) {
        if (std::ranges::any_of(rule->bounds, [&](Bound const& b) { return satisfies(b, floor); }))
            continue;
        findings.push_back(
            {Severity::error, "looser_than_law", fmt::format("{} {}", file, rule->row),
             fmt::format("{} for {} is looser than {}: {} {} from {}.", name_of(rule->clock),
                         line.id, floor.source, floor.span.count, name_of(floor.span.unit),
                         name_of(floor.anchor))});
    }
    if (all.empty())
        findings.push_back({Severity::error, "looser_than_law", "clocks.toml",
                            fmt::format("Line of business {} has no {} clock, {} wants one.",
                                        line.id, name_of(floor.clock), floor.source)});
}

/// A shorter time to appeal than the law gives, or none at all.
void check_filing(Pack const& pack, Line const& line, Filing const& filing, Findings& findings) {
    bool found = false;
    for (auto const& rule : pack.appeals.appeals) {
        if (rule.kind != filing.appeal || !applies_to(rule.lines, line.id)) continue;
        found = true;
        if (rule.window_days == 0 || (filing.days > 0 && rule.window_days >= filing.days)) continue;
        findings.push_back({Severity::error, "looser_than_law", "appeals.toml " + rule.row,
                            fmt::format("{} days to file for {} are fewer than {} gives.",
                                        rule.window_days, line.id, filing.source)});
    }
    if (!found)
        findings.push_back({Severity::error, "looser_than_law", "appeals.toml",
                            fmt::format("Line of business {} has no {}, {} wants one.", line.id,
                                        name_of(filing.appeal), filing.source)});
}

/// A bound that falls away must have one that takes its place.
void check_holds(ClockRule const& rule, Findings& findings) {
    auto const has = [&](BoundHolds holds) {
        return std::ranges::any_of(rule.bounds, [&](Bound const& bound) {
            return bound.holds == holds && bound.mandatory;
        });
    };
    auto const alone = (has(BoundHolds::not_asked) && !has(BoundHolds::asked)) ||
                       (has(BoundHolds::not_oral) && !has(BoundHolds::oral));
    if (alone && !has(BoundHolds::always))
        findings.push_back({Severity::error, "gap", "clocks.toml " + rule.row,
                            "A bound that falls away when something is asked or told has no "
                            "counterpart that holds then."});
}

/// A warning that lies before the clock even starts is none.
void check_warnings(ClockRule const& rule, Findings& findings) {
    for (auto const span : rule.warn_before)
        for (auto const& bound : rule.bounds)
            if (bound.mandatory && bound.anchor != Anchor::decision_due &&
                longest(span) >= longest(bound.span))
                findings.push_back({Severity::error, "warns_too_early", "clocks.toml " + rule.row,
                                    fmt::format("A warning {} before it is due comes before the "
                                                "clock starts ({}).",
                                                words_of(span), bound.words)});
}

/// What only a clinician can judge: never a ground for a void (L-RFI-05).
constexpr std::array<std::string_view, 11> clinical_records{
    "history",      "physical_assessment", "consultation",          "diagnostic_result",
    "photograph",   "treatment",           "treatment_response",    "order",
    "plan_of_care", "certification",       "questionnaire_response"};

void check_voids(Pack const& pack, Findings& findings) {
    for (auto const& rule : pack.information_rules)
        for (auto const& item : rule.administrative)
            if (std::ranges::find(clinical_records, item) != clinical_records.end())
                findings.push_back({Severity::error, "clinical_never_voids",
                                    "clocks.toml information",
                                    fmt::format("{} is a clinical record; a request is never "
                                                "voided for it.",
                                                item)});
    for (auto const& rule : pack.clocks)
        for (auto const& line : pack.lines) {
            bool const medicare = line.law_profile == "ma" || line.law_profile == "dsnp_aip";
            bool const is_its = rule.lines.empty() || std::ranges::count(rule.lines, line.id) > 0;
            if (rule.on_expiry == OnExpiry::void_request && medicare && is_its)
                findings.push_back({Severity::error, "void_not_allowed", "clocks.toml " + rule.row,
                                    fmt::format("{} is a Medicare line; nothing on it is voided "
                                                "for what is missing.",
                                                line.id)});
        }
}

/// A rule is found again by its row; what tells two rules of one row apart must be known of the
/// request for good, and urgency is not.
void check_rows_differ(Pack const& pack, Findings& findings) {
    for (std::size_t i = 0; i < pack.clocks.size(); ++i)
        for (std::size_t j = i + 1; j < pack.clocks.size(); ++j) {
            auto const& a = pack.clocks[i];
            auto const& b = pack.clocks[j];
            if (a.row == b.row && a.clock == b.clock && share(a.lines, b.lines) &&
                share(a.kinds, b.kinds) && share(a.reviews, b.reviews))
                findings.push_back({Severity::error, "row_repeated", "clocks.toml " + a.row,
                                    fmt::format("Two {} clocks of row {} differ by urgency alone; "
                                                "give each a row of its own.",
                                                name_of(a.clock), a.row)});
        }
}

}  // namespace

void check_clocks(Pack const& pack, Findings& findings) {
    static constexpr std::array cases{
        Case{Review::pre_service, Urgency::standard, "standard"},
        Case{Review::pre_service, Urgency::urgent, "urgent"},
        Case{Review::post_service, Urgency::standard, "post-service"}};
    for (auto const& line : pack.lines)
        for (auto const& wanted : cases) check_clock_gaps(pack, line, wanted, findings);
    for (auto const& rule : pack.clocks) check_holds(rule, findings);
    for (auto const& rule : pack.clocks) check_warnings(rule, findings);
    check_voids(pack, findings);
    check_rows_differ(pack, findings);
    for (std::size_t i = 0; i < pack.clocks.size(); ++i)
        for (std::size_t j = i + 1; j < pack.clocks.size(); ++j)
            if (can_both_match(pack.clocks[i], pack.clocks[j]))
                findings.push_back(
                    {Severity::error, "overlap", "clocks.toml " + pack.clocks[i].row,
                     fmt::format("{} and {} can both be the {} clock of one request.",
                                 pack.clocks[i].row, pack.clocks[j].row,
                                 name_of(pack.clocks[i].clock))});
}

void check_law(Pack const& pack, Law const& law, Findings& findings) {
    for (auto const& line : pack.lines) {
        for (auto const& floor : law.floors)
            if (floor.profile == line.law_profile && floor.valid_from <= pack.valid_to)
                check_floor(pack, line, floor, findings);
        for (auto const& filing : law.filings)
            if (filing.profile == line.law_profile) check_filing(pack, line, filing, findings);
    }
}

}  // namespace assent::policy
