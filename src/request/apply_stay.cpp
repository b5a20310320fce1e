#include "request/apply_parts.h"

namespace assent::request {
namespace {

void admit(Stay& stay) {
    if (stay.state == StayState::notified) stay.state = StayState::admitted;
}

}  // namespace

void apply_later(State& state, StayOpened const& e) {
    auto& stay = state.stay.emplace();
    stay.state = e.state;
    stay.admit_on = e.admit_on;
    stay.last_day = e.last_day;
    stay.source = e.source;
    stay.priority = e.priority;
    stay.facility = e.facility;
    if (e.level) stay.levels.push_back({*e.level, e.admit_on});
}

void apply_later(State& state, DaysAsked const& e) {
    auto& line = state.lines.emplace_back();
    line.number = e.line;
    line.asked = e.asked;
    state.status = state.stage == Stage::clerk ? Status::intake : Status::in_review;
    state.closed_at.reset();
    if (!state.stay) return;
    admit(*state.stay);
    state.stay->last_day = e.asked.to;
    state.stay->last_ask_by = e.by.account;
    state.stay->last_ask_line = e.line;
}

void apply_later(State& state, LevelOfCareChanged const& e) {
    if (!state.stay) return;
    admit(*state.stay);
    state.stay->levels.push_back({e.level, e.from});
}

void apply_later(State& state, StayConverted const& e) {
    if (!state.stay) return;
    admit(*state.stay);
    state.stay->converted_on = e.on;
    if (e.priority) state.stay->priority = e.priority;
    state.stay->levels.push_back({e.level, e.on});
}

void apply_later(State& state, MemberDischarged const& e) {
    if (!state.stay) return;
    state.stay->state = StayState::discharged;
    state.stay->discharged_on = e.on;
    state.stay->disposition = e.disposition;
}

}  // namespace assent::request
