#include "request/regroup.h"

#include "request/answer_lines.h"
#include "request/facts_of.h"
#include "request/guards.h"
#include "request/later_clocks.h"
#include "request/queue.h"
#include "request/validate_submit.h"

#include <algorithm>

namespace assent::request {
namespace {

using policy::AnswerKind;
using policy::ClockKind;

bool is_delegates(policy::Answer const& answer) {
    return answer.answer == AnswerKind::elsewhere &&
           answer.decided_by == policy::DecidedBy::delegate;
}

/// The group that decides all of it by the assignment of the service day; empty: the plan.
std::string deciding_group(SubmitRequest const& asked, directory::Coverage const& coverage,
                           Context const& context) {
    auto const answers = answer_lines(asked, context);
    bool const is_all = !answers.empty() && std::ranges::all_of(answers, is_delegates);
    return is_all ? coverage.medical_group : std::string();
}

void hand_over(Events& events, State const& state, std::string const& group,
               Context const& context) {
    auto const why = "The member belongs to another group on the day of service.";
    if (!state.forwarded_to.empty()) {
        events.push_back(RequestTakenBack{state.forwarded_to, why, context.actor, context.now});
        stop_clock(events, state, ClockKind::forward_ack, "The member moved.");
    }
    auto const* known = context.pack.find_group(group);
    if (known == nullptr) {
        events.push_back(
            Routed{queue_for(context.pack, asked_now(state), line_of_business(state)), why});
        return;
    }
    events.push_back(RequestForwarded{group, known->contact, why, context.actor});
    policy::Anchors anchors;
    anchors.at = {{policy::Anchor::notified, context.now}};
    auto after = state;
    for (auto const& event : events) after = apply(std::move(after), event);
    start_clock(events, after, context, ClockKind::forward_ack, anchors);
    order_notices(events, state, context, "forwarded");
}

/// Whoever has the member next must know what was approved; it stays good.
void tell_next_group(Events& events, State const& state, std::string const& group,
                     Context const& context) {
    auto const& tasks = talk_of(state).tasks;
    auto const is_it = [&](Task const& task) {
        return task.opened.kind == TaskKind::transition && task.opened.subject == group;
    };
    if (std::ranges::any_of(tasks, is_it)) return;
    TaskOpened task;
    task.task = static_cast<int>(tasks.size()) + 1;
    task.kind = TaskKind::transition;
    task.text = "Tell the member's new medical group what is approved; it stays good.";
    task.subject = group;
    task.by = the_rules();
    task.at = context.now;
    events.push_back(task);
}

}  // namespace

void follow_the_member(Events& events, State const& state, directory::Member const& member,
                       Context const& context) {
    auto const asked = asked_now(state);
    auto const day = first_service_day(asked, context.pack.zone.day_of(*state.received_at));
    auto const* coverage = directory::coverage_on(member, day);
    if (coverage == nullptr || asked.lines.empty() || !after_of(state).imported_from.empty())
        return;
    if (state.closed()) {
        auto const last = std::ranges::max_element(state.lines, {}, [](LineState const& line) {
            return is_authorized(line) ? line.determined->to.value_or(Day{}) : Day{};
        });
        if (!is_authorized(*last) || !last->determined->to) return;
        auto const* end = directory::coverage_on(member, *last->determined->to);
        auto const before =
            state.known->coverage ? state.known->coverage->medical_group : std::string();
        if (end != nullptr && !end->medical_group.empty() && end->medical_group != before)
            tell_next_group(events, state, end->medical_group, context);
        return;
    }
    Context known{context.now, context.actor, context.pack, {}};
    known.facts.member = member;
    known.facts.requesting = state.known->requesting;
    known.facts.servicing = state.known->servicing;
    auto const group = deciding_group(asked, *coverage, known);
    if (group == state.forwarded_to) return;
    // Whom a person sent it to by hand, or what the plan keeps by its own row, stays there.
    auto const before =
        state.known->coverage ? state.known->coverage->medical_group : std::string();
    auto const moved = coverage->medical_group != before || state.forwarded_to == before;
    if (moved) hand_over(events, state, group, context);
}

}  // namespace assent::request
