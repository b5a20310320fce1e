#include "base/text.h"
#include "request/timing.h"
#include "views/due.h"
#include "views/work_about.h"
#include "views/worklist.h"

#include <algorithm>

namespace assent::views {
namespace {

using request::State;

constexpr auto pressing = std::chrono::hours(4);
constexpr int grown_up = 18;

/// How a request lies in the list: what its people need to know of it, told by its state alone.
struct Place {
    std::optional<Instant> started;
    std::optional<Instant> due;
    std::optional<Instant> press;
    bool stopped = false;
    std::string change;
    std::optional<Instant> call;
    std::optional<Instant> document;
    std::optional<Instant> replied;
    std::optional<Instant> handed;
    std::optional<Instant> news;
};

void keep_latest(std::optional<Instant>& held, std::optional<Instant> const& at) {
    if (at && (!held || *at > *held)) held = at;
}

bool is_paused(request::Clock const& clock) {
    return clock.state == request::ClockState::paused && policy::is_of_first_decision(clock.clock);
}

/// A limit that has passed goes on being the first thing to see: of those that were missed, the
/// earliest.
request::Clock const* missed_clock(State const& state) {
    request::Clock const* first = nullptr;
    for (auto const& clock : state.clocks)
        if (clock.state == request::ClockState::expired && clock.due_at &&
            policy::is_of_first_decision(clock.clock) && (!first || clock.due_at < first->due_at))
            first = &clock;
    return first;
}

void add_clock(Place& place, State const& state) {
    auto const* clock = missed_clock(state);
    if (clock == nullptr) clock = request::governing_clock(state);
    if (clock == nullptr) {
        place.stopped = std::ranges::any_of(state.clocks, is_paused);
        return;
    }
    place.started = clock->from ? clock->from : state.received_at;
    place.due = clock->due_at;
    place.press = press_time(*place.started, *place.due);
}

/// The change that waits for its answer; to cancel tells more than to change.
void add_change(Place& place, State const& state) {
    for (auto const& change : state.changes.asked) {
        if (change.state != request::ChangeState::asked) continue;
        if (place.change != "cancel") place.change = name_of(change.asked.wish);
        keep_latest(place.news, change.asked.at);
    }
}

/// Documents that came from outside after the receipt.
void add_documents(Place& place, State const& state) {
    for (auto const& document : state.documents)
        if (!request::is_staff(document.by.role) && document.at > *state.received_at)
            keep_latest(place.document, document.at);
}

/// The last answer, until somebody judges what came or says that all is there.
void add_reply(Place& place, State const& state) {
    for (auto const& ask : state.timing.information)
        if (ask.state == request::InformationState::answered ||
            ask.state == request::InformationState::partly_answered)
            keep_latest(place.replied, ask.answered_at);
    if (!place.replied) return;
    auto const& reviews = state.review.reviews;
    if (!reviews.empty() && reviews.back().at >= *place.replied) place.replied.reset();
}

void add_call(Place& place, State const& state) {
    for (auto const& talk : request::talk_of(state).peer_to_peer)
        if (talk.booked && !talk.held && (!place.call || talk.booked->meet_at < *place.call))
            place.call = talk.booked->meet_at;
}

Place place_of(State const& state) {
    Place place;
    add_clock(place, state);
    add_change(place, state);
    add_documents(place, state);
    add_reply(place, state);
    add_call(place, state);
    if (state.handed) place.handed = state.handed->at;
    for (auto const& at : {place.document, place.replied, place.handed})
        keep_latest(place.news, at);
    if (state.timing.urgency) keep_latest(place.news, state.timing.urgency->at);
    return place;
}

bool is_child(State const& state) {
    auto const received =
        Day(std::chrono::floor<std::chrono::days>(*state.received_at).time_since_epoch());
    return age_on(state.known->member.born_on.reveal(), received) < grown_up;
}

/// Whom it waits for lies outside the plan's own people.
bool is_waiting(State const& state) {
    return state.status == request::Status::awaiting_information ||
           state.stage == request::Stage::external;
}

std::string at_text(std::optional<Instant> at) { return at ? to_text(*at) : std::string(); }

std::string rank_of(State const& state, Place const& place) {
    bool const urgent = state.asked->urgency == policy::Urgency::urgent;
    return (urgent ? "0 " : "1 ") + due_key(place.press);
}

/// The code in the words of its system, and the row of the policy that asked for approval.
struct FirstLine {
    std::string system;
    std::string code;
    std::string row;
};

FirstLine first_line(State const& state) {
    FirstLine first;
    if (state.lines.empty()) return first;
    auto const& line = state.lines.front();
    auto const& asked = line.asked;
    first.code = asked.code.empty() ? asked.revenue : asked.code;
    if (asked.system) first.system = name_of(*asked.system);
    if (line.requirement && !line.requirement->rows.empty())
        first.row = line.requirement->rows.front();
    return first;
}

std::string services_of(State const& state) {
    std::string text;
    for (auto const& line : state.lines) text += line.asked.code + " " + line.asked.revenue + " ";
    return lower(text);
}

std::vector<store::Cell> cells_of(PlanId const& plan, State const& state) {
    auto const place = place_of(state);
    auto const& known = *state.known;
    auto const& member = known.member;
    auto const first = first_line(state);
    auto const about = about_of(state);
    auto const topics = about.topics();
    bool const marked = !place.change.empty() || place.call || place.document || place.replied ||
                        place.handed || state.overdue;
    return {plan.value,
            state.request.value,
            state.forwarded_to.empty() ? state.queue : std::string("delegate"),
            state.assignee,
            state.forwarded_to,
            rank_of(state, place),
            due_key(place.press),
            due_key(place.due),
            at_text(place.started),
            place.stopped,
            is_waiting(state),
            *state.received_at,
            fold_for_search(member.last_name.reveal() + " " + member.first_name.reveal()),
            name_of(state.status),
            name_of(state.asked->kind),
            name_of(state.asked->urgency),
            known.coverage ? known.coverage->line_of_business : std::string(),
            name_of(state.asked->channel),
            is_child(state),
            services_of(state),
            first.system,
            first.code,
            first.row,
            place.change,
            at_text(place.call),
            at_text(place.document),
            at_text(place.replied),
            at_text(place.handed),
            state.handed && state.handed->by ? state.handed->by->name : std::string(),
            at_text(place.news),
            marked,
            topics,
            topics.empty() ? std::string() : json_text(about)};
}

constexpr std::string_view insert = R"sql(
    insert into worklist (plan, request, queue, assignee, forwarded_to, rank, press_at, due_at, started_at, stopped, waits,
        received_at, member_key, status, kind, urgency, line_of_business, channel, child, service, system, code, policy_row,
        change_asked, call_at, document_at, replied_at, handed_at, handed_by, news_at, marked,
        topics, about)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    on conflict (plan, request) do update set queue = excluded.queue, assignee = excluded.assignee,
        forwarded_to = excluded.forwarded_to, rank = excluded.rank, press_at = excluded.press_at, due_at = excluded.due_at,
        started_at = excluded.started_at, stopped = excluded.stopped, waits = excluded.waits,
        received_at = excluded.received_at, member_key = excluded.member_key, status = excluded.status,
        kind = excluded.kind, urgency = excluded.urgency, line_of_business = excluded.line_of_business,
        channel = excluded.channel, child = excluded.child, service = excluded.service, system = excluded.system,
        code = excluded.code, policy_row = excluded.policy_row, change_asked = excluded.change_asked,
        call_at = excluded.call_at, document_at = excluded.document_at, replied_at = excluded.replied_at,
        handed_at = excluded.handed_at, handed_by = excluded.handed_by, news_at = excluded.news_at,
        marked = excluded.marked, topics = excluded.topics, about = excluded.about
)sql";

}  // namespace

Instant press_time(Instant started, Instant due) {
    return std::min(due - std::max(due - started, Instant::duration::zero()) / 4, due - pressing);
}

Result<void> write_work(store::Db& db, PlanId const& plan, State const& state) {
    if (!state.closed()) return db.send(insert, cells_of(plan, state));
    auto const& number = state.request.value;
    TRY(db.send("delete from worklist where plan = ? and request = ?", {plan.value, number}));
    return db.send("delete from desk where plan = ? and request = ?", {plan.value, number});
}

}  // namespace assent::views
