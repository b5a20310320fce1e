/// Folding of the families of events that follow the first decision; apply.cpp visits them. Each
/// copies facts and holds no rule.
#pragma once

#include "request/state.h"

namespace assent::request {

// apply_stay.cpp
void apply_later(State& state, StayOpened const& e);
void apply_later(State& state, DaysAsked const& e);
void apply_later(State& state, LevelOfCareChanged const& e);
void apply_later(State& state, StayConverted const& e);
void apply_later(State& state, MemberDischarged const& e);

// apply_after.cpp
void apply_later(State& state, UnitsUsed const& e);
void apply_later(State& state, AuthorizationChanged const& e);
void apply_later(State& state, AuthorizationEnded const& e);
void apply_later(State& state, CoverageGapFound const& e);
void apply_later(State& state, MemberChanged const& e);
void apply_later(State& state, AuthorizationImported const& e);
void apply_later(State& state, ForwardAcknowledged const& e);
void apply_later(State& state, RequestTakenBack const& e);
void apply_later(State& state, ContinuityAssessed const& e);

// apply_talk.cpp
void apply_later(State& state, PeerToPeerAsked const& e);
void apply_later(State& state, PeerToPeerBooked const& e);
void apply_later(State& state, PeerToPeerHeld const& e);
void apply_later(State& state, ContactLogged const& e);
void apply_later(State& state, TaskOpened const& e);
void apply_later(State& state, TaskAssigned const& e);
void apply_later(State& state, TaskClosed const& e);
void apply_later(State& state, CriteriaDisclosed const& e);

}  // namespace assent::request
