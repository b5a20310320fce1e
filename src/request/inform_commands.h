/// Asking for what is missing and recording what came. A federal deadline never moves by it
/// (L-CLK-10).
#pragma once

#include "request/inform_events.h"

namespace assent::request {

/// Asks for items, or repeats an open ask over another channel: each attempt is kept (L-RFI-01).
struct RequestInformation {
    InformationKind kind = InformationKind::clinical;
    std::vector<InformationItem> items;
    policy::Recipient to = policy::Recipient::requesting_provider;
    policy::Channel channel = policy::Channel::as_received;
    std::string why;
    std::optional<Instant> due;  ///< absent: what the pack gives
    std::optional<int> repeats;  ///< number of the open ask this is a further attempt at
};

void fields(auto& f, auto& c) requires Is<RequestInformation, decltype(c)> {
    f("kind", c.kind);
    f("items", c.items);
    f("to", c.to);
    f("channel", c.channel);
    f("why", c.why);
    f("due", c.due);
    f("repeats", c.repeats);
}

/// Answers items of an open ask; some are enough, the others stay asked (RFI-04).
struct RecordInformation {
    int information = 0;
    std::vector<AnsweredItem> answers;
};

void fields(auto& f, auto& c) requires Is<RecordInformation, decltype(c)> {
    f("information", c.information);
    f("answers", c.answers);
}

/// A named person says that the plan holds what it needs, since when and why (L-CLK-07).
struct SetInformationComplete {
    std::optional<Instant> complete_at;  ///< absent: now
    std::string why;
};

void fields(auto& f, auto& c) requires Is<SetInformationComplete, decltype(c)> {
    f("complete_at", c.complete_at);
    f("why", c.why);
}

struct CancelInformation {
    int information = 0;
    std::string why;
};

void fields(auto& f, auto& c) requires Is<CancelInformation, decltype(c)> {
    f("information", c.information);
    f("why", c.why);
}

}  // namespace assent::request
