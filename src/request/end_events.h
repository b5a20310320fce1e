/// How a request ends without a decision, and how a closed one is opened again.
#pragma once

#include "base/fields.h"
#include "policy/words.h"
#include "request/actor.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::request {

/// vocabulary.md 7
enum class WithdrawReason { no_longer_needed, changed_plan, replaced, member_declined, other };
enum class DismissReason { invalid_request, no_representative_form, not_a_party, untimely };
enum class ReopenReason { obvious_error, clerical_error, fraud, new_information };

/// Taken back by its side, wholly or line by line. Not a decision.
struct RequestWithdrawn {
    WithdrawReason reason = WithdrawReason::no_longer_needed;
    std::string text;
    std::vector<LineNumber> lines;  ///< empty: all that are undecided
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<RequestWithdrawn, decltype(e)> {
    f("reason", e.reason);
    f("text", e.text);
    f("lines", e.lines);
    f("by", e.by);
    f("at", e.at);
}

/// Medicare lines only: invalid, with notice and the right to have the dismissal vacated
/// (L-RFI-06).
struct RequestDismissed {
    DismissReason reason = DismissReason::invalid_request;
    std::string text;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<RequestDismissed, decltype(e)> {
    f("reason", e.reason);
    f("text", e.text);
    f("by", e.by);
    f("at", e.at);
}

/// The lines are undecided again; what was decided stays in the history.
struct RequestReopened {
    ReopenReason reason = ReopenReason::clerical_error;
    std::string text;
    std::vector<LineNumber> lines;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<RequestReopened, decltype(e)> {
    f("reason", e.reason);
    f("text", e.text);
    f("lines", e.lines);
    f("by", e.by);
    f("at", e.at);
}

}  // namespace assent::request
