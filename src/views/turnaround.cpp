#include "views/turnaround.h"

#include "policy/clock.h"

#include <algorithm>
#include <array>

namespace assent::views {
namespace {

using measures::Case;
using measures::DecidedLine;
using measures::Maker;
using request::Outcome;
using request::State;

/// Forms that tell a decision; what only says that it is late or ends later is none.
constexpr std::array<std::string_view, 4> telling_forms{"approval", "denial", "noa", "idn"};
constexpr std::array<std::string_view, 3> no_decision{"untimely", "delay", "terminate"};

/// The adverse decision that was made of a line before anything overturned it.
struct WasDenied {
    request::AdverseRecord const* record = nullptr;
    request::DecisionOverturned const* how = nullptr;
};

WasDenied was_denied(State const& state, request::LineState const& line) {
    for (auto const& overturned : state.review.overturned)
        for (auto const& record : overturned.was)
            if (record.decision.line == line.number) return {&record, &overturned.how};
    return {};
}

/// Nobody had decided it before the appeal gave it: silence had counted as a no.
request::DecisionOverturned const* was_silent(State const& state, request::LineState const& line) {
    for (auto const& overturned : state.review.overturned)
        if (std::ranges::count(overturned.how.lines, line.number) > 0) return &overturned.how;
    return nullptr;
}

/// A line as it was first decided, with who did it.
struct First {
    DecidedLine line;
    Outcome outcome = Outcome::pending;
    Maker maker = Maker::none;
};

void name_decider(DecidedLine& line, request::Actor const& by) {
    line.account = by.account;
    line.name = by.name;
    line.role = name_of(by.role);
    line.licence = by.licence;
}

std::string criteria_text(policy::CriteriaCited const& cited) {
    std::string text = cited.source;
    for (auto const* part : {&cited.edition, &cited.section})
        if (!part->empty()) text += " " + *part;
    return text;
}

void cite(DecidedLine& line, std::vector<policy::CriteriaCited> const& cited) {
    for (auto const& one : cited) {
        auto text = criteria_text(one);
        if (std::ranges::count(line.criteria, text) == 0) line.criteria.push_back(std::move(text));
    }
}

void tell_adverse(First& first, request::AdverseRecord const& record) {
    auto const& decision = record.decision;
    first.outcome = decision.outcome;
    first.maker = decision.delegated ? Maker::delegate : Maker::staff;
    first.line.decided_at = record.signed_at.value_or(record.at);
    name_decider(first.line, record.by);
    if (record.signed_by) first.line.signed_by = record.signed_by->name;
    first.line.basis = name_of(decision.basis);
    for (auto const& reason : decision.reasons)
        first.line.reasons.emplace_back(name_of(reason.code));
    cite(first.line, decision.criteria);
    first.line.talk_offered = decision.talk.has_value();
}

Maker maker_of(request::By by) {
    switch (by) {
        case request::By::rule: return Maker::automatic;
        case request::By::law: return Maker::law;
        case request::By::delegate: return Maker::delegate;
        case request::By::person: return Maker::staff;
    }
    return Maker::staff;
}

void tell_approved(First& first, request::LineDetermined const& made) {
    first.outcome = made.outcome;
    first.maker = maker_of(made.decided_by);
    first.line.decided_at = made.at;
    if (first.maker == Maker::staff || first.maker == Maker::delegate)
        name_decider(first.line, made.by);
    first.line.rows = made.rows;
    cite(first.line, made.cited);
    if (made.cited.empty() && !made.criteria.empty()) first.line.criteria.push_back(made.criteria);
}

First first_of(State const& state, request::LineState const& line) {
    First first;
    first.outcome = line.outcome;
    auto const before = was_denied(state, line);
    auto const* how = before.how != nullptr ? before.how : was_silent(state, line);
    // A cut of what stands comes after the first decision, which was to approve.
    bool const is_cut = line.adverse && line.adverse->decision.effective_on;
    if (before.record != nullptr && !before.record->decision.effective_on)
        tell_adverse(first, *before.record);
    else if (line.adverse && !is_cut && request::is_adverse(line.outcome))
        tell_adverse(first, *line.adverse);
    else if (line.determined) tell_approved(first, *line.determined);
    if (how != nullptr) {
        first.line.overturned_by = name_of(how->source);
        first.line.overturned_at = how->at;
    }
    return first;
}

bool is_decision(Outcome outcome) {
    return outcome == Outcome::approved || outcome == Outcome::not_required ||
           request::is_adverse(outcome);
}

std::vector<First> firsts_of(State const& state) {
    std::vector<First> firsts;
    for (auto const& line : state.lines) {
        auto& first = firsts.emplace_back(first_of(state, line));
        first.line.request = state.request;
        first.line.line = line.number.value;
        first.line.code = line.asked.code.empty() ? line.asked.revenue : line.asked.code;
        if (state.known->coverage)
            first.line.line_of_business = state.known->coverage->line_of_business;
        first.line.outcome = name_of(first.outcome);
    }
    return firsts;
}

/// Who decided the whole: a person who decided one line decided the request.
Maker maker_of(std::vector<First> const& firsts) {
    auto maker = Maker::none;
    for (auto const& first : firsts) maker = std::max(maker, first.maker);
    return maker;
}

void add_decision(Case& out, State const& state) {
    auto const firsts = firsts_of(state);
    out.maker = maker_of(firsts);
    if (!state.timing.decided_at) return;
    auto lines = state.lines;
    for (std::size_t i = 0; i < lines.size(); ++i) lines[i].outcome = firsts[i].outcome;
    if (std::ranges::any_of(firsts,
                            [](First const& first) { return first.outcome == Outcome::pending; }))
        return;
    out.outcome = name_of(request::status_of(lines));
    out.decided_at = state.timing.decided_at;
    if (state.review.overturned.empty()) return;
    // The last line that was decided before anything was overturned decided the request.
    std::optional<Instant> last;
    for (auto const& first : firsts)
        if (is_decision(first.outcome) && (!last || first.line.decided_at > *last))
            last = first.line.decided_at;
    if (last) out.decided_at = last;
    auto const& how = state.review.overturned.back().how;
    out.overturned_by = name_of(how.source);
    out.overturned_at = how.at;
}

void keep_earliest(std::optional<Instant>& held, std::optional<Instant> const& at) {
    if (at && (!held || *at < *held)) held = at;
}

/// Of an urgent clock nothing counts once the request is standard.
bool counts_for(policy::Clock const& clock, Case const& one) {
    return policy::is_of_first_decision(clock.clock) && clock.due_at &&
           (one.urgent || clock.clock != policy::ClockKind::urgent);
}

void add_limit(Case& out, State const& state) {
    for (auto const& clock : state.clocks) {
        if (!policy::is_of_first_decision(clock.clock)) continue;
        if (clock.state == policy::ClockState::expired) out.expired = true;
        out.extended = out.extended || clock.extended;
        out.warned = std::max(out.warned, clock.warned);
        if (!clock.warned_before.empty()) out.warned_before = clock.warned_before.back();
    }
    out.extended = out.extended || state.timing.extended;
    if (!state.closed()) {
        for (auto const& clock : state.clocks)
            if (clock.state == policy::ClockState::expired && counts_for(clock, out))
                keep_earliest(out.due_at, clock.due_at);
        auto const* clock = request::governing_clock(state);
        if (!out.due_at && clock != nullptr) out.due_at = clock->due_at;
        return;
    }
    if (!out.decided_at) return;
    if (out.overturned_by.empty()) out.due_at = state.timing.decision_due;
    if (out.due_at) return;
    for (auto const& clock : state.clocks)
        if (counts_for(clock, out)) keep_earliest(out.due_at, clock.due_at);
}

std::optional<Instant> delivered_at(State const& state, int notice) {
    std::optional<Instant> first;
    for (auto const& delivery : state.timing.deliveries)
        if (delivery.notice == notice && delivery.delivered) keep_earliest(first, delivery.at);
    return first;
}

bool tells_the_decision(policy::NoticeOrdered const& notice) {
    return std::ranges::find(telling_forms, notice.form) != telling_forms.end() &&
           std::ranges::find(no_decision, notice.action) == no_decision.end();
}

/// Not handed over, and due first, is worst; then what was late by most.
bool is_worse(measures::Letter const& one, measures::Letter const& other) {
    if (!other.due_at) return true;
    if (one.sent_at.has_value() != other.sent_at.has_value()) return !one.sent_at;
    if (!one.sent_at) return *one.due_at < *other.due_at;
    return *one.sent_at - *one.due_at > *other.sent_at - *other.due_at;
}

void add_letter(Case& out, State const& state) {
    int number = 0;
    for (auto const& notice : state.notices) {
        ++number;
        if (!notice.due || !tells_the_decision(notice)) continue;
        measures::Letter const letter{notice.due, delivered_at(state, number)};
        if (is_worse(letter, out.letter)) out.letter = letter;
    }
}

void add_group(Case& out, State const& state) {
    out.group = state.forwarded_to;
    if (out.group.empty()) return;
    out.forwarded_at = state.received_at;
    for (auto const& clock : state.clocks) {
        if (clock.clock != policy::ClockKind::forward_ack) continue;
        out.forwarded_at = clock.from ? clock.from : state.received_at;
        out.acknowledge_due_at = clock.due_at;
    }
    auto const& acknowledged = request::after_of(state).acknowledged;
    if (acknowledged) out.acknowledged_at = acknowledged->at;
}

/// Drugs are outside the yearly measures: the pharmacy's requests, and those that name nothing but
/// drug codes.
bool is_drug(State const& state) {
    if (state.asked->kind == policy::RequestKind::pharmacy) return true;
    return !state.lines.empty() && std::ranges::all_of(state.lines, [](auto const& line) {
        auto const& asked = line.asked;
        return asked.system == codes::CodeSystem::ndc ||
               (asked.system == codes::CodeSystem::hcpcs && asked.code.starts_with('J'));
    });
}

}  // namespace

std::optional<Case> case_of(State const& state) {
    if (!request::after_of(state).imported_from.empty()) return std::nullopt;
    auto const& asked = *state.asked;
    Case out;
    out.request = state.request;
    if (state.known->coverage) out.line_of_business = state.known->coverage->line_of_business;
    out.kind = name_of(asked.kind);
    out.review = name_of(asked.review);
    out.channel = name_of(asked.channel);
    out.queue = state.queue;
    out.urgent = asked.urgency == policy::Urgency::urgent;
    out.drug = is_drug(state);
    out.closed = state.closed();
    out.received_at = *state.received_at;
    out.complete_at = state.timing.information_complete_at;
    out.closed_at = state.closed_at;
    out.status = name_of(state.status);
    for (auto const& ask : state.timing.information) out.asks += ask.is_needed() ? 1 : 0;
    if (state.closed()) add_decision(out, state);
    add_limit(out, state);
    add_letter(out, state);
    add_group(out, state);
    return out;
}

std::vector<DecidedLine> decided_lines_of(State const& state) {
    std::vector<DecidedLine> lines;
    if (!request::after_of(state).imported_from.empty()) return lines;
    for (auto& first : firsts_of(state))
        if (first.maker != Maker::none && is_decision(first.outcome))
            lines.push_back(std::move(first.line));
    return lines;
}

}  // namespace assent::views
