/// Talk, work and disclosure around a request: peer-to-peer, contacts, tasks, copies of criteria.
/// None of them decides anything.
#pragma once

#include "base/fields.h"
#include "policy/words.h"
#include "request/actor.h"

#include <optional>
#include <string>

namespace assent::request {

/// vocabulary.md 11
enum class PeerToPeerOutcome { upheld, overturned, changed, not_reached };
enum class ContactTopic {
    information,
    urgency,
    peer_to_peer,
    criteria_copy,
    continuity,
    eligibility,
    stay,
    other
};
enum class ContactDirection { incoming, outgoing };
using policy::TaskKind;

struct PeerToPeerAsked {
    int number = 0;  ///< 1, 2, 3 …
    std::string clinician;
    std::string phone;
    std::string times;  ///< when the clinician can be reached
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<PeerToPeerAsked, decltype(e)> {
    f("number", e.number);
    f("clinician", e.clinician);
    f("phone", e.phone);
    f("times", e.times);
    f("by", e.by);
    f("at", e.at);
}

struct PeerToPeerBooked {
    int number = 0;
    Instant meet_at{};
    std::string reviewer;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<PeerToPeerBooked, decltype(e)> {
    f("number", e.number);
    f("meet_at", e.meet_at);
    f("reviewer", e.reviewer);
    f("by", e.by);
    f("at", e.at);
}

struct PeerToPeerHeld {
    int number = 0;
    PeerToPeerOutcome outcome = PeerToPeerOutcome::upheld;
    std::string text;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<PeerToPeerHeld, decltype(e)> {
    f("number", e.number);
    f("outcome", e.outcome);
    f("text", e.text);
    f("by", e.by);
    f("at", e.at);
}

/// One call, fax or letter: each attempt counts (L-RFI-01).
struct ContactLogged {
    ContactTopic topic = ContactTopic::other;
    ContactDirection direction = ContactDirection::outgoing;
    policy::Channel channel = policy::Channel::phone;
    std::string with;  ///< who was called or called
    bool reached = false;
    Private<std::string> text;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<ContactLogged, decltype(e)> {
    f("topic", e.topic);
    f("direction", e.direction);
    f("channel", e.channel);
    f("with", e.with);
    f("reached", e.reached);
    f("text", e.text);
    f("by", e.by);
    f("at", e.at);
}

struct TaskOpened {
    int task = 0;  ///< 1, 2, 3 …
    TaskKind kind = TaskKind::other;
    std::string text;
    std::optional<Day> due_on;
    std::string subject;  ///< what it is about in the pack's words: `face_sheet`
    Actor by;
    Instant at{};
    bool before_approval = false;  ///< nothing is approved while it is open (PRV-26)
};

void fields(auto& f, auto& e) requires Is<TaskOpened, decltype(e)> {
    f("task", e.task);
    f("kind", e.kind);
    f("text", e.text);
    f("due_on", e.due_on);
    f("subject", e.subject);
    f("by", e.by);
    f("at", e.at);
    f("before_approval", e.before_approval);
}

/// Who sees to a task; an empty account: nobody in particular.
struct TaskAssigned {
    int task = 0;
    std::string account;
    std::string name;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<TaskAssigned, decltype(e)> {
    f("task", e.task);
    f("account", e.account);
    f("name", e.name);
    f("by", e.by);
    f("at", e.at);
}

struct TaskClosed {
    int task = 0;
    std::string text;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<TaskClosed, decltype(e)> {
    f("task", e.task);
    f("text", e.text);
    f("by", e.by);
    f("at", e.at);
}

/// The criteria a decision rests on were handed out (H&S 1363.5).
struct CriteriaDisclosed {
    std::string criteria;
    std::string to;
    policy::Channel channel = policy::Channel::mail;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<CriteriaDisclosed, decltype(e)> {
    f("criteria", e.criteria);
    f("to", e.to);
    f("channel", e.channel);
    f("by", e.by);
    f("at", e.at);
}

}  // namespace assent::request
