#include "base/match.h"
#include "request/after_parts.h"
#include "request/decide_parts.h"
#include "request/follow.h"
#include "request/guards.h"
#include "request/who_may_after.h"

#include <concepts>

namespace assent::request {
namespace {

template <class C, class... Each>
constexpr bool is_any_of = (std::same_as<C, Each> || ...);

/// What an older system decided is read, counted down and spoken about; nothing else is done to it.
bool leaves_decision(Command const& command) {
    return std::visit(
        []<class C>(C const&) {
            return is_any_of<C, SubmitRequest, ImportAuthorization, AddNote, AttachDocument,
                             RecordUse, RecheckCoverage, LogContact, OpenTask, AssignTask,
                             CloseTask, LinkRequest>;
        },
        command);
}

}  // namespace

Result<Events> decide(State const& state, Command const& command, Context const& context) {
    auto const is_new = std::holds_alternative<SubmitRequest>(command) ||
                        std::holds_alternative<ImportAuthorization>(command);
    if (!is_new) TRY(must_exist(state));
    if (!leaves_decision(command)) TRY(must_be_ours(state));
    auto events = TRY(std::visit(
        Match{
            [&](SubmitRequest const& c) { return submit(state, c, context); },
            [&](AddNote const& c) { return add_note(state, c, context); },
            [&](AttachDocument const& c) { return attach_document(state, c, context); },
            [&](AssignRequest const& c) { return assign(state, c, context); },
            [&](SetUrgency const& c) { return set_urgency(state, c, context); },
            [&](CorrectReceipt const& c) { return correct_receipt(state, c, context); },
            [&](RequestInformation const& c) { return request_information(state, c, context); },
            [&](RecordInformation const& c) { return record_information(state, c, context); },
            [&](SetInformationComplete const& c) { return set_complete(state, c, context); },
            [&](CancelInformation const& c) { return cancel_information(state, c, context); },
            [&](Determine const& c) { return determine(state, c, context); },
            [&](AmendRequest const& c) { return amend_request(state, c, context); },
            [&](AskForChange const& c) { return ask_for_change(state, c, context); },
            [&](AskToCancel const& c) { return ask_to_cancel(state, c, context); },
            [&](AnswerChange const& c) { return answer_change(state, c, context); },
            [&](AnswerDuplicate const& c) { return answer_duplicate(state, c, context); },
            [&](LinkRequest const& c) { return link_request(state, c, context); },
            [&](SignDecision const& c) { return sign_decision(state, c, context); },
            [&](RecordReview const& c) { return record_review(state, c, context); },
            [&](ReferRequest const& c) { return refer_request(state, c, context); },
            [&](ApplyOutcome const& c) { return apply_outcome(state, c, context); },
            [&](VoidRequest const& c) { return void_request(state, c, context); },
            [&](WithdrawRequest const& c) { return withdraw_request(state, c, context); },
            [&](DismissRequest const& c) { return dismiss_request(state, c, context); },
            [&](ReopenRequest const& c) { return reopen_request(state, c, context); },
            [&](ExtendDeadline const& c) { return extend_deadline(state, c, context); },
            [&](WarnClock const& c) { return warn_clock(state, c, context); },
            [&](ExpireClock const& c) { return expire_clock(state, c, context); },
            [&](RecountClock const& c) { return recount_clock(state, c, context); },
            [&](OrderNotice const& c) { return order_notice(state, c, context); },
            [&](RecordDelivery const& c) { return record_delivery(state, c, context); },
            [&](AskForDays const& c) { return ask_for_days(state, c, context); },
            [&](ChangeLevelOfCare const& c) { return change_level(state, c, context); },
            [&](ConvertStay const& c) { return convert_stay(state, c, context); },
            [&](DischargeMember const& c) { return discharge(state, c, context); },
            [&](RecordUse const& c) { return record_use(state, c, context); },
            [&](ChangeAuthorization const& c) { return change_authorization(state, c, context); },
            [&](EndAuthorization const& c) { return end_authorization(state, c, context); },
            [&](ContinueService const& c) { return continue_service(state, c, context); },
            [&](RecheckCoverage const&) { return recheck_coverage(state, context); },
            [&](MoveToMember const& c) { return move_to_member(state, c, context); },
            [&](ImportAuthorization const& c) { return import_authorization(state, c, context); },
            [&](ForwardRequest const& c) { return forward(state, c, context); },
            [&](AcknowledgeForward const& c) { return acknowledge(state, c, context); },
            [&](TakeBackRequest const& c) { return take_back(state, c, context); },
            [&](AssessContinuity const& c) { return assess_continuity(state, c, context); },
            [&](RequestPeerToPeer const& c) { return ask_peer_to_peer(state, c, context); },
            [&](BookPeerToPeer const& c) { return book_peer_to_peer(state, c, context); },
            [&](RecordPeerToPeer const& c) { return record_peer_to_peer(state, c, context); },
            [&](LogContact const& c) { return log_contact(state, c, context); },
            [&](OpenTask const& c) { return open_task(state, c, context); },
            [&](AssignTask const& c) { return assign_task(state, c, context); },
            [&](CloseTask const& c) { return close_task(state, c, context); },
            [&](DiscloseCriteria const& c) { return disclose_criteria(state, c, context); },
        },
        command));
    return with_what_follows(state, std::move(events), context);
}

std::string_view name_of_command(Command const& command) {
    return std::visit([]<class T>(T const&) { return type_name<T>(); }, command);
}

}  // namespace assent::request
