#include "base/match.h"
#include "request/after_parts.h"
#include "request/decide_parts.h"
#include "request/guards.h"

namespace assent::request {

Result<Events> decide(State const& state, Command const& command, Context const& context) {
    auto const is_new = std::holds_alternative<SubmitRequest>(command) ||
                        std::holds_alternative<ImportAuthorization>(command);
    if (!is_new) TRY(must_exist(state));
    return std::visit(
        Match{
            [&](SubmitRequest const& c) { return submit(state, c, context); },
            [&](AddNote const& c) { return add_note(state, c, context); },
            [&](AttachDocument const& c) { return attach_document(state, c, context); },
            [&](AssignRequest const& c) { return assign(state, c, context); },
            [&](Determine const& c) { return determine(state, c, context); },
            [&](VoidRequest const& c) { return void_request(state, c, context); },
            [&](ExtendDeadline const& c) { return extend_deadline(state, c, context); },
            [&](WarnClock const& c) { return warn_clock(state, c, context); },
            [&](ExpireClock const& c) { return expire_clock(state, c, context); },
            [&](AskForDays const& c) { return ask_for_days(state, c, context); },
            [&](ChangeLevelOfCare const& c) { return change_level(state, c, context); },
            [&](ConvertStay const& c) { return convert_stay(state, c, context); },
            [&](DischargeMember const& c) { return discharge(state, c, context); },
            [&](RecordUse const& c) { return record_use(state, c, context); },
            [&](ChangeAuthorization const& c) { return change_authorization(state, c, context); },
            [&](EndAuthorization const& c) { return end_authorization(state, c, context); },
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
            [&](CloseTask const& c) { return close_task(state, c, context); },
            [&](DiscloseCriteria const& c) { return disclose_criteria(state, c, context); },
        },
        command);
}

std::string_view name_of_command(Command const& command) {
    return std::visit([]<class T>(T const&) { return type_name<T>(); }, command);
}

}  // namespace assent::request
