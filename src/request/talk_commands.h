/// What people want around a request: to talk to a reviewer, to note a call, to leave a task, to
/// hand out criteria.
#pragma once

#include "request/talk_events.h"

namespace assent::request {

struct RequestPeerToPeer {
    std::string clinician;
    std::string phone;
    std::string times;
};

void fields(auto& f, auto& c) requires Is<RequestPeerToPeer, decltype(c)> {
    f("clinician", c.clinician);
    f("phone", c.phone);
    f("times", c.times);
}

struct BookPeerToPeer {
    int number = 0;
    Instant meet_at{};
    std::string reviewer;
};

void fields(auto& f, auto& c) requires Is<BookPeerToPeer, decltype(c)> {
    f("number", c.number);
    f("meet_at", c.meet_at);
    f("reviewer", c.reviewer);
}

/// How the talk ended. A changed decision is a decision of its own.
struct RecordPeerToPeer {
    int number = 0;
    PeerToPeerOutcome outcome = PeerToPeerOutcome::upheld;
    std::string text;
};

void fields(auto& f, auto& c) requires Is<RecordPeerToPeer, decltype(c)> {
    f("number", c.number);
    f("outcome", c.outcome);
    f("text", c.text);
}

struct LogContact {
    ContactTopic topic = ContactTopic::other;
    ContactDirection direction = ContactDirection::outgoing;
    policy::Channel channel = policy::Channel::phone;
    std::string with;
    bool reached = false;
    Private<std::string> text;
};

void fields(auto& f, auto& c) requires Is<LogContact, decltype(c)> {
    f("topic", c.topic);
    f("direction", c.direction);
    f("channel", c.channel);
    f("with", c.with);
    f("reached", c.reached);
    f("text", c.text);
}

struct OpenTask {
    TaskKind kind = TaskKind::other;
    std::string text;
    std::optional<Day> due_on;
};

void fields(auto& f, auto& c) requires Is<OpenTask, decltype(c)> {
    f("kind", c.kind);
    f("text", c.text);
    f("due_on", c.due_on);
}

/// Gives a task to a person or, with an empty account, to nobody in particular.
struct AssignTask {
    int task = 0;
    std::string account;
    std::string name;
};

void fields(auto& f, auto& c) requires Is<AssignTask, decltype(c)> {
    f("task", c.task);
    f("account", c.account);
    f("name", c.name);
}

struct CloseTask {
    int task = 0;
    std::string text;
};

void fields(auto& f, auto& c) requires Is<CloseTask, decltype(c)> {
    f("task", c.task);
    f("text", c.text);
}

struct DiscloseCriteria {
    std::string criteria;
    std::string to;
    policy::Channel channel = policy::Channel::mail;
};

void fields(auto& f, auto& c) requires Is<DiscloseCriteria, decltype(c)> {
    f("criteria", c.criteria);
    f("to", c.to);
    f("channel", c.channel);
}

}  // namespace assent::request
