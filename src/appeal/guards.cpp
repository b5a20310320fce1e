#include "appeal/decide_parts.h"
#include "base/text.h"
#include "policy/limits.h"
#include "policy/notices.h"

#include <algorithm>

namespace assent::appeal {
namespace {

using policy::ClockKind;
using policy::Recipient;

/// Each person is told once, and only who has to do with it: an office of its own appeals, a
/// representative where there is one.
bool is_reader(AppealReceived const& filed, Recipient to) {
    if (to == Recipient::submitter) return filed.filer == Filer::provider;
    if (to == Recipient::representative) return filed.filer == Filer::representative;
    return true;
}

}  // namespace

Fault unknown_appeal() {
    return not_found("unknown_appeal", "/number", "No appeal has that number. Check the digits.");
}

Result<void> must_be_open(State const& state) {
    if (!state.closed()) return fine();
    return conflict("appeal_closed", {},
                    "This appeal is closed: " + std::string(name_of(state.status)) + ".");
}

Result<void> must_not_be_too_long(std::string_view text, std::string_view where) {
    if (characters(text) <= policy::note_limit) return fine();
    return invalid("too_long", std::string(where), "The text has at most 8,000 characters.");
}

Result<void> must_say(std::string_view text, std::string_view where, std::string_view what) {
    if (trim(text).empty())
        return invalid("reason_required", std::string(where), std::string(what));
    return must_not_be_too_long(text, where);
}

Result<void> documents_must_exist(std::vector<DocumentRef> const& documents,
                                  Context const& context) {
    if (documents.empty() || context.facts.blobs_exist) return fine();
    return invalid("unknown_document", "/documents",
                   "The bytes of a document did not arrive; upload it again.");
}

policy::AppealAsk ask_of(State const& state) {
    policy::AppealAsk ask;
    if (!state.filed) return ask;
    ask.kind = state.filed->kind;
    ask.line_of_business = state.filed->line_of_business;
    ask.urgency = state.urgency;
    if (!state.filed->about) return ask;
    ask.request_kind = state.filed->about->kind;
    ask.review = state.filed->about->review;
    return ask;
}

policy::AppealRule const* rule_of(State const& state, policy::Pack const& pack) {
    return policy::appeal_rule(pack, ask_of(state));
}

ClockKind resolution_clock(AppealKind kind, policy::Urgency urgency) {
    bool const is_urgent = urgency == policy::Urgency::urgent;
    if (kind == AppealKind::grievance)
        return is_urgent ? ClockKind::grievance_urgent : ClockKind::grievance;
    return is_urgent ? ClockKind::appeal_urgent : ClockKind::appeal;
}

bool is_resolution_clock(ClockKind clock) {
    return clock == ClockKind::appeal || clock == ClockKind::appeal_urgent ||
           clock == ClockKind::grievance || clock == ClockKind::grievance_urgent;
}

void start_clock(Events& events, policy::Pack const& pack, policy::AppealClock const* rule,
                 policy::Anchor anchor, Instant from) {
    if (rule == nullptr) return;
    policy::Anchors anchors;
    anchors.at.emplace_back(anchor, from);
    auto e = policy::started(rule->rule, policy::due_of(pack, rule->rule, anchors));
    e.from = from;
    if (e.due) e.warn_at = policy::warnings_of(pack, rule->rule, *e.due);
    events.push_back(std::move(e));
}

void stop_clock(Events& events, State const& state, ClockKind kind, std::string_view because) {
    auto const* clock = policy::find_clock(state.clocks, kind);
    if (clock != nullptr && clock->state == policy::ClockState::running)
        events.push_back(policy::ClockStopped{kind, std::string(because)});
}

void stop_clocks(Events& events, State const& state, std::string_view because) {
    for (auto const& clock : state.clocks) stop_clock(events, state, clock.clock, because);
}

void order_notices(Events& events, AppealReceived const& filed, Context const& context,
                   std::string_view on) {
    bool const sensitive = filed.about && filed.about->sensitive;
    for (auto& notice :
         policy::notices_for(context.pack, {on, context.now, filed.language, sensitive}))
        if (is_reader(filed, notice.to)) events.push_back(std::move(notice));
}

void order_notices(Events& events, State const& state, Context const& context,
                   std::string_view on) {
    order_notices(events, *state.filed, context, on);
}

void send_on(Events& events, State const& state, Context const& context, ForwardCause cause) {
    auto const* next = policy::own_next_level(context.pack, ask_of(state));
    if (next == nullptr) return;
    events.push_back(AppealForwarded{next->body, cause, {}, context.actor, context.now});
    bool const is_urgent = state.urgency == policy::Urgency::urgent;
    order_notices(events, state, context,
                  is_urgent ? "appeal_forwarded_urgent" : "appeal_forwarded");
}

void start_effectuation(Events& events, State const& state, Context const& context,
                        std::optional<OutsideBody> body) {
    if (disputed(state) == nullptr) return;
    auto const* rule =
        policy::appeal_clock(context.pack, ClockKind::effectuate, ask_of(state), body);
    start_clock(events, context.pack, rule, policy::Anchor::decided, context.now);
}

}  // namespace assent::appeal
