/// How a request ended without a decision, and the last time it was opened again.
#pragma once

#include "request/end_events.h"

namespace assent::request {

struct EndState {
    std::optional<RequestWithdrawn> withdrawn;  ///< the last time something was taken back
    std::optional<RequestDismissed> dismissed;
    std::optional<RequestReopened> reopened;
};

void fields(auto& f, auto& s) requires Is<EndState, decltype(s)> {
    f("withdrawn", s.withdrawn);
    f("dismissed", s.dismissed);
    f("reopened", s.reopened);
}

}  // namespace assent::request
