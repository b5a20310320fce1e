/// The parts of apply: a function for each event that needs more than one line, by family.
#pragma once

#include "request/state.h"

namespace assent::request {

LineState* line_in(State& state, LineNumber number);

void add_determined(State& state, LineDetermined const& e);
void add_adverse(State& state, AdverseDetermined const& e);
void add_signed(State& state, DecisionSigned const& e);
void add_overturned(State& state, DecisionOverturned const& e);

void add_amended(State& state, RequestAmended const& e);
void add_change_answered(State& state, ChangeAnswered const& e);

void add_voided(State& state, RequestVoided const& e);
void add_withdrawn(State& state, RequestWithdrawn const& e);
void add_dismissed(State& state, RequestDismissed const& e);
void add_reopened(State& state, RequestReopened const& e);

}  // namespace assent::request
