/// Amending an open request, and asking for what the asker may not do alone.
#pragma once

#include "request/events.h"

namespace assent::request {

/// A line as it should now read; no number: a further line.
struct LineAmendment {
    std::optional<LineNumber> line;
    ServiceLine asked;
};

void fields(auto& f, auto& l) requires Is<LineAmendment, decltype(l)> {
    f("line", l.line);
    f("asked", l.asked);
}

/// What the requester's side changes before the decision. Absent: as it is.
struct AmendRequest {
    std::optional<std::vector<Diagnosis>> diagnoses;
    std::optional<ProviderId> servicing;
    std::optional<ContactPerson> contact;
    std::vector<LineAmendment> lines;
    std::string why;
};

void fields(auto& f, auto& c) requires Is<AmendRequest, decltype(c)> {
    f("diagnoses", c.diagnoses);
    f("servicing", c.servicing);
    f("contact", c.contact);
    f("lines", c.lines);
    f("why", c.why);
}

struct AskForChange {
    ChangeKind kind = ChangeKind::clinical;
    Private<std::string> text;
    policy::Channel channel = policy::Channel::portal;
};

void fields(auto& f, auto& c) requires Is<AskForChange, decltype(c)> {
    f("kind", c.kind);
    f("text", c.text);
    f("channel", c.channel);
}

struct AskToCancel {
    Private<std::string> text;
    policy::Channel channel = policy::Channel::portal;
};

void fields(auto& f, auto& c) requires Is<AskToCancel, decltype(c)> {
    f("text", c.text);
    f("channel", c.channel);
}

struct AnswerChange {
    int change = 0;
    ChangeState state = ChangeState::accepted;
    Private<std::string> text;
};

void fields(auto& f, auto& c) requires Is<AnswerChange, decltype(c)> {
    f("change", c.change);
    f("state", c.state);
    f("text", c.text);
}

}  // namespace assent::request
