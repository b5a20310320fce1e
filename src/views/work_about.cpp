#include "views/work_about.h"

#include "base/names.h"
#include "request/retro_age.h"

#include <algorithm>

namespace assent::views {
namespace {

using policy::ClockKind;
using request::State;

bool is_marked(State const& state, policy::Special special) {
    return std::ranges::count(state.asked->special, special) > 0;
}

bool is_of_continuity(ClockKind kind) {
    return kind == ClockKind::continuity || kind == ClockKind::continuity_soon ||
           kind == ClockKind::continuity_harm;
}

std::optional<ContinuityAbout> continuity_of(State const& state) {
    bool const exemption = is_marked(state, policy::Special::medical_exemption);
    if (!exemption && !is_marked(state, policy::Special::continuity_of_care)) return std::nullopt;
    ContinuityAbout about;
    about.exemption = exemption;
    for (auto const& clock : state.clocks)
        if (is_of_continuity(clock.clock)) about.clock = name_of(clock.clock);
    about.documents = static_cast<int>(state.documents.size());
    auto const& found = request::after_of(state).continuity;
    if (!found) return about;
    about.program = found->program;
    about.met = found->met;
    about.criteria = found->criteria;
    about.until = found->to;
    about.alternative = found->alternative;
    about.member_chose = found->member_chose;
    return about;
}

std::optional<RetroAbout> retro_of(State const& state) {
    auto const& asked = *state.asked;
    if (asked.review != policy::Review::post_service) return std::nullopt;
    RetroAbout about;
    for (auto const& line : state.lines) {
        auto const to = line.asked.to ? line.asked.to : line.asked.from;
        if (line.asked.from && (!about.service_from || *line.asked.from < *about.service_from))
            about.service_from = line.asked.from;
        if (to && (!about.service_to || *to > *about.service_to)) about.service_to = to;
    }
    // A line of care already given has its days; the day of receipt stands in for one that has not.
    auto const received =
        Day(std::chrono::floor<std::chrono::days>(*state.received_at).time_since_epoch());
    about.late_from = request::late_from(asked, received);
    if (asked.late_reason) about.late_reason = name_of(*asked.late_reason);
    about.eligibility_known_on = asked.eligibility_known_on;
    if (auto const& coverage = state.known->coverage) {
        about.line_of_business = coverage->line_of_business;
        about.covered_from = coverage->valid_from;
        about.covered_to = coverage->valid_to;
    }
    return about;
}

std::optional<NewbornAbout> newborn_of(State const& state) {
    if (!state.asked->newborn) return std::nullopt;
    auto const& baby = *state.asked->newborn;
    NewbornAbout about;
    about.name = baby.name.reveal();
    about.born_on = baby.born_on.reveal();
    about.sex = baby.sex;
    about.birth_order = baby.birth_order;
    if (auto const& coverage = state.known->coverage)
        about.line_of_business = coverage->line_of_business;
    about.member_number = state.known->member.member_number.reveal();
    about.own_number = request::after_of(state).moved_from.has_value();
    return about;
}

}  // namespace

std::string WorkAbout::topics() const {
    std::string text;
    auto const add = [&](bool holds, WorkTopic topic) {
        if (holds) text += " " + std::string(name_of(topic));
    };
    add(continuity.has_value(), WorkTopic::continuity);
    add(retro.has_value(), WorkTopic::retro);
    add(newborn.has_value(), WorkTopic::newborn);
    return text.empty() ? text : text + " ";
}

WorkAbout about_of(State const& state) {
    return {continuity_of(state), retro_of(state), newborn_of(state)};
}

}  // namespace assent::views
