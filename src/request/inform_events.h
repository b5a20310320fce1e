/// Asking for what is missing, and the answers: each ask has numbered items, an addressee, a
/// channel and a time to reply (RFI-10).
#pragma once

#include "base/fields.h"
#include "policy/words.h"
#include "request/actor.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::request {

/// vocabulary.md 8
enum class InformationKind { incomplete, clinical, duplicate_question };
enum class InformationState { open, partly_answered, answered, lapsed, cancelled };
enum class ItemAnswer { document, text, not_available };

struct InformationItem {
    std::string item;  ///< a document type, or a word of the pack's administrative minimum
    std::string text;  ///< what is asked, in a sentence
    friend bool operator==(InformationItem const&, InformationItem const&) = default;
};

void fields(auto& f, auto& i) requires Is<InformationItem, decltype(i)> {
    f("item", i.item);
    f("text", i.text);
}

struct InformationRequested {
    int information = 0;  ///< 1, 2, 3 …
    InformationKind kind = InformationKind::clinical;
    std::vector<InformationItem> items;  ///< empty: a further attempt at an open ask (L-RFI-01)
    policy::Recipient to = policy::Recipient::requesting_provider;
    policy::Channel channel = policy::Channel::as_received;
    std::string why;
    std::optional<Instant> due;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<InformationRequested, decltype(e)> {
    f("information", e.information);
    f("kind", e.kind);
    f("items", e.items);
    f("to", e.to);
    f("channel", e.channel);
    f("why", e.why);
    f("due", e.due);
    f("by", e.by);
    f("at", e.at);
}

struct AnsweredItem {
    int item = 0;  ///< position in the ask, from 1
    ItemAnswer answer = ItemAnswer::document;
    std::optional<int> document;  ///< number of the attached document
    Private<std::string> text;
};

void fields(auto& f, auto& a) requires Is<AnsweredItem, decltype(a)> {
    f("item", a.item);
    f("answer", a.answer);
    f("document", a.document);
    f("text", a.text);
}

struct InformationReceived {
    int information = 0;
    std::vector<AnsweredItem> answers;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<InformationReceived, decltype(e)> {
    f("information", e.information);
    f("answers", e.answers);
    f("by", e.by);
    f("at", e.at);
}

/// From here on the plan holds what it reasonably needs (L-CLK-07).
struct InformationCompleted {
    Instant complete_at{};
    std::string why;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<InformationCompleted, decltype(e)> {
    f("complete_at", e.complete_at);
    f("why", e.why);
    f("by", e.by);
    f("at", e.at);
}

struct InformationCancelled {
    int information = 0;
    std::string why;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<InformationCancelled, decltype(e)> {
    f("information", e.information);
    f("why", e.why);
    f("by", e.by);
    f("at", e.at);
}

}  // namespace assent::request
