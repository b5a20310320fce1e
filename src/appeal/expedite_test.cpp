// Urgent handling that is granted after the fact, and what is asked for while an appeal is open.
#include "appeal/test_case.h"

#include <doctest/doctest.h>

namespace assent::appeal::expedite_tests {
namespace {

using policy::ClockKind;
using policy::Role;

policy::Pack const& harbor() { return pack_of("harbor/current"); }
Context by(Role role) { return context(harbor(), person(role)); }

State filed(policy::Urgency urgency = policy::Urgency::standard) {
    auto command = member_appeal();
    command.urgency = urgency;
    return after({}, decide({}, command, by(Role::member)));
}

std::string refused(State const& state, Command const& command, Context const& with) {
    auto const result = decide(state, command, with);
    return result ? std::string() : result.fault().code + " " + result.fault().where;
}

policy::ClockState state_of(State const& state, ClockKind kind) {
    auto const* clock = policy::find_clock(state.clocks, kind);
    REQUIRE(clock != nullptr);
    return clock->state;
}

}  // namespace

TEST_CASE(
    "granting urgent handling stops the standard time and counts the urgent one from the asking") {
    auto with = by(Role::appeals_coordinator);
    with.now += std::chrono::hours(48);
    auto const asked_at = morning() + std::chrono::hours(24);
    auto const state =
        after(filed(), decide(filed(), GrantExpedite{"She may lose the leg.", asked_at}, with));
    CHECK(state.urgency == policy::Urgency::urgent);
    CHECK(state_of(state, ClockKind::appeal) == policy::ClockState::stopped);
    auto const* urgent = policy::find_clock(state.clocks, ClockKind::appeal_urgent);
    REQUIRE(urgent != nullptr);
    CHECK(*urgent->due_at == asked_at + std::chrono::hours(72));
    CHECK(governing_clock(state) == urgent);
    CHECK(decide(state, GrantExpedite{"Again.", {}}, with).value().empty());
    CHECK(refused(state, RefuseExpedite{"It can wait."}, by(Role::physician)) ==
          "expedite_granted ");
}

TEST_CASE("what was filed as urgent keeps its time when somebody agrees that it is") {
    auto const before = filed(policy::Urgency::urgent);
    auto const due = *policy::find_clock(before.clocks, ClockKind::appeal_urgent)->due_at;
    auto const state = after(before, decide(before, GrantExpedite{"Agreed.", {}}, by(Role::nurse)));
    CHECK(*policy::find_clock(state.clocks, ClockKind::appeal_urgent)->due_at == due);
    CHECK(state.granted->asked_at == *before.received_at);
}

TEST_CASE("a refusal is followed by a grant when the facts change") {
    auto state = filed(policy::Urgency::urgent);
    state = after(state, decide(state, RefuseExpedite{"It can wait."}, by(Role::physician)));
    CHECK(state_of(state, ClockKind::appeal_urgent) == policy::ClockState::stopped);
    state = after(state, decide(state, GrantExpedite{"It became worse.", {}}, by(Role::physician)));
    CHECK(state_of(state, ClockKind::appeal_urgent) == policy::ClockState::running);
    CHECK(state_of(state, ClockKind::appeal) == policy::ClockState::stopped);
}

TEST_CASE(
    "urgent handling is not granted without a reason, in the future, by anybody, or for care that "
    "was given") {
    auto const state = filed();
    auto const desk = by(Role::appeals_coordinator);
    CHECK(refused(state, GrantExpedite{" ", {}}, desk) == "reason_required /why");
    CHECK(refused(state, GrantExpedite{"Soon.", morning() + std::chrono::hours(1)}, desk) ==
          "bad_instant /asked_at");
    CHECK(refused(state, GrantExpedite{"Soon.", morning() - std::chrono::hours(1)}, desk) ==
          "bad_instant /asked_at");
    CHECK(refused(state, GrantExpedite{"Soon.", {}}, by(Role::case_manager)) ==
          "role_not_allowed ");
    CHECK(refused(state, GrantExpedite{"Soon.", {}}, by(Role::member)) == "role_not_allowed ");
    auto given = filed();
    auto received = *given.filed;
    received.about->review = policy::Review::post_service;
    given.filed = received;
    CHECK(refused(given, GrantExpedite{"Soon.", {}}, desk) == "care_was_given ");
}

TEST_CASE(
    "an appeal waits for what was asked for until evidence comes, and no clock waits with it") {
    auto const before = filed();
    auto const due = *governing_clock(before)->due_at;
    AskForAppealInformation const ask{{"The scan."}, "Bay Spine", policy::Channel::fax, {}};
    auto state = after(before, decide(before, ask, by(Role::appeals_coordinator)));
    CHECK(state.status == AppealState::awaiting_information);
    CHECK(*governing_clock(state)->due_at == due);
    CHECK(decide(state, ask, by(Role::appeals_coordinator)).value().empty());
    RecordAppealInformation came;
    came.text.reveal() = "Here it is.";
    state = after(state, decide(state, came, by(Role::provider_office)));
    CHECK(state.status == AppealState::received);
    CHECK_FALSE(awaits_reply(state));
    CHECK(decide(state, ask, by(Role::appeals_coordinator)).value().size() == 1);
}

TEST_CASE("nothing is asked of nobody, and only by who handles appeals") {
    auto const state = filed();
    auto const desk = by(Role::appeals_coordinator);
    auto const asking = [&](AskForAppealInformation const& ask) {
        return refused(state, ask, desk);
    };
    CHECK(asking({{}, "Bay Spine", policy::Channel::fax, {}}) == "nothing_wanted /wanted");
    CHECK(asking({{"The scan.", " "}, "Bay", policy::Channel::fax, {}}) ==
          "reason_required /wanted/1");
    CHECK(asking({{"The scan."}, " ", policy::Channel::fax, {}}) == "reason_required /of");
    CHECK(asking({{"The scan."}, "Bay", policy::Channel::fax, make_day(2026, 11, 23)}) ==
          "bad_day /answer_by");
    CHECK(refused(state, AskForAppealInformation{{"The scan."}, "Bay", policy::Channel::fax, {}},
                  by(Role::nurse)) == "role_not_allowed ");
}

}  // namespace assent::appeal::expedite_tests
