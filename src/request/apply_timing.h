/// Folding of asks for information, of urgency and receipt, and of what was told; apply.cpp visits
/// them. Each copies facts and holds no rule.
#pragma once

#include "request/state.h"

namespace assent::request {

/// The status of an open request by who has it, or that it waits for a reply.
void refresh_status(State& state);

void note_received(State& state, RequestReceived const& e);
void note_decided(State& state, Instant at);
/// The time to reply ended.
void lapse(State& state, policy::ClockExpired const& e);

void apply_later(State& state, InformationRequested const& e);
void apply_later(State& state, InformationReceived const& e);
void apply_later(State& state, InformationCompleted const& e);
void apply_later(State& state, InformationCancelled const& e);
void apply_later(State& state, UrgencyChanged const& e);
void apply_later(State& state, ReceiptCorrected const& e);
void apply_later(State& state, policy::NoticeDelivered const& e);
void apply_later(State& state, policy::NoticeFailed const& e);

}  // namespace assent::request
