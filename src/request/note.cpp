#include "base/text.h"
#include "request/change_parts.h"
#include "request/decide_parts.h"
#include "request/guards.h"
#include "request/limits.h"
#include "request/who_may.h"

namespace assent::request {
namespace {

/// The same note twice in a row is one note. Two phone calls nobody answered are two.
bool repeats_last(State const& state, AddNote const& command, Actor const& actor) {
    if (state.notes.empty() || command.note.type == NoteType::contact) return false;
    auto const& last = state.notes.back();
    return last.by.account == actor.account && last.content.type == command.note.type &&
           last.content.text == command.note.text && last.corrects == command.corrects;
}

bool asks_for_change(NoteType type) { return type == NoteType::cancel || type == NoteType::change; }

/// A Cancel or Change note is an ask as well (CHG-04).
ChangeAsked ask_of(NewNote const& note, Context const& context) {
    ChangeAsked made;
    made.wish = note.type == NoteType::cancel ? ChangeWish::cancel : ChangeWish::change;
    made.kind = ChangeKind::clinical;
    made.text = note.text;
    made.by = context.actor;
    made.at = context.now;
    return made;
}

}  // namespace

Result<Events> add_note(State const& state, AddNote const& command, Context const& context) {
    TRY(may_note(context.actor, command.note.type));
    TRY(must_be_attached(state, context.actor));
    auto const& text = command.note.text.reveal();
    if (trim(text).empty()) return invalid("nothing_wanted", "/note/text", "The note is empty.");
    TRY(must_be_short(text, "/note/text", note_limit));
    if (command.corrects && (*command.corrects < 1 || *command.corrects > std::ssize(state.notes)))
        return invalid("unknown_note", "/corrects", "There is no note with this number.");
    if (repeats_last(state, command, context.actor)) return Events{};

    if (asks_for_change(command.note.type)) TRY(may_ask_for_change(state, context.pack));

    auto const number = static_cast<int>(state.notes.size()) + 1;
    Events events{NoteAdded{number, command.note, context.actor, context.now, command.corrects}};
    if (asks_for_change(command.note.type) && !command.corrects)
        alert_of_change(events, state, ask_of(command.note, context));
    return events;
}

}  // namespace assent::request
