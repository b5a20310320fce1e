/// Ending a request without a decision and opening a closed one again.
#pragma once

#include "request/events.h"

namespace assent::request {

/// Ends a request that cannot be used; never a decision on medical need (L-RFI-05).
struct VoidRequest {
    VoidReason reason = VoidReason::entered_in_error;
    std::string text;
    std::optional<RequestId> duplicate_of =
        {};  ///< the open copy that goes on, with reason duplicate
};

void fields(auto& f, auto& c) requires Is<VoidRequest, decltype(c)> {
    f("reason", c.reason);
    f("text", c.text);
    f("duplicate_of", c.duplicate_of);
}

/// Takes back what is undecided. No lines: all of it.
struct WithdrawRequest {
    WithdrawReason reason = WithdrawReason::no_longer_needed;
    std::string text;
    std::vector<LineNumber> lines;
};

void fields(auto& f, auto& c) requires Is<WithdrawRequest, decltype(c)> {
    f("reason", c.reason);
    f("text", c.text);
    f("lines", c.lines);
}

struct DismissRequest {
    DismissReason reason = DismissReason::invalid_request;
    std::string text;
};

void fields(auto& f, auto& c) requires Is<DismissRequest, decltype(c)> {
    f("reason", c.reason);
    f("text", c.text);
}

/// No lines: all of a request that was ended, else all that were denied or cut.
struct ReopenRequest {
    ReopenReason reason = ReopenReason::clerical_error;
    std::string text;
    std::vector<LineNumber> lines;
};

void fields(auto& f, auto& c) requires Is<ReopenRequest, decltype(c)> {
    f("reason", c.reason);
    f("text", c.text);
    f("lines", c.lines);
}

}  // namespace assent::request
