#include "request/guards.h"

#include "request/timing.h"

#include <algorithm>

namespace assent::request {

Actor the_rules() {
    Actor actor;
    actor.account = "system";
    actor.name = "Rule";
    return actor;
}

Fault unknown_request() {
    return not_found("unknown_request", "/number", "No request has that number. Check the digits.");
}

Result<void> must_exist(State const& state) {
    if (state.exists()) return fine();
    return not_found("not_visible", {}, "There is no such request.");
}

Result<void> must_be_open(State const& state) {
    if (!state.closed()) return fine();
    return conflict("request_closed", {},
                    "This request is closed: " + std::string(name_of(state.status)) + ".");
}

Result<void> must_be_open_or_go(State const& state, policy::Pack const& pack) {
    if (!state.closed()) return fine();
    auto sentence =
        "This request is closed: " + std::string(name_of(state.status)) + ". Submit a new request";
    for (auto const& way : pack.decisions.change_ways) {
        if (state.asked && !policy::applies_to(way.kinds, state.asked->kind)) continue;
        auto const* contact = pack.find_contact(way.contact);
        if (contact == nullptr) break;
        sentence += ", or send the change to " + contact->name;
        if (!contact->fax.empty()) sentence += ", fax " + contact->fax;
        else if (!contact->phone.empty()) sentence += ", phone " + contact->phone;
        break;
    }
    return conflict("request_closed", {}, sentence + ".");
}

Result<void> must_not_be_decided(State const& state) {
    auto const is_decided = [](LineState const& line) {
        return line.outcome == Outcome::approved || is_adverse(line.outcome);
    };
    if (std::ranges::none_of(state.lines, is_decided)) return fine();
    return conflict("line_already_determined", {},
                    "A line of this request is decided; that is not undone so.");
}

std::optional<Instant> received_at_of(Facts const& facts, RequestId const& request) {
    auto const found = std::ranges::find(facts.duplicates, request, &PossibleDuplicate::request);
    return found == facts.duplicates.end() ? std::nullopt : found->received_at;
}

Clock const* find_clock(State const& state, policy::ClockKind kind) {
    return policy::find_clock(state.clocks, kind);
}

LineState const* find_line(State const& state, LineNumber number) {
    auto const found = std::ranges::find(state.lines, number, &LineState::number);
    return found == state.lines.end() ? nullptr : &*found;
}

void stop_clocks(Events& events, State const& state, std::string_view because) {
    for (auto const& clock : state.clocks)
        if ((clock.state == ClockState::running || clock.state == ClockState::paused) &&
            !outlives_decision(clock.clock))
            events.push_back(policy::ClockStopped{clock.clock, std::string(because)});
}

namespace {

/// Any adverse line makes it a denial letter, which tells of all lines (vocabulary.md 10).
std::string_view notice_of(State const& decided) {
    if (std::ranges::any_of(decided.lines,
                            [](LineState const& line) { return is_adverse(line.outcome); }))
        return "denied";
    switch (decided.status) {
        case Status::not_required: return "not_required";
        case Status::withdrawn: return "withdrawn";
        default: return "approved";
    }
}

}  // namespace

void close_if_decided(Events& events, State const& state, Context const& context) {
    auto after = state;
    for (auto const& event : events) after = apply(std::move(after), event);
    if (after.closed() && !state.closed()) return;
    if (std::ranges::find(after.lines, Outcome::pending, &LineState::outcome) != after.lines.end())
        return;
    RequestDetermined const closed{context.now};
    events.push_back(closed);
    stop_clocks(events, after, "Decided.");
    after = apply(std::move(after), closed);
    order_notices(events, after, context, notice_of(after));
}

void order_notices(Events& events, policy::Pack const& pack, Happened const& happened) {
    for (auto& notice : policy::notices_for(pack, happened)) events.push_back(std::move(notice));
}

void order_notices(Events& events, State const& state, Context const& context,
                   std::string_view on) {
    auto const language = state.known ? state.known->member.language : std::string();
    order_notices(events, context.pack, {on, context.now, language, state.sensitive});
}

}  // namespace assent::request
