/// Answering why there are two, and tying requests together.
#pragma once

#include "request/events.h"

namespace assent::request {

struct AnswerDuplicate {
    RequestId other;
    DuplicateAnswer answer = DuplicateAnswer::both_needed;
    Private<std::string> text;
};

void fields(auto& f, auto& c) requires Is<AnswerDuplicate, decltype(c)> {
    f("other", c.other);
    f("answer", c.answer);
    f("text", c.text);
}

/// Written on the request that goes on when another was joined to it, or between any two.
struct LinkRequest {
    RequestId other;
    LinkKind kind = LinkKind::related;
    std::optional<Instant> first_received_at;
    int notes = 0;  ///< what the other one holds, to be read under its number
    int documents = 0;
};

void fields(auto& f, auto& c) requires Is<LinkRequest, decltype(c)> {
    f("other", c.other);
    f("kind", c.kind);
    f("first_received_at", c.first_received_at);
    f("notes", c.notes);
    f("documents", c.documents);
}

}  // namespace assent::request
