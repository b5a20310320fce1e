#include "base/text.h"
#include "policy/require.h"
#include "request/after_parts.h"
#include "request/answer_lines.h"
#include "request/guards.h"
#include "request/later_clocks.h"
#include "request/limits.h"
#include "request/preview.h"
#include "request/queue.h"
#include "request/stay_parts.h"
#include "request/timing.h"
#include "request/who_may.h"
#include "request/who_may_after.h"

#include <algorithm>

namespace assent::request {
namespace {

using policy::Anchor;
using policy::ClockKind;

constexpr int days_most = 365;

Result<void> must_be_in_stay(State const& state) {
    if (!state.stay)
        return conflict("no_stay", {},
                        "Only an inpatient request has a stay; send a request of kind inpatient.");
    if (state.status == Status::voided || state.status == Status::withdrawn ||
        state.status == Status::dismissed)
        return must_be_open(state);
    return fine();
}

Result<void> must_not_be_discharged(State const& state) {
    TRY(must_be_in_stay(state));
    if (state.stay->state != StayState::discharged) return fine();
    return conflict("stay_ended", {},
                    "The member was discharged; a new admission is a new request.");
}

Result<void> must_not_precede_admission(State const& state, Day day, std::string const& where) {
    if (day >= state.stay->admit_on) return fine();
    return invalid("dates_reversed", where, "This day is before the admission.");
}

/// The plan's rules asked about the days, with the facts the request was received with.
policy::Answer answer_of(SubmitRequest const& asked, ServiceLine const& line, State const& state,
                         Context const& context) {
    Context known{context.now, context.actor, context.pack, {}};
    known.facts.member = state.known->member;
    known.facts.requesting = state.known->requesting;
    known.facts.servicing = state.known->servicing;
    return policy::require(context.pack, ask_for(asked, line, known));
}

/// A new line like the first one of the stay, for these days.
ServiceLine line_of_days(State const& state, DaySpan days,
                         std::optional<policy::LevelOfCare> level) {
    ServiceLine line;
    if (!state.lines.empty()) line = state.lines.front().asked;
    line.from = days.from;
    line.to = days.to;
    line.units = whole_units((days.to - days.from).count() + 1);
    line.unit = UnitKind::day;
    if (level) line.facts.level_of_care = level;
    else if (!state.stay->levels.empty())
        line.facts.level_of_care = state.stay->levels.back().level;
    line.message.reset();
    return line;
}

/// No approval before the service, and no review during it either.
bool needs_nothing(policy::Answer const& answer) {
    return !answer.notify && (answer.answer == policy::AnswerKind::not_required ||
                              answer.answer == policy::AnswerKind::never_required);
}

void start_concurrent(Events& events, State const& state, Context const& context,
                      Instant received_at) {
    auto ask = clock_ask(state);
    ask.review = policy::Review::concurrent;
    policy::Anchors anchors;
    anchors.at = {{Anchor::received, received_at}, {Anchor::notified, received_at}};
    if (!state.documents.empty())
        anchors.at.emplace_back(Anchor::information_complete, received_at);
    auto const* rule = policy::clock_rule(context.pack, ClockKind::concurrent, ask);
    if (rule == nullptr) return;
    auto e = started(*rule, policy::due_of(context.pack, *rule, anchors));
    // What came earlier than it was entered counts from when it came (L-CLK-02).
    e.from = received_at;
    auto const* running = find_clock(state, ClockKind::concurrent);
    // Another ask is still open: the earlier due time is the stricter one for both.
    if (running != nullptr && running->state == ClockState::running && running->due_at &&
        (!e.due || *running->due_at <= *e.due))
        return;
    events.push_back(std::move(e));
}

/// The new line with its answer, its clock and its place in the queue.
void add_days(Events& events, State const& state, SubmitRequest asked, DaysAsked const& days,
              Context const& context) {
    asked.review = policy::Review::concurrent;
    auto const answer = answer_of(asked, days.asked, state, context);
    events.push_back(days);
    events.push_back(requirement_found(days.line, answer));
    auto const& coverage = state.known->coverage;
    auto const is_pending = [](LineState const& line) { return line.outcome == Outcome::pending; };
    if (needs_nothing(answer) && std::ranges::none_of(state.lines, is_pending)) {
        LineDetermined decided;
        decided.line = days.line;
        decided.outcome = Outcome::not_required;
        decided.by.account = "system";
        decided.by.name = "Rule";
        decided.at = context.now;
        decided.rows = answer.deciding;
        if (!answer.why.empty()) decided.why = answer.why.front();
        events.push_back(decided);
        events.push_back(RequestDetermined{context.now});
    } else {
        start_concurrent(events, state, context, days.received_at);
        if (state.forwarded_to.empty())
            events.push_back(
                Routed{queue_for(context.pack, asked, coverage ? coverage->line_of_business : ""),
                       "More days asked for."});
    }
    policy::Anchors anchors;
    anchors.at.emplace_back(Anchor::service_day, context.pack.zone.at(*days.asked.to, 0, 0));
    start_clock(events, state, context, ClockKind::next_review, anchors);
}

LineNumber next_line(State const& state) {
    return LineNumber(static_cast<std::int32_t>(state.lines.size() + 1));
}

/// The same person asking for the same days, by their dates or, without dates, before anybody
/// answered.
bool repeats(State const& state, AskForDays const& command, Context const& context) {
    auto const& stay = *state.stay;
    if (!stay.last_ask_line || stay.last_ask_by != context.actor.account) return false;
    auto const* line = find_line(state, *stay.last_ask_line);
    if (line == nullptr || !line->asked.units ||
        line->asked.units->thousandths != command.days * 1000)
        return false;
    if (command.level && line->asked.facts.level_of_care != command.level) return false;
    if (command.from) return line->asked.from == command.from;
    return line->outcome == Outcome::pending;
}

Result<void> must_be_receivable(State const& state, AskForDays const& command,
                                Context const& context) {
    if (!command.received_at) return fine();
    if (!is_staff(context.actor.role))
        return forbidden("role_not_allowed", "/received_at",
                         "Only staff enter an earlier receipt time.");
    if (*command.received_at > context.now)
        return invalid("received_in_future", "/received_at", "It cannot have arrived after now.");
    if (*command.received_at < *state.received_at)
        return invalid("bad_instant", "/received_at",
                       "More days cannot have been asked for before the request itself came.");
    return fine();
}

}  // namespace

Result<Events> ask_for_days(State const& state, AskForDays const& command, Context const& context) {
    TRY(may_report_stay(context.actor));
    TRY(must_be_attached(state, context.actor));
    TRY(must_not_be_discharged(state));
    TRY(must_be_receivable(state, command, context));
    if (command.days < 1)
        return invalid("nothing_wanted", "/days", "Say how many more days are asked for.");
    if (command.days > days_most)
        return invalid("bad_quantity", "/days", "Ask for at most 365 days at once.");
    TRY(must_be_short(command.text, "/text"));
    if (repeats(state, command, context)) return Events{};
    auto const& stay = *state.stay;
    auto const next = stay.last_day ? *stay.last_day + std::chrono::days(1) : stay.admit_on;
    auto const from = command.from.value_or(next);
    TRY(must_not_precede_admission(state, from, "/from"));
    DaySpan const days{from, from + std::chrono::days(command.days - 1)};

    DaysAsked const asked{next_line(state),
                          line_of_days(state, days, command.level),
                          command.received_at.value_or(context.now),
                          context.actor,
                          context.now,
                          command.text};
    Events events;
    add_days(events, state, *state.asked, asked, context);
    return events;
}

Result<Events> change_level(State const& state, ChangeLevelOfCare const& command,
                            Context const& context) {
    TRY(may_report_stay(context.actor));
    TRY(must_be_attached(state, context.actor));
    TRY(must_not_be_discharged(state));
    auto const from = command.from.value_or(context.pack.zone.day_of(context.now));
    TRY(must_not_precede_admission(state, from, "/from"));
    auto const& levels = state.stay->levels;
    if (!levels.empty() && levels.back().level == command.level) return Events{};
    if (!levels.empty() && from < levels.back().from)
        return invalid("dates_reversed", "/from",
                       "A later change is already recorded; give a day after it.");
    TRY(must_be_short(command.why, "/why"));
    return Events{LevelOfCareChanged{command.level, from, command.why, context.actor, context.now}};
}

Result<Events> convert_stay(State const& state, ConvertStay const& command,
                            Context const& context) {
    TRY(may_report_stay(context.actor));
    TRY(must_be_attached(state, context.actor));
    TRY(must_not_be_discharged(state));
    auto const& stay = *state.stay;
    if (stay.converted_on && !stay.levels.empty() && stay.levels.back().level == command.level)
        return Events{};
    if (stay.levels.empty() || stay.levels.back().level != policy::LevelOfCare::observation)
        return conflict("not_observation", {},
                        "Only observation is turned into an admission; this stay is none.");
    if (command.level == policy::LevelOfCare::observation)
        return invalid("nothing_wanted", "/level", "Say which level the admission has.");
    auto const on = command.on.value_or(context.pack.zone.day_of(context.now));
    TRY(must_not_precede_admission(state, on, "/on"));
    auto const days = std::clamp(command.days, 1, days_most);

    Events events{StayConverted{command.level, on, command.priority, context.actor, context.now}};
    auto asked = *state.asked;
    if (!asked.stay) asked.stay.emplace();
    asked.stay->level_of_care = command.level;
    asked.stay->admission_priority = command.priority;
    auto line = line_of_days(state, {on, on + std::chrono::days(days - 1)}, command.level);
    // The room of the observation says nothing about the admission.
    line.revenue.clear();
    if (line.system == codes::CodeSystem::revenue) line.code.clear();
    DaysAsked const more{next_line(state), line,        context.now,
                         context.actor,    context.now, "Observation became an admission."};
    add_days(events, state, asked, more, context);
    return events;
}

Result<Events> discharge(State const& state, DischargeMember const& command,
                         Context const& context) {
    TRY(may_report_stay(context.actor));
    TRY(must_be_attached(state, context.actor));
    TRY(must_be_in_stay(state));
    auto const today = context.pack.zone.day_of(context.now);
    auto const on = command.on.value_or(today);
    auto const& stay = *state.stay;
    if (stay.state == StayState::discharged) {
        auto const is_same = stay.disposition == command.disposition &&
                             (!command.on || stay.discharged_on == command.on);
        if (is_same) return Events{};
        TRY(must_not_be_discharged(state));
    }
    TRY(must_not_precede_admission(state, on, "/on"));
    if (on > today)
        return invalid("discharge_in_future", "/on", "The member is discharged today or before.");
    TRY(must_be_short(command.to, "/to", name_limit));

    Events events{
        MemberDischarged{on, command.disposition, command.to, context.actor, context.now}};
    stop_clock(events, state, ClockKind::next_review, "Discharged.");
    if (command.disposition == Disposition::died) return events;
    auto number = static_cast<int>(talk_of(state).tasks.size()) + 1;
    TaskOpened task{number,
                    TaskKind::discharge,
                    "Review the discharge plan with the member.",
                    on + std::chrono::days(2),
                    {},
                    context.actor,
                    context.now};
    events.push_back(task);
    if (command.disposition == Disposition::home || command.disposition == Disposition::left ||
        command.disposition == Disposition::other)
        return events;
    task.task = number + 1;
    task.kind = TaskKind::transition;
    task.text = "Hand the member over to the next place of care.";
    task.due_on = on + std::chrono::days(1);
    events.push_back(task);
    return events;
}

}  // namespace assent::request
