/// What the requester's side changes or asks to have changed while a request is open.
#pragma once

#include "directory/provider.h"
#include "request/actor.h"
#include "request/submit.h"

namespace assent::request {

enum class ChangeKind { administrative, clinical };
enum class ChangeWish { change, cancel };
/// vocabulary.md 8, change request state
enum class ChangeState { asked, accepted, refused, done };

/// A line as it now reads; a number beyond the last adds a line.
struct AmendedLine {
    LineNumber line;
    ServiceLine asked;
};

void fields(auto& f, auto& l) requires Is<AmendedLine, decltype(l)> {
    f("line", l.line);
    f("asked", l.asked);
}

/// An amendment by its own side, no modification by the plan (vocabulary.md 5). What is absent is
/// as before.
struct RequestAmended {
    std::optional<std::vector<Diagnosis>> diagnoses;
    std::optional<directory::Provider> servicing;
    std::optional<ContactPerson> contact;
    std::vector<AmendedLine> lines;
    std::string why;
    bool keeps_decisions = false;  ///< decided lines stand with the new provider (L-CHG-01)
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<RequestAmended, decltype(e)> {
    f("diagnoses", e.diagnoses);
    f("servicing", e.servicing);
    f("contact", e.contact);
    f("lines", e.lines);
    f("why", e.why);
    f("keeps_decisions", e.keeps_decisions);
    f("by", e.by);
    f("at", e.at);
}

struct ChangeAsked {
    int change = 0;  ///< 1, 2, 3 …
    ChangeWish wish = ChangeWish::change;
    ChangeKind kind = ChangeKind::clinical;
    Private<std::string> text;
    policy::Channel channel = policy::Channel::portal;  ///< the answer goes the same way (CHG-08)
    std::string from_queue;                             ///< where the request lay
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<ChangeAsked, decltype(e)> {
    f("change", e.change);
    f("wish", e.wish);
    f("kind", e.kind);
    f("text", e.text);
    f("channel", e.channel);
    f("from_queue", e.from_queue);
    f("by", e.by);
    f("at", e.at);
}

struct ChangeAnswered {
    int change = 0;
    ChangeState state = ChangeState::accepted;
    Private<std::string> text;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<ChangeAnswered, decltype(e)> {
    f("change", e.change);
    f("state", e.state);
    f("text", e.text);
    f("by", e.by);
    f("at", e.at);
}

}  // namespace assent::request
