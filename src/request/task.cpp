#include "base/text.h"
#include "request/after_parts.h"
#include "request/guards.h"
#include "request/later_clocks.h"
#include "request/limits.h"
#include "request/who_may_after.h"

#include <algorithm>

namespace assent::request {
Result<Events> open_task(State const& state, OpenTask const& command, Context const& context) {
    TRY(may_log(context.actor));
    if (trim(command.text).empty())
        return invalid("nothing_wanted", "/text", "Say what there is to do.");
    TRY(must_be_short(command.text, "/text"));
    auto const& tasks = talk_of(state).tasks;
    auto const is_same = [&](Task const& task) {
        return !task.closed && task.opened.kind == command.kind && task.opened.text == command.text;
    };
    if (std::ranges::any_of(tasks, is_same)) return Events{};
    auto const number = static_cast<int>(tasks.size()) + 1;
    return Events{TaskOpened{
        number, command.kind, command.text, command.due_on, {}, context.actor, context.now}};
}

Result<Events> assign_task(State const& state, AssignTask const& command, Context const& context) {
    TRY(may_log(context.actor));
    TRY(must_be_short(command.account, "/account", name_limit));
    TRY(must_be_short(command.name, "/name", name_limit));
    for (auto const& task : talk_of(state).tasks) {
        if (task.opened.task != command.task) continue;
        if (task.closed)
            return conflict("task_closed", "/task", "This task is done; nobody has it any more.");
        if ((task.owner ? task.owner->account : std::string()) == command.account) return Events{};
        return Events{
            TaskAssigned{command.task, command.account, command.name, context.actor, context.now}};
    }
    return not_found("unknown_task", "/task", "There is no such task.");
}

Result<Events> close_task(State const& state, CloseTask const& command, Context const& context) {
    TRY(may_log(context.actor));
    TRY(must_be_short(command.text, "/text"));
    for (auto const& task : talk_of(state).tasks) {
        if (task.opened.task != command.task) continue;
        if (task.closed) return Events{};
        return Events{TaskClosed{command.task, command.text, context.actor, context.now}};
    }
    return not_found("unknown_task", "/task", "There is no such task.");
}

Result<Events> disclose_criteria(State const& state, DiscloseCriteria const& command,
                                 Context const& context) {
    TRY(may_log(context.actor));
    if (trim(command.criteria).empty())
        return invalid("nothing_wanted", "/criteria", "Name the criteria that are handed out.");
    if (trim(command.to).empty()) return invalid("nothing_wanted", "/to", "Say who gets the copy.");
    TRY(must_be_short(command.criteria, "/criteria", name_limit));
    TRY(must_be_short(command.to, "/to", name_limit));
    auto const is_same = [&](CriteriaDisclosed const& held) {
        return held.criteria == command.criteria && held.to == command.to &&
               held.channel == command.channel;
    };
    if (std::ranges::any_of(talk_of(state).criteria, is_same)) return Events{};
    Events events{CriteriaDisclosed{command.criteria, command.to, command.channel, context.actor,
                                    context.now}};
    stop_clock(events, state, policy::ClockKind::criteria_copy, "The copy is on its way.");
    return events;
}

}  // namespace assent::request
