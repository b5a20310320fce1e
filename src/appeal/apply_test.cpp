// What each event of an appeal leaves in its picture, also where it meets one that has ended.
#include "appeal/test_case.h"

#include <doctest/doctest.h>

namespace assent::appeal::apply_tests {
namespace {

using policy::ClockKind;
using policy::ClockState;
using policy::Role;
using std::chrono::hours;

Context by(Role role) { return context(pack_of("harbor/current"), person(role)); }

State filed(FileAppeal const& command = member_appeal()) {
    return after({}, decide({}, command, by(Role::member)));
}

AppealForwarded sent(OutsideBody body, ForwardCause cause, Instant at) {
    return {body, cause, "N1", person(Role::appeals_coordinator), at};
}

OutsideDecisionRecorded decided(OutsideBody body, AppealResult result, Instant at) {
    return {body, result, {}, "N1", make_day(2026, 11, 24), "", person(Role::appeals_reviewer), at};
}

State with(State state, std::vector<Event> const& events) {
    for (auto const& event : events) state = apply(std::move(state), event);
    return state;
}

Instant const now = morning();

}  // namespace

TEST_CASE("the clock that governs is the earliest that runs and resolves something") {
    State state = filed();
    state.clocks.clear();
    auto const add = [&](ClockKind kind, int due, ClockState what = ClockState::running) {
        auto& clock = state.clocks.emplace_back();
        clock.clock = kind;
        clock.state = what;
        if (due > 0) clock.due_at = now + hours(due);
    };
    CHECK(governing_clock(state) == nullptr);
    add(ClockKind::acknowledge, 10);
    CHECK(governing_clock(state) == nullptr);
    add(ClockKind::appeal, 50);
    add(ClockKind::appeal_urgent, 30, ClockState::stopped);
    add(ClockKind::effectuate, 0);
    CHECK(governing_clock(state) == &state.clocks[1]);
    add(ClockKind::grievance, 40);
    add(ClockKind::grievance_urgent, 40);
    CHECK(governing_clock(state)->clock == ClockKind::grievance);
}

TEST_CASE("only what goes on because it is late closes the plan's own level") {
    auto const imr = OutsideBody::imr;
    CHECK_FALSE(with(filed(), {sent(imr, ForwardCause::asked, now)}).closed());
    CHECK(with(filed(), {sent(imr, ForwardCause::late, now)}).closed_at == now);
    auto const withdrawn = AppealWithdrawn{WithdrawnBy::member, "Better.", {}, now};
    CHECK(with(filed(), {withdrawn, sent(imr, ForwardCause::late, now + hours(1))}).closed_at ==
          now);
    CHECK(with(filed(), {withdrawn, sent(imr, ForwardCause::asked, now + hours(1))}).closed_at ==
          now);
}

TEST_CASE("an appeal that is elsewhere or has ended keeps its status, whatever is added") {
    AppealAcknowledged const heard{person(Role::appeals_coordinator), now};
    auto const away = with(filed(), {sent(OutsideBody::imr, ForwardCause::asked, now), heard});
    CHECK(away.status == AppealState::forwarded_outside);
    auto const gone =
        with(filed(), {AppealWithdrawn{WithdrawnBy::member, "Better.", {}, now}, heard});
    CHECK(gone.status == AppealState::withdrawn);
    CHECK(with(filed(), {heard}).status == AppealState::acknowledged);
}

TEST_CASE("a decision is of the body it is with, and what was done before is owed anew") {
    auto const imr = OutsideBody::imr;
    auto const hearing = OutsideBody::state_hearing;
    auto const state =
        with(filed(), {sent(imr, ForwardCause::asked, now), decided(imr, AppealResult::upheld, now),
                       sent(hearing, ForwardCause::asked, now), AppealEffectuated{"Done.", {}, now},
                       decided(hearing, AppealResult::overturned, now + hours(1))});
    CHECK(state.outside[0].decided->result == AppealResult::upheld);
    CHECK(state.outside[1].decided->result == AppealResult::overturned);
    CHECK_FALSE(state.effectuated.has_value());
    CHECK(state.status == AppealState::overturned);
    auto const twice = with(state, {decided(imr, AppealResult::overturned, now + hours(2))});
    CHECK(twice.outside[0].decided->result == AppealResult::upheld);
    auto const others =
        with(filed(), {sent(imr, ForwardCause::asked, now), sent(hearing, ForwardCause::asked, now),
                       decided(hearing, AppealResult::upheld, now)});
    CHECK_FALSE(others.outside[0].decided.has_value());
}

TEST_CASE("documents stand in one list, in the order in which they came") {
    auto command = member_appeal();
    command.documents.emplace_back().file_name.reveal() = "first.pdf";
    AppealInformationReceived more;
    more.documents.emplace_back().file_name.reveal() = "second.pdf";
    auto const state = with(filed(command), {more});
    REQUIRE(state.documents.size() == 2);
    CHECK(state.documents[1].file_name.reveal() == "second.pdf");
    CHECK(state.filed->documents.empty());
    CHECK(state.information.front().documents.empty());
}

TEST_CASE("the plan's level is exhausted when it is late with an appeal, not with a grievance") {
    policy::ClockExpired const late{ClockKind::appeal, now, {}};
    CHECK(with(filed(), {late}).exhausted);
    auto grievance = member_appeal();
    grievance.kind = AppealKind::grievance;
    grievance.topic = GrievanceTopic::service;
    policy::ClockExpired const unresolved{ClockKind::grievance, now, {}};
    auto const state = with(filed(grievance), {unresolved});
    CHECK(state.overdue);
    CHECK_FALSE(state.exhausted);
    policy::ClockExpired const unheard{ClockKind::acknowledge, now, {}};
    CHECK_FALSE(with(filed(), {unheard}).overdue);
    CHECK(disputed(State{}) == nullptr);
    auto const events = decide({}, member_appeal(), by(Role::member)).value();
    CHECK(write_state(fold(events)) == write_state(filed()));
}

}  // namespace assent::appeal::apply_tests
