#include "request/decide_parts.h"
#include "request/guards.h"
#include "request/who_may.h"

#include <algorithm>
#include <array>

namespace assent::request {
namespace {

/// vocabulary.md 12
constexpr std::array<std::string_view, 19> queues{"intake",
                                                  "nurse_outpatient",
                                                  "nurse_imaging",
                                                  "nurse_inpatient",
                                                  "pharmacist",
                                                  "physician",
                                                  "medical_director",
                                                  "external",
                                                  "delegate",
                                                  "change_cancel",
                                                  "duplicates",
                                                  "continuity",
                                                  "retro",
                                                  "appeals",
                                                  "grievances",
                                                  "peer_to_peer",
                                                  "undelivered",
                                                  "unmatched",
                                                  "tasks"};

bool is_queue(std::string_view name, policy::Pack const& pack) {
    return std::ranges::find(queues, name) != queues.end() || name == pack.default_queue ||
           std::ranges::find(pack.routes, name, &policy::Route::queue) != pack.routes.end();
}

}  // namespace

Result<Events> assign(State const& state, AssignRequest const& command, Context const& context) {
    TRY(may_assign(context.actor));
    TRY(must_be_open(state));
    if (!command.queue.empty() && !is_queue(command.queue, context.pack))
        return invalid("unknown_queue", "/queue", "There is no such queue.");

    Events events;
    if (!command.queue.empty() && command.queue != state.queue)
        events.push_back(Routed{command.queue, "Moved by hand."});
    if (command.account != state.assignee)
        events.push_back(Assigned{command.account, command.name});
    return events;
}

}  // namespace assent::request
