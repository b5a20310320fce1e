/// Which roles may do what, whose licence counts, and who is too close to the case to decide it.
/// Deny by default.
#pragma once

#include "request/commands.h"

namespace assent::request {

/// Faults: `role_not_allowed`.
Result<void> may_submit(Actor const& actor);
Result<void> may_note(Actor const& actor, NoteType type);
Result<void> may_attach(Actor const& actor);
Result<void> may_assign(Actor const& actor);
Result<void> may_void(Actor const& actor, VoidReason reason);
Result<void> may_extend(Actor const& actor);
Result<void> may_ask_for_information(Actor const& actor);
Result<void> may_answer(Actor const& actor);
Result<void> may_correct_receipt(Actor const& actor);
Result<void> may_recount(Actor const& actor);
Result<void> may_tell(Actor const& actor);
/// The outbox, and whoever hands a notice over by hand: staff, also of appeals.
Result<void> may_deliver(Actor const& actor);
/// A licensed reviewer with a current licence; never a machine (SB 1120, L-URG-02).
Result<void> may_reclassify(Context const& context);
/// Who may say, and on whose word, that a request is urgent (L-URG-04).
Result<void> may_expedite(Actor const& actor, UrgencyBy asked_by, Context const& context);
Result<void> must_be_the_clock(Actor const& actor);

/// The organisation is that of the requesting or the servicing provider.
bool is_party(State const& state, std::string const& organisation);
/// The organisation asked, or is the requesting or the servicing provider of the request: it may
/// see it and add to it (ACC-07, DOC-03).
bool is_attached(State const& state, std::string const& organisation);
/// An office whose providers are not attached is told that there is no such request. Fault:
/// `unknown_request`.
Result<void> must_be_attached(State const& state, Actor const& actor);

/// Whether the actor's role could do this to any request at all, for doors that must not tell
/// whether a request exists to those who may not see it. Faults: `role_not_allowed`.
Result<void> role_may(Command const& command, Actor const& actor, policy::Pack const& pack);

/// Fault: `licence_not_current` (L-DEC-08).
Result<void> licence_current(Context const& context);

/// Acts of the pack's deciders.toml.
enum class Act { approve, deny, deny_administrative };

/// The fault of a role the pack does not name for the act: a denial asks for another person.
Fault nobody_of_this_role(Actor const& actor, Act act);
/// Whether the actor may do this to the line, by the pack's list; null: to the request as a whole.
/// Faults: `role_not_allowed`, `physician_required`, `licence_not_current`, `licence_restricted`,
/// `licence_of_other_state`, `licence_scope`, `licence_check_old` (L-DEC-01 to L-DEC-08).
Result<void> may_decide(State const& state, LineState const* line, Act act, Context const& context);
/// Faults: `conflict_of_interest` (L-DEC-09), `decided_elsewhere` while a delegate has the request.
Result<void> must_be_impartial(State const& state, Context const& context);

/// Both at once, for the request as a whole.
Result<void> may_approve(State const& state, Context const& context);

/// The side that asked: its office, the member or who speaks for them.
bool is_of_requester(State const& state, Actor const& actor);

/// Faults: `role_not_allowed`.
Result<void> may_withdraw(State const& state, Actor const& actor);
Result<void> may_reopen(State const& state, Actor const& actor);
Result<void> may_amend(State const& state, Actor const& actor);
Result<void> may_answer_duplicate(State const& state, AnswerDuplicate const& command,
                                  Actor const& actor);
Result<void> may_review(State const& state, Context const& context);
Result<void> may_refer(Actor const& actor);
Result<void> may_overturn(State const& state, ApplyOutcome const& command, Context const& context);

}  // namespace assent::request
