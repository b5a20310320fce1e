/// What a case of a kind of its own is about, as its people need it in a row: continuity of care,
/// care already given, a newborn on the mother's number. Facts alone; limits that the plan sets are
/// the engine's to add.
#pragma once

#include "request/state.h"

#include <optional>
#include <string>

namespace assent::views {

enum class WorkTopic { continuity, retro, newborn };

struct ContinuityAbout {
    bool exemption = false;   ///< asks to stay out of the plan (COC-12)
    std::string clock;        ///< the kind that runs: by how urgent it is (CLK-16)
    std::string program;      ///< id, once assessed
    std::string title;        ///< of the program; the engine's to fill in
    std::optional<bool> met;  ///< absent: not assessed
    std::vector<request::CriterionFound> criteria;
    std::optional<Day> until;  ///< of a stay with the provider that was found
    std::string alternative;   ///< name of the provider that is offered (COC-18)
    bool member_chose = false;
    int documents = 0;
};

void fields(auto& f, auto& a) requires Is<ContinuityAbout, decltype(a)> {
    f("exemption", a.exemption);
    f("clock", a.clock);
    f("program", a.program);
    f("title", a.title);
    f("met", a.met);
    f("criteria", a.criteria);
    f("until", a.until);
    f("alternative", a.alternative);
    f("member_chose", a.member_chose);
    f("documents", a.documents);
}

struct RetroAbout {
    std::optional<Day> service_from;
    std::optional<Day> service_to;
    Day late_from{};  ///< the day from which lateness counts
    std::string late_reason;
    std::optional<Day> eligibility_known_on;
    /// The coverage on the first day of service, as it was known at receipt.
    std::string line_of_business;
    std::optional<Day> covered_from;
    std::optional<Day> covered_to;
    int days_since = 0;            ///< from the last day of service to today; the engine's
    std::optional<Day> window_to;  ///< last day on which it came in time; the engine's
    bool late = false;             ///< it came after that; the engine's
};

void fields(auto& f, auto& a) requires Is<RetroAbout, decltype(a)> {
    f("service_from", a.service_from);
    f("service_to", a.service_to);
    f("late_from", a.late_from);
    f("late_reason", a.late_reason);
    f("eligibility_known_on", a.eligibility_known_on);
    f("line_of_business", a.line_of_business);
    f("covered_from", a.covered_from);
    f("covered_to", a.covered_to);
    f("days_since", a.days_since);
    f("window_to", a.window_to);
    f("late", a.late);
}

struct NewbornAbout {
    std::string name;
    Day born_on{};
    std::string sex;
    int birth_order = 0;
    std::string line_of_business;
    std::string member_number;  ///< of whose number it runs on
    bool own_number = false;    ///< the baby's own by now
    std::optional<Day> until;   ///< last day on the mother's; the engine's
};

void fields(auto& f, auto& a) requires Is<NewbornAbout, decltype(a)> {
    f("name", a.name);
    f("born_on", a.born_on);
    f("sex", a.sex);
    f("birth_order", a.birth_order);
    f("line_of_business", a.line_of_business);
    f("member_number", a.member_number);
    f("own_number", a.own_number);
    f("until", a.until);
}

struct WorkAbout {
    std::optional<ContinuityAbout> continuity;
    std::optional<RetroAbout> retro;
    std::optional<NewbornAbout> newborn;

    /// The topics as one text to look in: ` continuity newborn `; empty: none.
    std::string topics() const;
};

void fields(auto& f, auto& a) requires Is<WorkAbout, decltype(a)> {
    f("continuity", a.continuity);
    f("retro", a.retro);
    f("newborn", a.newborn);
}

WorkAbout about_of(request::State const& state);

}  // namespace assent::views
