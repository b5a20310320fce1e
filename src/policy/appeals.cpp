#include "policy/appeals.h"

#include "policy/pack.h"

#include <algorithm>

namespace assent::policy {
namespace {

bool is_for(NextLevel const& next, AppealAsk const& ask) {
    return applies_to(next.lines, ask.line_of_business) && applies_to(next.kinds, ask.kind);
}

bool is_for(AppealClock const& clock, AppealAsk const& ask) {
    auto const& rule = clock.rule;
    return applies_to(clock.appeals, ask.kind) && applies_to(rule.lines, ask.line_of_business) &&
           applies_to(rule.kinds, ask.request_kind) && applies_to(rule.reviews, ask.review) &&
           applies_to(rule.urgencies, ask.urgency);
}

}  // namespace

AppealRule const* appeal_rule(Pack const& pack, AppealAsk const& ask) {
    for (auto const& rule : pack.appeals.appeals)
        if (rule.kind == ask.kind && applies_to(rule.lines, ask.line_of_business) &&
            applies_to(rule.reviews, ask.review))
            return &rule;
    return nullptr;
}

NextLevel const* next_level(Pack const& pack, AppealAsk const& ask, OutsideBody body) {
    for (auto const& next : pack.appeals.next)
        if (next.body == body && is_for(next, ask)) return &next;
    return nullptr;
}

NextLevel const* own_next_level(Pack const& pack, AppealAsk const& ask) {
    for (auto const& next : pack.appeals.next)
        if (next.by_itself && is_for(next, ask)) return &next;
    return nullptr;
}

AppealClock const* appeal_clock(Pack const& pack, ClockKind clock, AppealAsk const& ask,
                                std::optional<OutsideBody> body) {
    AppealClock const* general = nullptr;
    for (auto const& rule : pack.appeals.clocks) {
        if (rule.rule.clock != clock || !is_for(rule, ask)) continue;
        if (rule.bodies.empty()) {
            if (general == nullptr) general = &rule;
        } else if (body && applies_to(rule.bodies, *body)) {
            return &rule;
        }
    }
    // What others decided is carried out in the plan's own time where the pack names no other.
    return general;
}

}  // namespace assent::policy
