/// Which deadlines run, when they are due, and which bound governs. The earliest mandatory bound
/// whose anchor has happened governs (L-CLK-01, architecture 5). All instants UTC; day-counted
/// bounds end 23:59:59 plan time.
#pragma once

#include "policy/pack.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace assent::policy {

struct ClockAsk {
    std::string line_of_business;
    RequestKind kind = RequestKind::outpatient;
    Review review = Review::pre_service;
    Urgency urgency = Urgency::standard;
    std::vector<Special> special;
};

/// The rules that apply to a request, one per clock kind that starts at receipt. Notices and
/// appeals come later.
std::vector<ClockRule const*> clocks_for(Pack const& pack, ClockAsk const& ask);

/// The rule of one kind for a request, if the pack has one: for clocks that start at a later event.
ClockRule const* clock_rule(Pack const& pack, ClockKind clock, ClockAsk const& ask);

/// Anchors that have happened, with their instants.
struct Anchors {
    std::vector<std::pair<Anchor, Instant>> at;
    std::optional<Instant> find(Anchor anchor) const;
};

struct Due {
    Instant at{};
    std::string governs;  ///< `received + 7 calendar_day`
    std::string source;   ///< source of the governing bound
    friend bool operator==(Due const&, Due const&) = default;
};

/// None when no mandatory bound has its anchor yet (L-CLK-08).
std::optional<Due> due_of(Pack const& pack, ClockRule const& rule, Anchors const& anchors);

/// The latest instant an extension may reach: calendar days added to the original due, once
/// (L-CLK-09).
Instant extension_limit(Pack const& pack, ClockRule const& rule, Instant original_due);

}  // namespace assent::policy
