/// The current picture of an appeal: the fold of its events. Stored beside them and checked against
/// them.
#pragma once

#include "appeal/events.h"
#include "policy/clock_commands.h"
#include "policy/running_clock.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::appeal {

/// A hand-over to a body outside the plan, and what came of it.
struct OutsideReview {
    AppealForwarded sent;
    std::optional<OutsideDecisionRecorded> decided;
};

void fields(auto& f, auto& o) requires Is<OutsideReview, decltype(o)> {
    f("sent", o.sent);
    f("decided", o.decided);
}

struct State {
    AppealId appeal;
    AppealState status = AppealState::received;
    policy::Urgency urgency = policy::Urgency::standard;
    std::optional<Instant> received_at;
    std::optional<Instant> closed_at;
    std::optional<AppealReceived> filed;  ///< as it came in; its documents stand in the list below
    bool consent_missing = false;
    bool late = false;       ///< behind its time and not excused
    bool overdue = false;    ///< the time to resolve it passed
    bool exhausted = false;  ///< the plan is late, so that the next level is open (438.408(c)(3))
    bool extended = false;
    std::string assignee;  ///< account id
    std::string assignee_name;
    std::optional<Instant> acknowledged_at;
    std::optional<ExpediteRefused> refused;
    std::optional<ExpediteGranted> granted;
    std::vector<AppealInformationAsked> asked;
    std::vector<AppealInformationReceived> information;
    std::vector<DocumentRef> documents;
    std::optional<ResolutionRecord> resolved;
    std::optional<AppealWithdrawn> withdrawn;
    std::optional<AppealDismissed> dismissed;
    std::vector<OutsideReview> outside;
    std::optional<AppealEffectuated> effectuated;
    std::vector<AppealNoteAdded> notes;
    std::vector<policy::Clock> clocks;
    std::vector<policy::NoticeOrdered> notices;
    std::vector<policy::Delivery> deliveries;

    bool exists() const { return received_at.has_value(); }
    bool closed() const { return closed_at.has_value(); }

    State();
    State(State const& other);
    State(State&& other) noexcept;
    State& operator=(State const& other);
    State& operator=(State&& other) noexcept;
    ~State();
};

void fields(auto& f, auto& s) requires Is<State, decltype(s)> {
    f("appeal", s.appeal);
    f("status", s.status);
    f("urgency", s.urgency);
    f("received_at", s.received_at);
    f("closed_at", s.closed_at);
    f("filed", s.filed);
    f("consent_missing", s.consent_missing);
    f("late", s.late);
    f("overdue", s.overdue);
    f("exhausted", s.exhausted);
    f("extended", s.extended);
    f("assignee", s.assignee);
    f("assignee_name", s.assignee_name);
    f("acknowledged_at", s.acknowledged_at);
    f("refused", s.refused);
    f("granted", s.granted);
    f("asked", s.asked);
    f("information", s.information);
    f("documents", s.documents);
    f("resolved", s.resolved);
    f("withdrawn", s.withdrawn);
    f("dismissed", s.dismissed);
    f("outside", s.outside);
    f("effectuated", s.effectuated);
    f("notes", s.notes);
    f("clocks", s.clocks);
    f("notices", s.notices);
    f("deliveries", s.deliveries);
}

/// Copies facts; holds no rule.
State apply(State state, Event const& event);
State fold(Events const& events);

/// The whole of an appeal from its lines.
AppealResult result_of(std::vector<LineResolution> const& lines);
/// The hand-over that waits for its decision, if there is one.
OutsideReview const* awaited(State const& state);
/// Something was asked for, and no evidence came since.
bool awaits_reply(State const& state);
/// The request whose decision is appealed; null for a grievance about none.
policy::Disputed const* disputed(State const& state);

/// The running clock of the resolution that is due first: what an appeal is due by.
policy::Clock const* governing_clock(State const& state);
/// The way a notice goes: its own, or the way the appeal came.
policy::Channel channel_of(State const& state, policy::NoticeOrdered const& notice);
/// What the clock worker has to do next, and when.
std::optional<policy::Alarm> next_alarm(State const& state);
std::optional<policy::Alarm> next_alarm(State const& state, policy::Clock const& clock);

/// The stored form.
std::string write_state(State const& state);
/// Faults: `bad_json`, and what reading a member says, with its pointer.
Result<State> read_state(std::string_view text);

}  // namespace assent::appeal
