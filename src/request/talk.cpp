#include "base/text.h"
#include "request/after_parts.h"
#include "request/guards.h"
#include "request/later_clocks.h"
#include "request/limits.h"
#include "request/who_may_after.h"

#include <algorithm>

namespace assent::request {
namespace {

using policy::Anchor;
using policy::ClockKind;

Result<PeerToPeer const*> find_talk(State const& state, int number) {
    for (auto const& one : talk_of(state).peer_to_peer)
        if (one.asked.number == number) return &one;
    return not_found("unknown_talk", "/number", "No such talk was asked for.");
}

/// There is something to talk about: a decision that is coming or one that was not a full yes.
Result<void> must_be_worth_a_talk(State const& state) {
    if (state.status == Status::voided || state.status == Status::withdrawn ||
        state.status == Status::dismissed)
        return must_be_open(state);
    if (state.status != Status::approved && state.status != Status::not_required) return fine();
    return conflict("nothing_to_discuss", {}, "Everything asked for is approved.");
}

constexpr std::ptrdiff_t tries_least = 2;

/// A talk is given up only when the clinician was called twice and not reached.
Result<void> must_have_tried(State const& state, PeerToPeer const& talk) {
    auto const tries = std::ranges::count_if(talk_of(state).contacts, [&](auto const& call) {
        return call.topic == ContactTopic::peer_to_peer && !call.reached &&
               call.direction == ContactDirection::outgoing && call.at >= talk.asked.at;
    });
    if (tries >= tries_least) return fine();
    return conflict("two_tries_needed", "/outcome",
                    "A talk counts as missed after two calls that reached nobody; log them first.");
}

policy::Anchors from_now(Context const& context) {
    policy::Anchors anchors;
    anchors.at = {{Anchor::notified, context.now}, {Anchor::received, context.now}};
    return anchors;
}

}  // namespace

Result<Events> ask_peer_to_peer(State const& state, RequestPeerToPeer const& command,
                                Context const& context) {
    TRY(may_ask_peer(context.actor));
    TRY(must_be_worth_a_talk(state));
    if (trim(command.clinician).empty())
        return invalid("nothing_wanted", "/clinician", "Say which clinician wants to talk.");
    if (trim(command.phone).empty())
        return invalid("phone_required", "/phone", "Give a number the reviewer can call.");
    TRY(must_be_short(command.clinician, "/clinician", name_limit));
    TRY(must_be_short(command.phone, "/phone", word_limit));
    TRY(must_be_short(command.times, "/times"));
    for (auto const& one : talk_of(state).peer_to_peer)
        if (!one.held && one.asked.clinician == command.clinician) return Events{};
    auto const number = static_cast<int>(talk_of(state).peer_to_peer.size()) + 1;
    Events events{PeerToPeerAsked{number, command.clinician, command.phone, command.times,
                                  context.actor, context.now}};
    start_clock(events, state, context, ClockKind::peer_to_peer, from_now(context));
    return events;
}

Result<Events> book_peer_to_peer(State const& state, BookPeerToPeer const& command,
                                 Context const& context) {
    TRY(may_log(context.actor));
    auto const* one = TRY(find_talk(state, command.number));
    if (one->held) return conflict("talk_held", "/number", "This talk was held already.");
    if (one->booked && one->booked->meet_at == command.meet_at &&
        one->booked->reviewer == command.reviewer)
        return Events{};
    if (command.meet_at <= context.now)
        return invalid("time_passed", "/meet_at", "The talk is in the future.");
    TRY(must_be_short(command.reviewer, "/reviewer", name_limit));
    return Events{PeerToPeerBooked{command.number, command.meet_at, command.reviewer, context.actor,
                                   context.now}};
}

Result<Events> record_peer_to_peer(State const& state, RecordPeerToPeer const& command,
                                   Context const& context) {
    TRY(may_hold_peer(context));
    auto const* one = TRY(find_talk(state, command.number));
    TRY(must_be_short(command.text, "/text"));
    if (one->held) {
        if (one->held->outcome == command.outcome && one->held->text == command.text)
            return Events{};
        return conflict("talk_held", "/number", "This talk was held already.");
    }
    if (command.outcome == PeerToPeerOutcome::not_reached) TRY(must_have_tried(state, *one));
    Events events{
        PeerToPeerHeld{command.number, command.outcome, command.text, context.actor, context.now}};
    auto const is_other_open = [&](PeerToPeer const& other) {
        return !other.held && other.asked.number != command.number;
    };
    if (std::ranges::none_of(talk_of(state).peer_to_peer, is_other_open))
        stop_clock(events, state, ClockKind::peer_to_peer, "The talk was held.");
    return events;
}

Result<Events> log_contact(State const& state, LogContact const& command, Context const& context) {
    TRY(may_log(context.actor));
    auto const& text = command.text.reveal();
    if (trim(command.with).empty() && trim(text).empty())
        return invalid("nothing_wanted", "/with", "Say who was reached or what was said.");
    TRY(must_be_short(command.with, "/with", name_limit));
    TRY(must_be_short(text, "/text", note_limit));
    // Two calls nobody answered are two; the same call told twice in the same minute is one.
    for (auto const& held : talk_of(state).contacts)
        if (held.at == context.now && held.by.account == context.actor.account &&
            held.topic == command.topic && held.with == command.with && held.text == command.text)
            return Events{};
    Events events{ContactLogged{command.topic, command.direction, command.channel, command.with,
                                command.reached, command.text, context.actor, context.now}};
    if (command.topic == ContactTopic::criteria_copy &&
        command.direction == ContactDirection::incoming)
        start_clock(events, state, context, ClockKind::criteria_copy, from_now(context));
    return events;
}

}  // namespace assent::request
