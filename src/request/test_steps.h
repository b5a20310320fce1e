/// Four scans asked for at Harbor, and the steps that bring them to their states. For tests only.
#pragma once

#include "request/test_case.h"

#include <algorithm>

namespace assent::request {

inline Context by(Role role) { return context(pack_of("harbor"), role); }

inline State after(State state, Result<Events> const& events) {
    for (auto const& event : events.value()) state = apply(std::move(state), event);
    return state;
}

inline std::string fault(State const& state, Command const& command, Role role) {
    auto const result = decide(state, command, by(role));
    return result ? std::string() : result.fault().code + " " + result.fault().where;
}

inline SubmitRequest four_scans() {
    auto asked = lumbar_mri();
    asked.lines.front().code = "72148";
    asked.lines.front().to = make_day(2026, 12, 31);
    asked.lines.front().units = whole_units(4);
    asked.diagnoses.front().code = "M5416";
    return asked;
}

inline State open() { return state_of(decide({}, four_scans(), by(Role::provider_office))); }

inline Determine denial() {
    Determine command;
    auto& line = command.lines.emplace_back();
    line.line = LineNumber(1);
    line.outcome = Outcome::denied;
    line.reasons.push_back({ReasonCode::not_medically_necessary,
                            Private<std::string>("Your notes show no weakness of the leg.")});
    line.questions = Questions{Judged::no, Judged::yes, Judged::yes};
    auto const& sources = pack_of("harbor").decisions.criteria;
    auto const is_for = [](policy::CriteriaSource const& source) {
        return policy::applies_to(source.lines, std::string("medi_cal")) &&
               source.codes.ranges.empty();
    };
    auto const source = std::ranges::find_if(sources, is_for);
    line.cited.push_back({source->source,
                          "Edition 7",
                          "Section 4",
                          "Page 12",
                          {{"Leg weakness", CriteriaAnswer::not_met}}});
    command.why = "Read twice.";
    command.no_conflict = true;
    command.talk_effort =
        TalkEffort{at_utc("2026-11-24T17:00:00Z"), policy::Channel::phone, "Left word."};
    return command;
}

inline State approved() { return after(open(), decide(open(), Determine{}, by(Role::nurse))); }
inline State denied() { return after(open(), decide(open(), denial(), by(Role::physician))); }

inline State admitted() {
    auto asked = lumbar_mri();
    asked.kind = policy::RequestKind::inpatient;
    asked.lines.front() = {};
    asked.lines.front().revenue = "0120";
    asked.lines.front().units = whole_units(3);
    asked.lines.front().unit = UnitKind::day;
    asked.stay.emplace();
    asked.stay->admit_on = make_day(2026, 11, 24);
    asked.stay->level_of_care = policy::LevelOfCare::med_surg;
    return state_of(decide({}, asked, by(Role::provider_office)));
}

}  // namespace assent::request
