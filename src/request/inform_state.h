/// What a request remembers of its asks for information.
#pragma once

#include "request/inform_events.h"

namespace assent::request {

struct Attempt {
    Instant at{};
    std::string by;
    policy::Recipient to = policy::Recipient::requesting_provider;
    policy::Channel channel = policy::Channel::as_received;
};

void fields(auto& f, auto& a) requires Is<Attempt, decltype(a)> {
    f("at", a.at);
    f("by", a.by);
    f("to", a.to);
    f("channel", a.channel);
}

struct Information {
    int number = 0;
    InformationKind kind = InformationKind::clinical;
    InformationState state = InformationState::open;
    std::vector<InformationItem> items;
    std::vector<Attempt> attempts;
    std::string why;
    std::optional<Instant> due;
    std::optional<Instant> sent_at;      ///< its notice was handed to a channel
    std::optional<Instant> answered_at;  ///< first answer, or the end of the time to reply
    std::vector<AnsweredItem> answers;

    bool waits() const {
        return state == InformationState::open || state == InformationState::partly_answered;
    }
    /// A question about a duplicate asks for nothing the decision needs.
    bool is_needed() const { return kind != InformationKind::duplicate_question; }
};

void fields(auto& f, auto& i) requires Is<Information, decltype(i)> {
    f("number", i.number);
    f("kind", i.kind);
    f("state", i.state);
    f("items", i.items);
    f("attempts", i.attempts);
    f("why", i.why);
    f("due", i.due);
    f("sent_at", i.sent_at);
    f("answered_at", i.answered_at);
    f("answers", i.answers);
}

}  // namespace assent::request
