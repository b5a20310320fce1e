#include "base/text.h"
#include "request/decide_parts.h"
#include "request/facts_of.h"
#include "request/guards.h"
#include "request/limits.h"
#include "request/who_may.h"

#include <algorithm>

namespace assent::request {
namespace {

DuplicateSuspected const* suspicion_of(State const& state, RequestId const& other) {
    auto const found = std::ranges::find(state.duplicates, other, &DuplicateSuspected::other);
    return found == state.duplicates.end() ? nullptr : &*found;
}

bool is_answered(State const& state, RequestId const& other) {
    return std::ranges::find(state.copies.answers, other, &DuplicateAnswered::other) !=
           state.copies.answers.end();
}

bool is_repeated(State const& state, AnswerDuplicate const& command, Actor const& actor) {
    return std::ranges::any_of(state.copies.answers, [&](DuplicateAnswered const& answer) {
        return answer.by.account == actor.account && answer.other == command.other &&
               answer.answer == command.answer && answer.text == command.text;
    });
}

Result<void> must_fit(AnswerDuplicate const& command, DuplicateSuspected const& suspicion) {
    if (command.answer == DuplicateAnswer::joined && suspicion.kind != DuplicateKind::exact)
        return conflict("not_exact", "/answer",
                        "Only an exact copy is joined; ask why there are two.");
    if (command.answer == DuplicateAnswer::appeal && suspicion.kind != DuplicateKind::after_denial)
        return conflict("nothing_to_appeal", "/answer", "The other request was not denied.");
    if (trim(command.text.reveal()).empty() && command.answer != DuplicateAnswer::joined)
        return invalid("reason_required", "/text", "Say why there are two.");
    return must_be_short(command.text.reveal(), "/text");
}

void join(Events& events, State const& state, AnswerDuplicate const& command,
          Context const& context) {
    events.push_back(RequestLinked{command.other, LinkKind::joined,
                                   received_at_of(context.facts, command.other), context.actor,
                                   context.now});
    events.push_back(RequestVoided{VoidReason::duplicate,
                                   "The same request is open; both numbers lead to it.",
                                   context.actor, context.now, command.other});
    stop_clocks(events, state, "Joined to its copy.");
    order_notices(events, state, context, "voided");
}

/// Back to where such a request lies once nothing is left to ask.
void route_on(Events& events, State const& state, AnswerDuplicate const& command,
              Context const& context) {
    auto const is_settled = [&](DuplicateSuspected const& suspicion) {
        return suspicion.other == command.other || is_answered(state, suspicion.other);
    };
    if (command.answer == DuplicateAnswer::appeal)
        return events.push_back(Routed{"appeals", "The same was denied; an appeal is offered."});
    if (state.queue == "duplicates" && std::ranges::all_of(state.duplicates, is_settled))
        events.push_back(
            Routed{usual_queue(state, context.pack), "It is clear why there are two."});
}

}  // namespace

Result<Events> answer_duplicate(State const& state, AnswerDuplicate const& command,
                                Context const& context) {
    TRY(may_answer_duplicate(state, command, context.actor));
    if (is_repeated(state, command, context.actor)) return Events{};
    TRY(must_be_open(state));
    auto const* suspicion = suspicion_of(state, command.other);
    if (suspicion == nullptr)
        return invalid("unknown_duplicate", "/other", "This request was not held to be a copy.");
    TRY(must_fit(command, *suspicion));
    if (command.answer == DuplicateAnswer::joined) TRY(must_not_be_decided(state));

    Events events{
        DuplicateAnswered{command.other, command.answer, command.text, context.actor, context.now}};
    if (command.answer == DuplicateAnswer::joined) {
        join(events, state, command, context);
        return events;
    }
    if (command.answer == DuplicateAnswer::replaces)
        events.push_back(RequestLinked{command.other, LinkKind::replaces, std::nullopt,
                                       context.actor, context.now});
    if (command.answer == DuplicateAnswer::new_facts || command.answer == DuplicateAnswer::appeal)
        events.push_back(RequestLinked{command.other, LinkKind::resubmission, std::nullopt,
                                       context.actor, context.now});
    route_on(events, state, command, context);
    return events;
}

namespace {

/// Of two that are one the first receipt governs, also when it is the joined one's (DUP-04,
/// L-CLK-02). It moves only forward in the member's favour, so nobody has to agree.
void keep_first_receipt(Events& events, State const& state, LinkRequest const& command,
                        Context const& context) {
    auto const& first = command.first_received_at;
    if (command.kind != LinkKind::joined || state.closed() || !first ||
        *first >= *state.received_at)
        return;
    events.push_back(ReceiptCorrected{*state.received_at, *first, "The same was asked before.",
                                      context.actor, context.actor, context.now});
}

/// Fault: `unknown_request`, as for one of another member.
Result<void> must_be_of_the_member(State const& state, LinkRequest const& command,
                                   Context const& context) {
    auto const& other = context.facts.followed;
    if (context.actor.role == Role::system) return fine();
    if (other && other->request == command.other && state.asked &&
        other->member == state.asked->member)
        return fine();
    return not_found("unknown_request", "/other", "The member has no such request.");
}

}  // namespace

Result<Events> link_request(State const& state, LinkRequest const& command,
                            Context const& context) {
    if (!is_staff(context.actor.role) && context.actor.role != Role::system)
        return forbidden("role_not_allowed", {}, "Your role may not link requests.");
    if (command.other == state.request || command.other.value.empty())
        return invalid("nothing_wanted", "/other", "Name another request.");
    auto const is_linked = [&](RequestLinked const& link) {
        return link.other == command.other && link.kind == command.kind;
    };
    if (std::ranges::any_of(state.copies.links, is_linked)) return Events{};
    TRY(must_be_of_the_member(state, command, context));
    auto first = command.first_received_at;
    if (first && command.kind == LinkKind::joined) first = std::min(*first, *state.received_at);
    Events events{RequestLinked{command.other, command.kind, first, context.actor, context.now,
                                command.notes, command.documents}};
    keep_first_receipt(events, state, command, context);
    return events;
}

}  // namespace assent::request
