#include "appeal/decide_parts.h"
#include "base/match.h"

namespace assent::appeal {

Result<Events> decide(State const& state, Command const& command, Context const& context) {
    if (!begins(command) && !state.exists()) return unknown_appeal();
    return std::visit(
        Match{
            [&](FileAppeal const& c) { return file_appeal(state, c, context); },
            [&](AskToReconsider const& c) { return ask_to_reconsider(state, c, context); },
            [&](AcknowledgeAppeal const&) { return acknowledge(state, context); },
            [&](AssignAppeal const& c) { return assign(state, c, context); },
            [&](RefuseExpedite const& c) { return refuse_expedite(state, c, context); },
            [&](GrantExpedite const& c) { return grant_expedite(state, c, context); },
            [&](AskForAppealInformation const& c) { return ask_information(state, c, context); },
            [&](RecordAppealInformation const& c) { return record_information(state, c, context); },
            [&](ResolveAppeal const& c) { return resolve(state, c, context); },
            [&](WithdrawAppeal const& c) { return withdraw(state, c, context); },
            [&](DismissAppeal const& c) { return dismiss(state, c, context); },
            [&](ForwardAppeal const& c) { return forward(state, c, context); },
            [&](RecordOutsideDecision const& c) { return record_outside(state, c, context); },
            [&](RecordEffectuation const& c) { return record_effectuation(state, c, context); },
            [&](AddAppealNote const& c) { return add_note(state, c, context); },
            [&](ExtendDeadline const& c) { return extend_deadline(state, c, context); },
            [&](WarnClock const& c) { return warn_clock(state, c, context); },
            [&](ExpireClock const& c) { return expire_clock(state, c, context); },
            [&](RecordDelivery const& c) { return record_delivery(state, c, context); },
        },
        command);
}

}  // namespace assent::appeal
