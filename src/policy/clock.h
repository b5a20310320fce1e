/// Which deadlines run, when they are due, and which bound governs. The earliest mandatory bound
/// whose anchor has happened governs (L-CLK-01, architecture 5). All instants UTC; day-counted
/// bounds end 23:59:59 plan time. One function, due_of, makes every due time there is: of a clock
/// that starts, was extended, stood still or lost an anchor.
#pragma once

#include "policy/events.h"
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
    std::optional<LevelOfCare> level_of_care = {};
    std::optional<AdmissionSource> admission_source = {};
};

/// The kinds that stand first in the list: they start at receipt and end with the decision.
constexpr bool is_of_first_decision(ClockKind clock) { return clock <= ClockKind::continuity_harm; }

/// The rules that apply to a request, one per clock kind that starts at receipt. Notices and
/// appeals come later.
std::vector<ClockRule const*> clocks_for(Pack const& pack, ClockAsk const& ask);

/// The rule of one kind for a request, if the pack has one: for clocks that start at a later event.
ClockRule const* clock_rule(Pack const& pack, ClockKind clock, ClockAsk const& ask);

/// The rule of that row a clock started under: by all that is known of the request, else whatever
/// its urgency, which may have changed since.
ClockRule const* clock_rule(Pack const& pack, ClockKind clock, std::string_view row,
                            ClockAsk const& ask);

UrgencyRule const* urgency_rule(Pack const& pack, std::string_view line_of_business);
InformationRule const* information_rule(Pack const& pack, std::string_view line_of_business);

/// An extension once granted: every bound that had begun ends there instead (L-CLK-09).
struct Extension {
    Instant to{};
    Instant at{};
    int days = 0;
    friend bool operator==(Extension const&, Extension const&) = default;
};

/// A time a tolling clock stood still (L-CLK-11).
struct Pause {
    Instant from{};
    Instant to{};
    friend bool operator==(Pause const&, Pause const&) = default;
};

/// Anchors that have happened, with their instants, and what else moves a due time.
struct Anchors {
    std::vector<std::pair<Anchor, Instant>> at;
    std::optional<Extension> extension = {};
    std::vector<Pause> pauses = {};
    std::optional<Instant> asked = {};  ///< the first ask for information that was not taken back
    bool oral = false;                  ///< told by phone first (L-NTC-04)
    std::optional<Instant> not_after = {};            ///< L-URG-04
    std::optional<calendar::Holidays> holidays = {};  ///< the plan's days off when edited since
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

/// `24h`, `1bd`: as a pack writes it.
std::string words_of(calendar::Span span);

/// When a clock of the rule warns by the times before it is due. Hours are elapsed; days keep the
/// wall clock.
std::vector<Warning> warnings_of(Pack const& pack, ClockRule const& rule, Instant due);

/// Where an extension starts to count: the due time of the bounds that may be extended.
std::optional<Instant> extendable_due(Pack const& pack, ClockRule const& rule, Anchors anchors);
/// The latest instant an extension may reach: calendar days added to the original due, once; they
/// keep the wall clock, also of a clock counted in hours (L-CLK-09).
Instant extension_limit(Pack const& pack, ClockRule const& rule, Instant original_due);

}  // namespace assent::policy
