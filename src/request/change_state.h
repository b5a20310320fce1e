/// Changes asked for on a request, with their answers, and how often it was amended.
#pragma once

#include "request/change_events.h"

namespace assent::request {

struct AskedChange {
    ChangeAsked asked;
    ChangeState state = ChangeState::asked;
    std::optional<ChangeAnswered> answered;
};

void fields(auto& f, auto& c) requires Is<AskedChange, decltype(c)> {
    f("asked", c.asked);
    f("state", c.state);
    f("answered", c.answered);
}

struct ChangeFile {
    std::vector<AskedChange> asked;
    std::optional<RequestAmended> amended;  ///< the last one
    int amendments = 0;
};

void fields(auto& f, auto& s) requires Is<ChangeFile, decltype(s)> {
    f("asked", s.asked);
    f("amended", s.amended);
    f("amendments", s.amendments);
}

}  // namespace assent::request
