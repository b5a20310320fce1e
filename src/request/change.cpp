#include "base/text.h"
#include "request/change_parts.h"
#include "request/decide_parts.h"
#include "request/facts_of.h"
#include "request/guards.h"
#include "request/limits.h"
#include "request/who_may.h"

#include <algorithm>

namespace assent::request {
namespace {

constexpr std::string_view change_queue = "change_cancel";

Result<void> must_say(Private<std::string> const& text) {
    if (trim(text.reveal()).empty())
        return invalid("nothing_wanted", "/text", "Say what should change.");
    return must_be_short(text.reveal(), "/text", note_limit);
}

bool is_open_ask(AskedChange const& change) {
    return change.state == ChangeState::asked || change.state == ChangeState::accepted;
}

bool is_repeated(State const& state, ChangeAsked const& made) {
    return std::ranges::any_of(state.changes.asked, [&](AskedChange const& change) {
        return is_open_ask(change) && change.asked.by.account == made.by.account &&
               change.asked.wish == made.wish && change.asked.kind == made.kind &&
               change.asked.text == made.text;
    });
}

Result<Events> ask(State const& state, ChangeAsked made, Context const& context) {
    TRY(may_amend(state, context.actor));
    if (is_repeated(state, made)) return Events{};
    TRY(may_ask_for_change(state, context.pack));
    TRY(must_say(made.text));
    Events events;
    alert_of_change(events, state, std::move(made));
    return events;
}

AskedChange const* find_change(State const& state, int number) {
    for (auto const& change : state.changes.asked)
        if (change.asked.change == number) return &change;
    return nullptr;
}

/// Told the way it was asked (CHG-08).
void confirm(Events& events, AskedChange const& change, State const& state) {
    policy::NoticeOrdered notice;
    notice.form = "change_confirmation";
    notice.to = policy::Recipient::requesting_provider;
    notice.channel = change.asked.channel;
    notice.language = "en";
    notice.sensitive = state.sensitive;
    events.push_back(std::move(notice));
}

}  // namespace

Result<void> may_ask_for_change(State const& state, policy::Pack const& pack) {
    if (state.closed() && pack.decisions.asks_after_decision && !state.voided) return fine();
    return must_be_open_or_go(state, pack);
}

void alert_of_change(Events& events, State const& state, ChangeAsked made) {
    made.change = static_cast<int>(state.changes.asked.size()) + 1;
    auto const is_there = state.queue == change_queue;
    if (!is_there) made.from_queue = state.queue;
    events.push_back(std::move(made));
    if (!is_there && state.forwarded_to.empty())
        events.push_back(Routed{std::string(change_queue), "A change was asked for."});
}

Result<Events> ask_for_change(State const& state, AskForChange const& command,
                              Context const& context) {
    return ask(state,
               {0,
                ChangeWish::change,
                command.kind,
                command.text,
                command.channel,
                {},
                context.actor,
                context.now},
               context);
}

Result<Events> ask_to_cancel(State const& state, AskToCancel const& command,
                             Context const& context) {
    return ask(state,
               {0,
                ChangeWish::cancel,
                ChangeKind::administrative,
                command.text,
                command.channel,
                {},
                context.actor,
                context.now},
               context);
}

Result<Events> answer_change(State const& state, AnswerChange const& command,
                             Context const& context) {
    if (!is_staff(context.actor.role))
        return forbidden("role_not_allowed", {}, "Your role may not answer this.");
    auto const* change = find_change(state, command.change);
    if (change == nullptr)
        return invalid("unknown_change", "/change", "Nobody asked for such a change.");
    if (change->answered && change->state == command.state &&
        change->answered->by.account == context.actor.account &&
        change->answered->text == command.text)
        return Events{};
    if (!is_open_ask(*change))
        return conflict("change_answered", "/change", "This was answered before.");
    if (command.state == ChangeState::asked)
        return invalid("nothing_wanted", "/state", "Answer accepted, refused or done.");
    if (command.state == ChangeState::refused) TRY(must_say(command.text));
    Events events{
        ChangeAnswered{command.change, command.state, command.text, context.actor, context.now}};
    auto const cancels = change->asked.wish == ChangeWish::cancel &&
                         command.state == ChangeState::done && !state.closed();
    if (cancels) {
        events.push_back(RequestWithdrawn{
            WithdrawReason::other, "The requester cancelled it.", {}, context.actor, context.now});
        close_withdrawn(events, state, context);
    } else if (command.state != ChangeState::accepted && state.queue == change_queue) {
        auto const& before = change->asked.from_queue;
        events.push_back(Routed{before.empty() ? usual_queue(state, context.pack) : before,
                                "The change was answered."});
    }
    if (command.state != ChangeState::accepted) confirm(events, *change, state);
    return events;
}

}  // namespace assent::request
