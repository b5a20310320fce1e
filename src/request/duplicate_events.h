/// Two requests that may be one: suspicion, the answer to "why two?", and how they hang together.
#pragma once

#include "base/fields.h"
#include "request/actor.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::request {

/// `after_denial`: the same was denied within the time of an appeal (L-DUP-02).
enum class DuplicateKind { exact, same_specialty, after_denial };
enum class DuplicateAnswer { joined, both_needed, replaces, not_a_duplicate, new_facts, appeal };
enum class LinkKind { joined, replaces, related, resubmission };

struct DuplicateSuspected {
    RequestId other;
    DuplicateKind kind = DuplicateKind::exact;
};

void fields(auto& f, auto& e) requires Is<DuplicateSuspected, decltype(e)> {
    f("other", e.other);
    f("kind", e.kind);
}

struct DuplicateAnswered {
    RequestId other;
    DuplicateAnswer answer = DuplicateAnswer::both_needed;
    Private<std::string> text;  ///< in the words of who answered (DUP-02)
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<DuplicateAnswered, decltype(e)> {
    f("other", e.other);
    f("answer", e.answer);
    f("text", e.text);
    f("by", e.by);
    f("at", e.at);
}

/// Both numbers lead to one authorization; with `joined` the first receipt governs (DUP-04).
struct RequestLinked {
    RequestId other;
    LinkKind kind = LinkKind::related;
    std::optional<Instant> first_received_at;
    Actor by;
    Instant at{};
    int notes = 0;  ///< what the other one holds, to be read under its number
    int documents = 0;
};

void fields(auto& f, auto& e) requires Is<RequestLinked, decltype(e)> {
    f("other", e.other);
    f("kind", e.kind);
    f("first_received_at", e.first_received_at);
    f("by", e.by);
    f("at", e.at);
    f("notes", e.notes);
    f("documents", e.documents);
}

}  // namespace assent::request
