#include "request/decide_parts.h"
#include "request/guards.h"
#include "request/inform_checks.h"
#include "request/timing.h"
#include "request/who_may.h"

#include <algorithm>

namespace assent::request {
namespace {

std::string_view event_name(InformationKind kind) {
    return kind == InformationKind::incomplete ? "incomplete" : "information_requested";
}

std::string_view form_of(InformationKind kind) {
    return kind == InformationKind::incomplete ? "incomplete" : "information_request";
}

/// The addressee by the channel of the ask, and whoever else the pack tells: the member (RFI-07).
void order_ask(Events& events, State const& state, InformationRequested const& e,
               Context const& context) {
    Events by_pack;
    order_notices(by_pack, state, context, event_name(e.kind));
    policy::NoticeOrdered notice;
    notice.form = form_of(e.kind);
    notice.to = e.to;
    notice.channel = e.channel;
    notice.language = "en";
    if (e.to == policy::Recipient::member && !state.known->member.language.empty())
        notice.language = state.known->member.language;
    notice.sensitive = state.sensitive;
    notice.information = e.information;
    auto const is_same = [&](Event const& event) {
        auto const* other = std::get_if<policy::NoticeOrdered>(&event);
        return other != nullptr && other->to == e.to;
    };
    auto const same = std::ranges::find_if(by_pack, is_same);
    if (same != by_pack.end()) notice.due = std::get<policy::NoticeOrdered>(*same).due;
    std::erase_if(by_pack, is_same);
    events.push_back(std::move(notice));
    for (auto& other : by_pack) events.push_back(std::move(other));
}

InformationRequested asked(RequestInformation const& command, Context const& context) {
    InformationRequested e;
    e.kind = command.kind;
    e.items = command.items;
    e.to = command.to;
    e.channel = command.channel;
    e.why = command.why;
    e.by = context.actor;
    e.at = context.now;
    return e;
}

/// The same person asking for the same, which is open already.
bool repeats(State const& state, RequestInformation const& command, Actor const& actor) {
    return std::ranges::any_of(state.timing.information, [&](Information const& ask) {
        return ask.waits() && ask.kind == command.kind && ask.items == command.items &&
               ask.attempts.front().by == actor.name && ask.attempts.front().to == command.to;
    });
}

Result<Events> ask_again(State const& state, RequestInformation const& command,
                         Context const& context) {
    auto const* ask = find_information(state, *command.repeats);
    if (ask == nullptr)
        return invalid("unknown_information", "/repeats", "There is no ask with this number.");
    if (!ask->waits())
        return conflict("information_closed", "/repeats", "This ask no longer waits for a reply.");
    auto const& last = ask->attempts.back();
    if (last.at == context.now && last.channel == command.channel && last.to == command.to &&
        last.by == context.actor.name)
        return Events{};
    auto e = asked(command, context);
    e.information = ask->number;
    e.kind = ask->kind;
    e.items.clear();
    e.due = ask->due;
    Events events{e};
    order_ask(events, state, e, context);
    return events;
}

bool is_supplied(Information const& ask, int item) {
    return std::ranges::any_of(ask.answers, [&](AnsweredItem const& answer) {
        return answer.item == item && answer.answer != ItemAnswer::not_available;
    });
}

bool is_supplied(Information const& ask) {
    for (int item = 1; item <= std::ssize(ask.items); ++item)
        if (!is_supplied(ask, item)) return false;
    return true;
}

/// Everything that was asked for came, so the plan holds what it needs (L-CLK-07). What nobody has
/// is for a person to judge.
bool holds_everything(State const& state) {
    return std::ranges::all_of(state.timing.information, [](Information const& ask) {
        return !ask.is_needed() || ask.state == InformationState::cancelled || is_supplied(ask);
    });
}

}  // namespace

Result<Events> request_information(State const& state, RequestInformation const& command,
                                   Context const& context) {
    TRY(may_ask_for_information(context.actor));
    TRY(must_be_open(state));
    TRY(must_be_outgoing(command.channel));
    if (command.repeats) return ask_again(state, command, context);
    TRY(must_name_items(state, command, context));
    if (repeats(state, command, context.actor)) return Events{};
    auto e = asked(command, context);
    e.information = static_cast<int>(state.timing.information.size()) + 1;
    e.due = TRY(reply_due(state, command, context));
    Events events{e};
    order_ask(events, state, e, context);
    return events;
}

Result<Events> record_information(State const& state, RecordInformation const& command,
                                  Context const& context) {
    TRY(may_answer(context.actor));
    TRY(must_be_attached(state, context.actor));
    TRY(must_be_open(state));
    auto const* ask = find_information(state, command.information);
    if (ask == nullptr)
        return invalid("unknown_information", "/information", "There is no ask with this number.");
    auto answers = TRY(new_answers(state, *ask, command));
    if (answers.empty()) return Events{};
    if (ask->state == InformationState::cancelled)
        return conflict("information_closed", "/information", "This ask was taken back.");

    InformationReceived const received{command.information, std::move(answers), context.actor,
                                       context.now};
    Events events{received};
    auto const after = apply(state, received);
    if (ask->is_needed() && !after.timing.information_complete_at && holds_everything(after))
        events.push_back(InformationCompleted{context.now, "Everything asked for came.",
                                              the_rules(), context.now});
    return events;
}

Result<Events> set_complete(State const& state, SetInformationComplete const& command,
                            Context const& context) {
    TRY(may_ask_for_information(context.actor));
    TRY(must_be_open(state));
    auto const& held = state.timing.information_complete_at;
    if (held && (!command.complete_at || *command.complete_at == *held)) return Events{};
    auto const at = command.complete_at.value_or(context.now);
    if (at > context.now || at < *state.received_at)
        return invalid("bad_instant", "/complete_at",
                       "The information became complete between the receipt and now.");
    TRY(must_say_why(command.why));
    return Events{InformationCompleted{at, command.why, context.actor, context.now}};
}

Result<Events> cancel_information(State const& state, CancelInformation const& command,
                                  Context const& context) {
    TRY(may_ask_for_information(context.actor));
    TRY(must_be_open(state));
    auto const* ask = find_information(state, command.information);
    if (ask == nullptr)
        return invalid("unknown_information", "/information", "There is no ask with this number.");
    if (ask->state == InformationState::cancelled) return Events{};
    if (!ask->waits())
        return conflict("information_closed", "/information",
                        "This ask no longer waits for a reply.");
    TRY(must_say_why(command.why));
    return Events{
        InformationCancelled{command.information, command.why, context.actor, context.now}};
}

}  // namespace assent::request
