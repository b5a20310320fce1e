#include "request/decide_parts.h"
#include "request/facts_of.h"
#include "request/guards.h"
#include "request/validate_submit.h"
#include "request/who_may.h"

#include <algorithm>

namespace assent::request {

Result<Events> attach_document(State const& state, AttachDocument const& command,
                               Context const& context) {
    TRY(may_attach(context.actor));
    TRY(must_be_attached(state, context.actor));
    auto const& document = command.document;
    if (document.blob.value.empty())
        return invalid("nothing_wanted", "/document/blob", "Say which file to attach.");
    if (!context.facts.blob_exists)
        return invalid("unknown_blob", "/document/blob",
                       "This file was never uploaded; upload it first.");
    auto const is_same = [&](DocumentAttached const& held) {
        return held.content.blob == document.blob && held.content.type == document.type;
    };
    if (std::ranges::any_of(state.documents, is_same)) return Events{};

    auto const number = static_cast<int>(state.documents.size()) + 1;
    DocumentAttached attached{number, document, context.actor, context.now, state.closed()};
    attached.short_notice = !state.closed() && is_clinical_record(document.type) &&
                            is_short_notice(asked_now(state), context.now, context.pack);
    Events events{std::move(attached)};
    for (auto const& task : talk_of(state).tasks)
        if (!task.closed && task.opened.kind == TaskKind::document &&
            task.opened.subject == name_of(document.type))
            events.push_back(
                TaskClosed{task.opened.task, "It was attached.", context.actor, context.now});
    return events;
}

}  // namespace assent::request
