#include "measures/case.h"

namespace assent::measures {

Pace pace_of(Case const& one) {
    if (one.review == "post_service") return Pace::post_service;
    if (one.review == "concurrent") return Pace::concurrent;
    return one.urgent ? Pace::urgent : Pace::standard;
}

bool is_denied(Case const& one) { return one.outcome == "denied"; }

bool is_partial(Case const& one) {
    return one.outcome == "modified" || one.outcome == "partially_approved";
}

bool is_approved(Case const& one) { return one.outcome == "approved"; }

bool is_decided(Case const& one) {
    return one.decided_at && (is_approved(one) || is_denied(one) || is_partial(one));
}

std::optional<bool> met_limit(Case const& one, Instant now) {
    if (!one.due_at) return std::nullopt;
    if (is_decided(one)) return *one.decided_at <= *one.due_at;
    // Withdrawn or voided: it waits for no decision.
    if (one.closed) return std::nullopt;
    if (now > *one.due_at) return false;
    return std::nullopt;
}

std::optional<bool> met_letter(Case const& one, Instant now) {
    if (!one.letter.due_at) return std::nullopt;
    if (one.letter.sent_at) return *one.letter.sent_at <= *one.letter.due_at;
    if (now > *one.letter.due_at) return false;
    return std::nullopt;
}

std::optional<std::chrono::milliseconds> took(Case const& one) {
    if (!is_decided(one)) return std::nullopt;
    return *one.decided_at - one.received_at;
}

}  // namespace assent::measures
