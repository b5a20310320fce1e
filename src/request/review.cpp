#include "base/text.h"
#include "request/citations.h"
#include "request/decide_parts.h"
#include "request/facts_of.h"
#include "request/guards.h"
#include "request/limits.h"
#include "request/who_may.h"

#include <algorithm>

namespace assent::request {
namespace {

/// The same finding by the same person again.
bool repeats_last(State const& state, ReviewRecorded const& made) {
    if (state.review.reviews.empty()) return false;
    auto last = state.review.reviews.back();
    if (last.by.account != made.by.account) return false;
    last.at = made.at;
    last.by = made.by;
    last.review = made.review;
    return json_text(last) == json_text(made);
}

/// The lines a finding is about; without a list all of them.
std::vector<LineState const*> lines_of(State const& state, std::vector<LineNumber> const& named) {
    std::vector<LineState const*> lines;
    for (auto const& line : state.lines)
        if (named.empty() || std::ranges::find(named, line.number) != named.end())
            lines.push_back(&line);
    return lines;
}

std::string queue_of(ReferTo to, State const& state, policy::Pack const& pack) {
    if (to != ReferTo::nurse) return std::string(name_of(to));
    auto const usual = usual_queue(state, pack);
    return usual.starts_with("nurse_") ? usual : std::string("nurse_outpatient");
}

/// What is sent on leaves the hands it was in, or nobody would be offered it. Sent back to the
/// nurses it returns to the one who reviewed it last.
void hand_on(Events& events, State const& state, ReferTo to, Context const& context) {
    Assigned next;
    auto const& reviews = state.review.reviews;
    auto const is_nurse = [](ReviewRecorded const& review) {
        return review.by.role == Role::nurse || review.by.role == Role::inpatient_nurse;
    };
    auto const last = std::find_if(reviews.rbegin(), reviews.rend(), is_nurse);
    if (to == ReferTo::nurse && last != reviews.rend()) {
        next.account = last->by.account;
        next.name = last->by.name;
    }
    if (next.account == state.assignee) return;
    next.by = context.actor;
    next.at = context.now;
    events.push_back(next);
}

}  // namespace

Result<Events> record_review(State const& state, RecordReview const& command,
                             Context const& context) {
    auto const is_expert = context.actor.role == Role::external_reviewer;
    auto cited = complete_citations(state, lines_of(state, command.lines), command.criteria,
                                    context.pack, "/criteria");
    ReviewRecorded const made{static_cast<int>(state.review.reviews.size()) + 1,
                              command.lines,
                              command.result,
                              command.questions,
                              cited ? *cited : command.criteria,
                              command.text,
                              is_expert,
                              context.actor,
                              context.now};
    if (is_licensed(context.actor.role) && repeats_last(state, made)) return Events{};
    TRY(must_be_open(state));
    TRY(may_review(state, context));
    for (std::size_t i = 0; i < command.lines.size(); ++i)
        if (find_line(state, command.lines[i]) == nullptr)
            return invalid("unknown_line", "/lines/" + std::to_string(i),
                           "The request has no such line.");
    if (!cited) return cited.fault();
    auto const& text = command.text.reveal();
    if (trim(text).empty())
        return invalid("reason_required", "/text", "Write down what you found.");
    TRY(must_be_short(text, "/text", note_limit));
    if (is_expert && !command.no_conflict)
        return invalid("attestation_required", "/no_conflict",
                       "State that you have no tie to the member or the providers.");
    Events events{made};
    // An opinion decides nothing: the medical director reads it and does (REV-05).
    if (is_expert) events.push_back(Routed{"medical_director", "The outside opinion has come."});
    return events;
}

Result<Events> refer_request(State const& state, ReferRequest const& command,
                             Context const& context) {
    TRY(may_refer(context.actor));
    TRY(must_be_open(state));
    if (!state.forwarded_to.empty() && context.actor.organisation != state.forwarded_to)
        return conflict("decided_elsewhere", {},
                        "A delegated group has this request and decides it.");
    auto const queue = queue_of(command.to, state, context.pack);
    auto const& last = state.review.referred;
    if (last && last->to == command.to && last->by.account == context.actor.account &&
        last->why == command.why && state.queue == queue)
        return Events{};
    if (trim(command.why).empty())
        return invalid("reason_required", "/why", "Say what you ask of the one you refer it to.");
    TRY(must_be_short(command.why, "/why"));
    Events events{RequestReferred{command.to, command.why, command.reviewer, command.specialty,
                                  command.due_on, context.actor, context.now}};
    if (state.queue == queue) return events;
    events.push_back(Routed{queue, command.why});
    hand_on(events, state, command.to, context);
    return events;
}

}  // namespace assent::request
