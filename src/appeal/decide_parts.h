/// One function for each command, and the questions they share; decide.cpp visits them.
#pragma once

#include "appeal/commands.h"

#include <string_view>

namespace assent::appeal {

// file.cpp
Result<Events> file_appeal(State const& state, FileAppeal const& command, Context const& context);
Result<Events> ask_to_reconsider(State const& state, AskToReconsider const& command,
                                 Context const& context);
// handle.cpp
Result<Events> acknowledge(State const& state, Context const& context);
Result<Events> assign(State const& state, AssignAppeal const& command, Context const& context);
Result<Events> ask_information(State const& state, AskForAppealInformation const& command,
                               Context const& context);
Result<Events> record_information(State const& state, RecordAppealInformation const& command,
                                  Context const& context);
Result<Events> add_note(State const& state, AddAppealNote const& command, Context const& context);
Result<Events> record_delivery(State const& state, RecordDelivery const& command,
                               Context const& context);
// resolve.cpp
Result<Events> resolve(State const& state, ResolveAppeal const& command, Context const& context);
// end.cpp
Result<Events> withdraw(State const& state, WithdrawAppeal const& command, Context const& context);
Result<Events> dismiss(State const& state, DismissAppeal const& command, Context const& context);
// outside.cpp
Result<Events> forward(State const& state, ForwardAppeal const& command, Context const& context);
Result<Events> record_outside(State const& state, RecordOutsideDecision const& command,
                              Context const& context);
Result<Events> record_effectuation(State const& state, RecordEffectuation const& command,
                                   Context const& context);
// clocks.cpp
Result<Events> grant_expedite(State const& state, GrantExpedite const& command,
                              Context const& context);
Result<Events> refuse_expedite(State const& state, RefuseExpedite const& command,
                               Context const& context);
Result<Events> extend_deadline(State const& state, ExtendDeadline const& command,
                               Context const& context);
Result<Events> warn_clock(State const& state, WarnClock const& command, Context const& context);
Result<Events> expire_clock(State const& state, ExpireClock const& command, Context const& context);

// guards.cpp

/// The rule it was filed under; null only when the pack lost it.
policy::AppealRule const* rule_of(State const& state, policy::Pack const& pack);
/// What the pack's rules ask of it now.
policy::AppealAsk ask_of(State const& state);
/// What somebody is told of an appeal that is none of theirs: the same as of one that does not
/// exist.
Fault unknown_appeal();
/// Fault: `appeal_closed`.
Result<void> must_be_open(State const& state);
/// Faults: `reason_required`, `too_long`, at the pointer.
Result<void> must_say(std::string_view text, std::string_view where, std::string_view what);
Result<void> must_not_be_too_long(std::string_view text, std::string_view where);
/// Fault: `unknown_document`.
Result<void> documents_must_exist(std::vector<DocumentRef> const& documents,
                                  Context const& context);

/// The clock of its resolution by kind and urgency.
policy::ClockKind resolution_clock(AppealKind kind, policy::Urgency urgency);
bool is_resolution_clock(policy::ClockKind clock);
/// Starts a clock of appeals.toml, when the pack has one for it.
void start_clock(Events& events, policy::Pack const& pack, policy::AppealClock const* rule,
                 policy::Anchor anchor, Instant from);
void stop_clocks(Events& events, State const& state, std::string_view because);
void stop_clock(Events& events, State const& state, policy::ClockKind clock,
                std::string_view because);
/// What the pack's notices say about it. `filed`: whose appeal it is.
void order_notices(Events& events, AppealReceived const& filed, Context const& context,
                   std::string_view on);
void order_notices(Events& events, State const& state, Context const& context, std::string_view on);
/// The plan sends it on by itself, where the law wants that (42 CFR 422.590).
void send_on(Events& events, State const& state, Context const& context, ForwardCause cause);
/// Starts the time in which a changed decision is carried out.
void start_effectuation(Events& events, State const& state, Context const& context,
                        std::optional<OutsideBody> body);

}  // namespace assent::appeal
