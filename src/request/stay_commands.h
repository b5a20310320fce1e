/// What people want of an inpatient stay.
#pragma once

#include "request/stay_events.h"

namespace assent::request {

/// More days of a stay that is under way (INP-07).
struct AskForDays {
    std::optional<Day> from;  ///< absent: the day after the last one asked for
    int days = 0;
    std::optional<policy::LevelOfCare> level;  ///< absent: as it is
    std::string text;
    std::optional<Instant> received_at;  ///< staff entry of a phone call or fax
};

void fields(auto& f, auto& c) requires Is<AskForDays, decltype(c)> {
    f("from", c.from);
    f("days", c.days);
    f("level", c.level);
    f("text", c.text);
    f("received_at", c.received_at);
}

struct ChangeLevelOfCare {
    policy::LevelOfCare level = policy::LevelOfCare::med_surg;
    std::optional<Day> from;  ///< absent: today
    std::string why;
};

void fields(auto& f, auto& c) requires Is<ChangeLevelOfCare, decltype(c)> {
    f("level", c.level);
    f("from", c.from);
    f("why", c.why);
}

struct ConvertStay {
    policy::LevelOfCare level = policy::LevelOfCare::med_surg;
    std::optional<Day> on;  ///< absent: today
    std::optional<policy::AdmissionPriority> priority;
    int days = 0;  ///< days asked for from the conversion on
};

void fields(auto& f, auto& c) requires Is<ConvertStay, decltype(c)> {
    f("level", c.level);
    f("on", c.on);
    f("priority", c.priority);
    f("days", c.days);
}

struct DischargeMember {
    std::optional<Day> on;  ///< absent: today
    Disposition disposition = Disposition::home;
    std::string to;
};

void fields(auto& f, auto& c) requires Is<DischargeMember, decltype(c)> {
    f("on", c.on);
    f("disposition", c.disposition);
    f("to", c.to);
}

}  // namespace assent::request
