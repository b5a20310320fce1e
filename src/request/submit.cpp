#include "request/answer_lines.h"
#include "request/decide_parts.h"
#include "request/guards.h"
#include "request/intake.h"
#include "request/later_clocks.h"
#include "request/preview.h"
#include "request/queue.h"
#include "request/stay_parts.h"
#include "request/timing.h"
#include "request/unlisted.h"
#include "request/validate_submit.h"
#include "request/who_may.h"

#include <algorithm>

namespace assent::request {
namespace {

using policy::AnswerKind;

bool is_sensitive(Preview const& made) {
    using policy::Special;
    return has_special(made.asked, Special::sensitive) || has_special(made.asked, Special::part2) ||
           has_special(made.asked, Special::minor_consent) ||
           std::ranges::any_of(made.lines,
                               [](LinePreview const& line) { return line.answer.sensitive; });
}

RequestReceived received(Preview const& made, Context const& context) {
    auto const& facts = context.facts;
    RequestReceived e;
    e.request = facts.next_number;
    e.asked = made.asked;
    e.known.member = *facts.member;
    auto const received_on = context.pack.zone.day_of(made.received_at);
    auto const* coverage =
        directory::coverage_on(*facts.member, first_service_day(made.asked, received_on));
    if (coverage != nullptr) e.known.coverage = *coverage;
    e.known.requesting = facts.requesting;
    e.known.servicing = facts.servicing;
    e.received_at = made.received_at;
    e.by = context.actor;
    e.pack = context.pack.version;
    e.sensitive = is_sensitive(made);
    e.information_complete_at = made.information_complete_at;
    e.records_short_notice = std::ranges::any_of(made.asked.documents,
                                                 [](DocumentRef const& document) {
                                                     return is_clinical_record(document.type);
                                                 }) &&
                             is_short_notice(made.asked, made.received_at, context.pack);
    return e;
}

}  // namespace

RequirementFound requirement_found(LineNumber number, policy::Answer const& answer) {
    RequirementFound e;
    e.line = number;
    e.answer = answer.answer;
    e.because = answer.because;
    e.notify = answer.notify;
    e.sensitive = answer.sensitive;
    e.decided_by = answer.decided_by;
    e.rows = answer.deciding.empty() ? answer.rows : answer.deciding;
    e.why = answer.why;
    e.asks = answer.asks;
    if (!answer.contacts.empty()) e.contact = answer.contacts.front().key;
    return e;
}

namespace {

/// What a rule may decide of a line: that nothing is needed, or that it is approved. Nothing else
/// (SB 1120).
std::optional<LineDetermined> rule_decision(LinePreview const& line, ServiceLine const& asked) {
    LineDetermined e;
    if (needs_nothing(line.answer)) {
        e.outcome = Outcome::not_required;
        e.rows = line.answer.deciding;
        if (!line.answer.why.empty()) e.why = line.answer.why.front();
        return e;
    }
    if (line.auto_approval != policy::AutoApproval::yes) return std::nullopt;
    e.outcome = Outcome::approved;
    e.reason = ApprovalReason::auto_approved;
    e.rows = {line.auto_row};
    e.why = line.auto_why;
    e.from = asked.from;
    e.to = asked.to;
    // The end corrects itself to the rule's length: the day before the same day so many months
    // later.
    if (line.auto_months > 0) e.to = last_day_of_months(*asked.from, line.auto_months);
    e.units = asked.units;
    e.place = asked.place;
    e.modifiers = asked.modifiers;
    e.schedule = asked.schedule;
    return e;
}

void determine_by_rule(Events& events, Preview const& made, Context const& context) {
    for (std::size_t i = 0; i < made.lines.size(); ++i) {
        auto decided = rule_decision(made.lines[i], made.asked.lines[i]);
        if (!decided) continue;
        decided->line = LineNumber(static_cast<std::int32_t>(i + 1));
        decided->decided_by = By::rule;
        decided->by = the_rules();
        decided->at = context.now;
        auto const* coverage =
            directory::coverage_on(*context.facts.member, service_day(made.asked.lines[i]));
        if (coverage != nullptr) decided->benefits_of = coverage->line_of_business;
        if (decided->outcome == Outcome::approved && context.facts.servicing)
            decided->servicing = context.facts.servicing->id.value;
        events.push_back(std::move(*decided));
    }
}

/// Every line is the delegate's: the group the member was assigned to on the day of service
/// (AAH-06).
bool is_delegates(Preview const& made) {
    return !made.lines.empty() && std::ranges::all_of(made.lines, [](LinePreview const& line) {
        return line.answer.answer == AnswerKind::elsewhere &&
               line.answer.decided_by == policy::DecidedBy::delegate;
    });
}

RequestForwarded forwarded(Preview const& made, RequestReceived const& e) {
    auto const& contacts = made.lines.front().answer.contacts;
    return {e.known.coverage ? e.known.coverage->medical_group : std::string(),
            contacts.empty() ? std::string() : contacts.front().key,
            {},
            {}};
}

std::string_view outcome_notice(Preview const& made) {
    auto const is_approved = [](LinePreview const& line) {
        return line.auto_approval == policy::AutoApproval::yes;
    };
    return std::ranges::any_of(made.lines, is_approved) ? "approved" : "not_required";
}

/// A copy, or the same after a denial with nothing new, waits for an answer first.
bool asks_why_two(Preview const& made) {
    auto const brings_news = !made.asked.documents.empty() || !made.asked.notes.empty();
    return std::ranges::any_of(made.duplicates, [&](DuplicateSuspected const& suspected) {
        switch (suspected.kind) {
            case DuplicateKind::exact: return true;
            case DuplicateKind::same_specialty: return made.asked.why_two.reveal().empty();
            case DuplicateKind::after_denial: return !brings_news;
        }
        return true;
    });
}

std::string line_of_business_of(RequestReceived const& first) {
    return first.known.coverage ? first.known.coverage->line_of_business : std::string();
}

/// A person will look: clocks from the first receipt, also while a delegate has it (PRV-02B).
void pend(Events& events, Preview const& made, RequestReceived const& first,
          Context const& context) {
    for (auto const& clock : made.clocks) events.push_back(clock);
    if (is_delegates(made)) {
        events.push_back(forwarded(made, first));
        policy::Anchors anchors;
        anchors.at = {{policy::Anchor::notified, made.received_at}};
        start_clock(events, clock_ask(made.asked, line_of_business_of(first)), context,
                    policy::ClockKind::forward_ack, anchors);
        return;
    }
    if (asks_why_two(made)) {
        events.push_back(Routed{"duplicates", "There may be two of it."});
        return;
    }
    if (made.is_late) {
        events.push_back(Routed{made.late_queue, made.late_because});
        return;
    }
    events.push_back(Routed{queue_for(context.pack, made.asked, line_of_business_of(first)), {}});
}

/// A stay that needs no approval is still looked at while it lasts (INP-16, A-54).
void watch_stay(Events& events, Preview const& made, RequestReceived const& first,
                Context const& context) {
    if (made.asked.kind != policy::RequestKind::inpatient) return;
    auto const notify = [](LinePreview const& line) { return line.answer.notify; };
    if (made.decided_at_once && std::ranges::any_of(made.lines, notify))
        events.push_back(Routed{queue_for(context.pack, made.asked, line_of_business_of(first)),
                                "Notice and concurrent review."});
}

/// Nothing in it is new: the first one goes on, from its own receipt (DUP-04).
void join(Events& events, Preview const& made, Context const& context) {
    auto const& other = *made.joins;
    events.push_back(RequestLinked{other, LinkKind::joined, received_at_of(context.facts, other),
                                   the_rules(), context.now});
    events.push_back(RequestVoided{VoidReason::duplicate,
                                   "The same request is open; both numbers lead to it.",
                                   the_rules(), context.now, other});
}

/// The reason was given before anyone had to ask (DUP-02B).
void answer_before_asked(Events& events, Preview const& made, Context const& context) {
    if (made.asked.why_two.reveal().empty() || made.joins) return;
    for (auto const& suspected : made.duplicates)
        if (suspected.kind == DuplicateKind::same_specialty)
            events.push_back(DuplicateAnswered{suspected.other, DuplicateAnswer::both_needed,
                                               made.asked.why_two, context.actor, context.now});
}

}  // namespace

namespace {

Result<Events> take_in(SubmitRequest const& command, Context const& context) {
    auto const made = preview(command, context);
    if (!made.faults.empty()) return made.faults.front();

    auto const first = received(made, context);
    Events events{first};
    for (std::size_t i = 0; i < made.lines.size(); ++i)
        events.push_back(
            requirement_found(LineNumber(static_cast<std::int32_t>(i + 1)), made.lines[i].answer));
    for (auto const& duplicate : made.duplicates) events.push_back(duplicate);
    answer_before_asked(events, made, context);
    if (!made.joins) determine_by_rule(events, made, context);

    Happened told{"received", made.received_at, context.facts.member->language, first.sensitive};
    if (made.joins) {
        join(events, made, context);
        order_notices(events, context.pack, told);
        told.on = "voided";
        told.at = context.now;
    } else if (made.decided_at_once) {
        events.push_back(RequestDetermined{context.now});
        watch_stay(events, made, first, context);
        told.on = outcome_notice(made);
        told.at = context.now;
    } else {
        pend(events, made, first, context);
        if (is_delegates(made))
            order_notices(events, context.pack,
                          {"forwarded", context.now, told.language, told.sensitive});
    }
    // The first of two copies goes on and has its stay and its tasks already.
    if (!made.joins) {
        open_stay(events, made, clock_ask(made.asked, line_of_business_of(first)), context);
        open_needs(events, made, context);
    }
    order_notices(events, context.pack, told);
    return events;
}

}  // namespace

Result<Events> submit(State const& state, SubmitRequest const& command, Context const& context) {
    TRY(may_submit(context.actor));
    if (state.exists()) return conflict("request_exists", {}, "This request was received before.");
    if (!names_an_unlisted(command, context.facts)) return take_in(command, context);
    auto with_it = context;
    with_it.facts.servicing = unlisted_provider(command);
    return take_in(command, with_it);
}

}  // namespace assent::request
