#include "base/text.h"
#include "request/decide_parts.h"
#include "request/desks.h"
#include "request/guards.h"
#include "request/limits.h"
#include "request/who_may.h"

namespace assent::request {
namespace {

/// Who takes a case out of a colleague's hands says why.
Result<void> must_say_why(State const& state, AssignRequest const& command, Actor const& actor) {
    auto const& note = command.note.reveal();
    TRY(must_be_short(note, "/note", note_limit));
    bool const takes_over = command.account == actor.account && !command.account.empty() &&
                            !state.assignee.empty() && state.assignee != actor.account;
    if (takes_over && trim(note).empty())
        return invalid("reason_required", "/note",
                       "A colleague has this request. Say why you take it over.");
    return fine();
}

}  // namespace

Result<Events> assign(State const& state, AssignRequest const& command, Context const& context) {
    auto const& actor = context.actor;
    TRY(may_assign(actor));
    TRY(must_be_open(state));
    if (!command.queue.empty() && !is_queue(command.queue, context.pack))
        return invalid("unknown_queue", "/queue", "There is no such queue.");
    TRY(must_say_why(state, command, actor));

    Events events;
    if (!command.queue.empty() && command.queue != state.queue)
        events.push_back(Routed{command.queue, "Moved by hand."});
    if (command.account == state.assignee) return events;
    std::optional<int> note;
    if (!trim(command.note.reveal()).empty()) {
        TRY(may_note(actor, NoteType::internal));
        note = static_cast<int>(state.notes.size()) + 1;
        events.push_back(
            NoteAdded{*note, {NoteType::internal, command.note}, actor, context.now, {}});
    }
    events.push_back(Assigned{command.account, command.name, actor, context.now, note});
    return events;
}

}  // namespace assent::request
