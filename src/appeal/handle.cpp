#include "appeal/decide_parts.h"
#include "appeal/who_may.h"
#include "base/text.h"

#include <algorithm>

namespace assent::appeal {
namespace {

Result<Events> record_consent(State const& state, RecordAppealInformation const& command,
                              AppealInformationReceived received, Context const& context) {
    if (!command.consent_on)
        return invalid("reason_required", "/consent_on", "Say on which day the member agreed.");
    if (*command.consent_on > context.pack.zone.day_of(context.now))
        return invalid("bad_day", "/consent_on", "Nobody agrees on a day to come.");
    if (!state.consent_missing) return Events{};
    return Events{std::move(received)};
}

/// Whether a reason counts is the plan's to say (42 CFR 422.582(c)).
Result<Events> record_cause(State const& state, RecordAppealInformation const& command,
                            AppealInformationReceived received, Context const& context) {
    TRY(may_handle(context.actor));
    TRY(must_say(command.text.reveal(), "/text", "Say why it comes late."));
    auto const* rule = rule_of(state, context.pack);
    if (rule == nullptr || !rule->good_cause)
        return conflict("good_cause_not_offered", "/kind",
                        "No reason excuses a late one of this kind.");
    if (!state.late) return Events{};
    return Events{std::move(received)};
}

bool is_known(State const& state, RecordDelivery const& command) {
    return std::ranges::any_of(state.deliveries, [&](policy::Delivery const& known) {
        return known.notice == command.notice && known.channel == command.channel &&
               known.delivered == command.delivered &&
               (command.delivered || known.text == command.text);
    });
}

}  // namespace

Result<Events> acknowledge(State const& state, Context const& context) {
    TRY(may_handle(context.actor));
    TRY(must_be_open(state));
    if (state.acknowledged_at) return Events{};
    Events events{AppealAcknowledged{context.actor, context.now}};
    stop_clock(events, state, policy::ClockKind::acknowledge, "Acknowledged.");
    order_notices(events, state, context, "appeal_acknowledged");
    return events;
}

Result<Events> assign(State const& state, AssignAppeal const& command, Context const& context) {
    TRY(may_handle(context.actor));
    TRY(must_be_open(state));
    if (command.account == state.assignee) return Events{};
    TRY(must_be_independent(state, {command.account, {}, context.facts.superiors_of_assignee},
                            "/account"));
    return Events{AppealAssigned{command.account, command.name, context.actor, context.now}};
}

Result<Events> ask_information(State const& state, AskForAppealInformation const& command,
                               Context const& context) {
    TRY(may_handle(context.actor));
    TRY(must_be_open(state));
    if (command.wanted.empty()) return invalid("nothing_wanted", "/wanted", "Say what is missing.");
    for (std::size_t i = 0; i < command.wanted.size(); ++i)
        TRY(must_say(command.wanted[i], "/wanted/" + std::to_string(i), "Say what is missing."));
    TRY(must_say(command.of, "/of", "Say who is asked."));
    if (command.answer_by && *command.answer_by < context.pack.zone.day_of(context.now))
        return invalid("bad_day", "/answer_by", "An answer is wanted on a day to come.");
    auto const is_same = [&](AppealInformationAsked const& known) {
        return known.wanted == command.wanted && known.of == command.of &&
               known.channel == command.channel && known.answer_by == command.answer_by;
    };
    if (awaits_reply(state) && std::ranges::any_of(state.asked, is_same)) return Events{};
    Events events{AppealInformationAsked{command.wanted, command.of, command.channel,
                                         command.answer_by, context.actor, context.now}};
    order_notices(events, state, context, "appeal_information_asked");
    return events;
}

Result<Events> record_information(State const& state, RecordAppealInformation const& command,
                                  Context const& context) {
    TRY(may_bring_evidence(state, context.actor));
    TRY(must_be_open(state));
    TRY(must_not_be_too_long(command.text.reveal(), "/text"));
    TRY(documents_must_exist(command.documents, context));
    AppealInformationReceived received{command.kind,      command.text,  command.consent_on,
                                       command.documents, context.actor, context.now};
    switch (command.kind) {
        case InformationKind::consent:
            return record_consent(state, command, std::move(received), context);
        case InformationKind::good_cause:
            return record_cause(state, command, std::move(received), context);
        case InformationKind::evidence: break;
    }
    if (trim(command.text.reveal()).empty() && command.documents.empty())
        return invalid("nothing_wanted", "/text", "Say or attach what is to be considered.");
    return Events{std::move(received)};
}

Result<Events> add_note(State const& state, AddAppealNote const& command, Context const& context) {
    TRY(may_note(context.actor));
    TRY(must_say(command.text.reveal(), "/text", "Write the note."));
    return Events{AppealNoteAdded{static_cast<int>(state.notes.size()) + 1, command.text,
                                  context.actor, context.now}};
}

Result<Events> record_delivery(State const& state, RecordDelivery const& command,
                               Context const& context) {
    TRY(may_tell(context.actor));
    if (command.notice < 1 || command.notice > std::ssize(state.notices))
        return invalid("unknown_notice", "/notice", "There is no notice with this number.");
    TRY(must_not_be_too_long(command.text, "/text"));
    if (is_known(state, command)) return Events{};
    auto const at = command.at.value_or(context.now);
    if (at > context.now)
        return invalid("bad_instant", "/at", "A delivery does not lie in the future.");
    if (!command.delivered)
        return Events{policy::NoticeFailed{command.notice, command.channel, at, command.text}};
    return Events{policy::NoticeDelivered{command.notice, command.channel, at, command.text}};
}

}  // namespace assent::appeal
