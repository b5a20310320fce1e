/// What a request remembers of its reviews: findings, the last referral, and what was overturned.
#pragma once

#include "request/review_events.h"

namespace assent::request {

/// An adverse decision that no longer stands, and who had made it: they take no part above
/// (L-DEC-10).
struct Overturned {
    DecisionOverturned how;
    std::vector<AdverseRecord> was;
};

void fields(auto& f, auto& o) requires Is<Overturned, decltype(o)> {
    f("how", o.how);
    f("was", o.was);
}

struct ReviewState {
    std::vector<ReviewRecorded> reviews;
    std::optional<RequestReferred> referred;
    std::vector<Overturned> overturned;
};

void fields(auto& f, auto& s) requires Is<ReviewState, decltype(s)> {
    f("reviews", s.reviews);
    f("referred", s.referred);
    f("overturned", s.overturned);
}

}  // namespace assent::request
