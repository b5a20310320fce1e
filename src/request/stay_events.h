/// What can happen to an inpatient stay: it is opened by an admission or its notice, more days are
/// asked for, its level of care changes, observation becomes an admission, the member leaves.
#pragma once

#include "base/fields.h"
#include "policy/words.h"
#include "request/actor.h"
#include "request/submit.h"

#include <optional>
#include <string>

namespace assent::request {

/// vocabulary.md 12
enum class StayState { notified, admitted, discharged };
enum class Disposition { home, home_health, snf, ltc, transfer, left, died, other };

/// An admission, planned or happened, or the notice of one (INP-15, INP-16).
struct StayOpened {
    StayState state = StayState::notified;
    Day admit_on{};
    std::optional<Day> last_day;  ///< last day asked for, none when the notice names no days
    std::optional<policy::LevelOfCare> level;
    std::optional<policy::AdmissionSource> source;
    std::optional<policy::AdmissionPriority> priority;
    std::string facility;  ///< provider row id
};

void fields(auto& f, auto& e) requires Is<StayOpened, decltype(e)> {
    f("state", e.state);
    f("admit_on", e.admit_on);
    f("last_day", e.last_day);
    f("level", e.level);
    f("source", e.source);
    f("priority", e.priority);
    f("facility", e.facility);
}

/// More days on the same stay (INP-07): a further line, decided like every other.
struct DaysAsked {
    LineNumber line;  ///< the number of the new line
    ServiceLine asked;
    Instant received_at{};  ///< of the ask; its clock starts here
    Actor by;
    Instant at{};
    std::string text;
};

void fields(auto& f, auto& e) requires Is<DaysAsked, decltype(e)> {
    f("line", e.line);
    f("asked", e.asked);
    f("received_at", e.received_at);
    f("by", e.by);
    f("at", e.at);
    f("text", e.text);
}

struct LevelOfCareChanged {
    policy::LevelOfCare level = policy::LevelOfCare::med_surg;
    Day from{};
    std::string why;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<LevelOfCareChanged, decltype(e)> {
    f("level", e.level);
    f("from", e.from);
    f("why", e.why);
    f("by", e.by);
    f("at", e.at);
}

/// Observation that became an admission; from this day on the inpatient rules apply.
struct StayConverted {
    policy::LevelOfCare level = policy::LevelOfCare::med_surg;
    Day on{};
    std::optional<policy::AdmissionPriority> priority;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<StayConverted, decltype(e)> {
    f("level", e.level);
    f("on", e.on);
    f("priority", e.priority);
    f("by", e.by);
    f("at", e.at);
}

struct MemberDischarged {
    Day on{};
    Disposition disposition = Disposition::home;
    std::string to;  ///< name of the place the member goes to
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<MemberDischarged, decltype(e)> {
    f("on", e.on);
    f("disposition", e.disposition);
    f("to", e.to);
    f("by", e.by);
    f("at", e.at);
}

}  // namespace assent::request
