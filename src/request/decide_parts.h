/// One function for each command; decide.cpp visits them. Each lives in the file named after its
/// verb.
#pragma once

#include "request/commands.h"

namespace assent::request {

Result<Events> submit(State const& state, SubmitRequest const& command, Context const& context);
Result<Events> add_note(State const& state, AddNote const& command, Context const& context);
Result<Events> attach_document(State const& state, AttachDocument const& command,
                               Context const& context);
Result<Events> assign(State const& state, AssignRequest const& command, Context const& context);
Result<Events> determine(State const& state, Determine const& command, Context const& context);
Result<Events> amend_request(State const& state, AmendRequest const& command,
                             Context const& context);
Result<Events> ask_for_change(State const& state, AskForChange const& command,
                              Context const& context);
Result<Events> ask_to_cancel(State const& state, AskToCancel const& command,
                             Context const& context);
Result<Events> answer_change(State const& state, AnswerChange const& command,
                             Context const& context);
Result<Events> answer_duplicate(State const& state, AnswerDuplicate const& command,
                                Context const& context);
Result<Events> link_request(State const& state, LinkRequest const& command, Context const& context);
Result<Events> sign_decision(State const& state, SignDecision const& command,
                             Context const& context);
Result<Events> record_review(State const& state, RecordReview const& command,
                             Context const& context);
Result<Events> refer_request(State const& state, ReferRequest const& command,
                             Context const& context);
Result<Events> apply_outcome(State const& state, ApplyOutcome const& command,
                             Context const& context);
Result<Events> void_request(State const& state, VoidRequest const& command, Context const& context);
Result<Events> withdraw_request(State const& state, WithdrawRequest const& command,
                                Context const& context);
Result<Events> dismiss_request(State const& state, DismissRequest const& command,
                               Context const& context);
Result<Events> reopen_request(State const& state, ReopenRequest const& command,
                              Context const& context);
Result<Events> extend_deadline(State const& state, ExtendDeadline const& command,
                               Context const& context);
Result<Events> set_urgency(State const& state, SetUrgency const& command, Context const& context);
Result<Events> correct_receipt(State const& state, CorrectReceipt const& command,
                               Context const& context);
Result<Events> request_information(State const& state, RequestInformation const& command,
                                   Context const& context);
Result<Events> record_information(State const& state, RecordInformation const& command,
                                  Context const& context);
Result<Events> set_complete(State const& state, SetInformationComplete const& command,
                            Context const& context);
Result<Events> cancel_information(State const& state, CancelInformation const& command,
                                  Context const& context);
Result<Events> recount_clock(State const& state, RecountClock const& command,
                             Context const& context);
Result<Events> order_notice(State const& state, OrderNotice const& command, Context const& context);
Result<Events> record_delivery(State const& state, RecordDelivery const& command,
                               Context const& context);
Result<Events> warn_clock(State const& state, WarnClock const& command, Context const& context);
Result<Events> expire_clock(State const& state, ExpireClock const& command, Context const& context);

}  // namespace assent::request
