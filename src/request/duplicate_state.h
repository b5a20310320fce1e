/// What is known of possible copies of a request.
#pragma once

#include "request/duplicate_events.h"

namespace assent::request {

struct DuplicateFile {
    std::vector<DuplicateAnswered> answers;
    std::vector<RequestLinked> links;
};

void fields(auto& f, auto& s) requires Is<DuplicateFile, decltype(s)> {
    f("answers", s.answers);
    f("links", s.links);
}

}  // namespace assent::request
