// What has been asked, answered and told, and what each of it does to the clocks.
#include "request/timing.h"

#include "request/later_clocks.h"
#include "request/test_steps.h"

#include <doctest/doctest.h>

#include <set>

namespace assent::request::timing_tests {
namespace {

using policy::Anchor;
using policy::ClockKind;
using std::chrono::hours;

Instant const start = at_utc("2026-11-24T17:15:00Z");

InformationRequested asked(int number, InformationKind kind = InformationKind::clinical,
                           std::optional<Instant> due = {}) {
    InformationRequested e;
    e.information = number;
    e.kind = kind;
    e.items = {{"history", "The notes."}, {"order", "The order."}};
    e.due = due;
    e.why = "Needed.";
    e.by = person(Role::nurse);
    e.at = start + hours(number);
    return e;
}

InformationReceived answered(int number, int item, Instant at) {
    InformationReceived e;
    e.information = number;
    e.answers.push_back({item, ItemAnswer::text, {}, Private<std::string>("Here.")});
    e.at = at;
    return e;
}

InformationCancelled cancelled(int number) {
    InformationCancelled e;
    e.information = number;
    return e;
}

State with(std::vector<Event> const& events) {
    auto state = open();
    state.timing.information_complete_at = start;
    for (auto const& event : events) state = apply(std::move(state), event);
    return state;
}

Clock standard_clock() {
    Clock clock;
    clock.clock = ClockKind::standard;
    return clock;
}

std::optional<Instant> anchor(State const& state, Anchor which,
                              ClockKind clock = ClockKind::standard) {
    auto running = standard_clock();
    running.clock = clock;
    return anchors_of(state, running).find(which);
}

}  // namespace

TEST_CASE("what waits for an answer is due at the earliest time to reply") {
    auto const due = [](std::vector<Event> const& events) {
        Clock clock;
        clock.clock = ClockKind::information_reply;
        auto const found = due_now(with(events), clock, pack_of("harbor"));
        return found ? std::optional(found->at) : std::nullopt;
    };
    auto const clinical = InformationKind::clinical;
    CHECK(due({}) == std::nullopt);
    CHECK(due({asked(1)}) == std::nullopt);
    CHECK(due({asked(1, clinical, start + hours(50)), asked(2, clinical, start + hours(40))}) ==
          start + hours(40));
    CHECK(due({asked(1, clinical, start + hours(40)), asked(2, clinical, start + hours(50))}) ==
          start + hours(40));
    CHECK(due({asked(1, clinical, start + hours(40)), asked(2, clinical, start + hours(50)),
               cancelled(1)}) == start + hours(50));
}

TEST_CASE("everything is answered when the last needed ask is, and never before") {
    auto const at = [](std::vector<Event> const& events) {
        return anchor(with(events), Anchor::information_answered);
    };
    CHECK(at({}) == std::nullopt);
    CHECK(at({asked(1)}) == std::nullopt);
    CHECK(at({asked(1), answered(1, 1, start + hours(5))}) == start + hours(5));
    CHECK(at({asked(1), answered(1, 1, start + hours(5)), answered(1, 2, start + hours(6))}) ==
          start + hours(5));
    std::vector<Event> const both{asked(1), asked(2), answered(1, 1, start + hours(9)),
                                  answered(2, 1, start + hours(7))};
    CHECK(at(both) == start + hours(9));
    std::vector<Event> const turned{asked(1), asked(2), answered(2, 1, start + hours(9)),
                                    answered(1, 1, start + hours(7))};
    CHECK(at(turned) == start + hours(9));
    CHECK(at({asked(1), asked(2), answered(1, 1, start + hours(9))}) == std::nullopt);
    CHECK(at({asked(1), asked(2), answered(1, 1, start + hours(9)), cancelled(2)}) ==
          start + hours(9));
    CHECK(at({asked(1), asked(2, InformationKind::duplicate_question),
              answered(1, 1, start + hours(9))}) == start + hours(9));
}

TEST_CASE("the first ask counts unless it was taken back or asks for nothing the decision needs") {
    auto const first = [](std::vector<Event> const& events) {
        return anchors_of(with(events), standard_clock()).asked;
    };
    CHECK(first({}) == std::nullopt);
    CHECK(first({asked(1), asked(2)}) == start + hours(1));
    CHECK(first({asked(1), asked(2), cancelled(1)}) == start + hours(2));
    CHECK(first({asked(1, InformationKind::duplicate_question), asked(2)}) == start + hours(2));
}

TEST_CASE("an ask takes the completeness away, and taking it back gives it again") {
    auto const complete = [](std::vector<Event> const& events) {
        return with(events).timing.information_complete_at;
    };
    CHECK(complete({asked(1, InformationKind::duplicate_question)}) == start);
    CHECK(complete({asked(1)}) == std::nullopt);
    CHECK(complete({asked(1), cancelled(1)}) == start);
    CHECK(complete({asked(1), asked(2), cancelled(1)}) == std::nullopt);
    CHECK(complete({asked(1), asked(2), cancelled(1), cancelled(2)}) == start);
    CHECK(complete({asked(1), asked(2, InformationKind::duplicate_question), cancelled(1)}) ==
          start);
    InformationCompleted done;
    done.complete_at = start + hours(3);
    done.at = start + hours(4);
    CHECK(complete({asked(1), done}) == start + hours(3));
    CHECK(complete({asked(1), done, asked(2), cancelled(2)}) == std::nullopt);
    CHECK(complete({done, asked(1), cancelled(1)}) == start + hours(3));
    auto const state = with({asked(1), asked(2, InformationKind::duplicate_question), done});
    CHECK(state.timing.information[0].state == InformationState::answered);
    CHECK(state.timing.information[0].answered_at == start + hours(4));
    CHECK(state.timing.information[1].state == InformationState::open);
}

TEST_CASE("a request waits while an ask does") {
    CHECK(with({asked(1)}).status == Status::awaiting_information);
    CHECK(with({asked(1)}).timing.information.front().why == "Needed.");
    auto const half = with({asked(1), answered(1, 1, start + hours(5))});
    CHECK(half.timing.information.front().state == InformationState::partly_answered);
    CHECK(half.status == Status::awaiting_information);
    auto const whole =
        with({asked(1), answered(1, 1, start + hours(5)), answered(1, 2, start + hours(6))});
    CHECK(whole.timing.information.front().state == InformationState::answered);
    CHECK(whole.timing.information.front().answered_at == start + hours(5));
    CHECK(whole.status != Status::awaiting_information);
    CHECK(with({asked(1), cancelled(1)}).status != Status::awaiting_information);
}

TEST_CASE("when the time to reply ends, what was due by then lapses and nothing else") {
    auto const clinical = InformationKind::clinical;
    policy::ClockExpired const ended{ClockKind::information_reply, start + hours(40), {}};
    auto const state =
        with({asked(1, clinical, start + hours(40)), asked(2, clinical, start + hours(41)),
              asked(3), asked(4, clinical, start + hours(30)), answered(4, 1, start + hours(6)),
              answered(4, 2, start + hours(7)), ended});
    auto const& asks = state.timing.information;
    CHECK(asks[0].state == InformationState::lapsed);
    CHECK(asks[0].answered_at == start + hours(40));
    CHECK(asks[1].state == InformationState::open);
    CHECK(asks[2].state == InformationState::open);
    CHECK(asks[3].state == InformationState::answered);
    auto const half =
        with({asked(1, clinical, start + hours(40)), answered(1, 1, start + hours(6)), ended});
    CHECK(half.timing.information[0].state == InformationState::lapsed);
    CHECK(half.timing.information[0].answered_at == start + hours(6));
    CHECK(half.status != Status::awaiting_information);
    policy::ClockExpired const other{ClockKind::standard, start + hours(40), {}};
    CHECK(with({asked(1, clinical, start + hours(40)), other}).timing.information[0].waits());
}

TEST_CASE("the decision had to be made when its earliest clock ran out; stopped ones say nothing") {
    auto state = open();
    state.clocks.clear();
    auto const add = [&](ClockKind kind, int due, ClockState what = ClockState::running) {
        auto& clock = state.clocks.emplace_back();
        clock.clock = kind;
        clock.state = what;
        if (due > 0) clock.due_at = start + hours(due);
    };
    add(ClockKind::urgent, 10, ClockState::stopped);
    add(ClockKind::next_review, 20);
    add(ClockKind::drug_response, 0);
    add(ClockKind::standard, 50);
    add(ClockKind::concurrent, 40, ClockState::expired);
    add(ClockKind::post_service, 60);
    state.timing.decision_due = start;
    state.timing.told_orally_at = start;
    state = apply(std::move(state), RequestDetermined{start + hours(1)});
    CHECK(state.timing.decision_due == start + hours(40));
    CHECK(state.timing.decided_at == start + hours(1));
    CHECK(state.timing.told_orally_at == std::nullopt);
}

TEST_CASE("the member is told by phone once the decision is made, and the first time counts") {
    auto state = approved();
    auto& notices = state.notices;
    notices.resize(1);
    auto const told = [&](policy::Recipient to, policy::Channel how, bool decided) {
        auto before = state;
        before.notices.front().to = to;
        if (!decided) before.timing.decided_at.reset();
        policy::NoticeDelivered e;
        e.notice = 1;
        e.channel = how;
        e.at = start + hours(3);
        auto after_it = apply(std::move(before), e);
        e.at = start + hours(5);
        return apply(std::move(after_it), e).timing.told_orally_at;
    };
    using policy::Channel;
    using policy::Recipient;
    CHECK(told(Recipient::member, Channel::phone, true) == start + hours(3));
    CHECK(told(Recipient::representative, Channel::phone, true) == start + hours(3));
    CHECK(told(Recipient::requesting_provider, Channel::phone, true) == std::nullopt);
    CHECK(told(Recipient::member, Channel::mail, true) == std::nullopt);
    CHECK(told(Recipient::member, Channel::phone, false) == std::nullopt);
    auto heard = state;
    heard.timing.told_orally_at = start + hours(3);
    heard.timing.decided_at = start;
    CHECK(anchor(heard, Anchor::notice_sent, ClockKind::member_notice) == start + hours(3));
    CHECK(anchor(heard, Anchor::notice_delivered, ClockKind::member_notice) == start + hours(3));
    CHECK(anchor(heard, Anchor::decided, ClockKind::member_notice) == start);
    CHECK(anchor(heard, Anchor::decided) == std::nullopt);
}

TEST_CASE("the clock of an Incomplete Notice counts from when that notice was handed over") {
    auto state = with({asked(1), asked(2, InformationKind::incomplete)});
    CHECK(anchor(state, Anchor::notice_sent, ClockKind::incomplete) == std::nullopt);
    state.timing.information[0].sent_at = start + hours(2);
    CHECK(anchor(state, Anchor::notice_sent, ClockKind::incomplete) == std::nullopt);
    state.timing.information[1].sent_at = start + hours(4);
    CHECK(anchor(state, Anchor::notice_sent, ClockKind::incomplete) == start + hours(4));
    CHECK(anchor(state, Anchor::notice_delivered, ClockKind::incomplete) == start + hours(4));
    state.timing.information[1].state = InformationState::cancelled;
    CHECK(anchor(state, Anchor::notice_sent, ClockKind::incomplete) == std::nullopt);
}

TEST_CASE("these clocks run on after the decision, and these are counted again") {
    std::set<ClockKind> const outlive{ClockKind::next_review,       ClockKind::provider_notice,
                                      ClockKind::member_notice,     ClockKind::peer_to_peer,
                                      ClockKind::criteria_copy,     ClockKind::effectuate,
                                      ClockKind::termination_notice};
    std::set<ClockKind> const later{ClockKind::provider_notice, ClockKind::member_notice,
                                    ClockKind::incomplete, ClockKind::information_reply};
    for (std::size_t i = 0; i < enum_count<ClockKind>; ++i) {
        auto clock = standard_clock();
        clock.clock = static_cast<ClockKind>(i);
        CAPTURE(name_of(clock.clock));
        CHECK(outlives_decision(clock.clock) == outlive.contains(clock.clock));
        CHECK(is_counted(clock) ==
              (policy::is_of_first_decision(clock.clock) || later.contains(clock.clock)));
    }
}

TEST_CASE("a clock that is not counted again keeps its time") {
    auto clock = standard_clock();
    clock.clock = ClockKind::peer_to_peer;
    CHECK_FALSE(due_now(open(), clock, pack_of("harbor")));
    clock.due_at = start + hours(9);
    CHECK(due_now(open(), clock, pack_of("harbor"))->at == start + hours(9));
    clock.clock = ClockKind::standard;
    clock.rule = "no such row";
    CHECK(due_now(open(), clock, pack_of("harbor"))->at == start + hours(9));
}

TEST_CASE("a later clock starts now, moves while it runs, and starts anew once it ended") {
    auto pack = pack_of("harbor");
    std::erase_if(pack.clocks, [](policy::ClockRule const& known) {
        return known.clock == ClockKind::criteria_copy;
    });
    auto& rule = pack.clocks.emplace_back();
    rule.clock = ClockKind::criteria_copy;
    rule.row = "H-X";
    auto& bound = rule.bounds.emplace_back();
    bound.anchor = Anchor::received;
    bound.span = {24, calendar::SpanUnit::hour};
    bound.mandatory = true;
    auto with_rule = context(pack, Role::nurse);
    policy::Anchors anchors;
    anchors.at = {{Anchor::received, start}};
    auto state = open();
    Events events;
    start_clock(events, state, with_rule, ClockKind::criteria_copy, anchors);
    REQUIRE(events.size() == 1);
    auto const& begun = *std::get_if<policy::ClockStarted>(&events.front());
    CHECK(begun.from == with_rule.now);
    CHECK(begun.due == start + hours(24));
    state = apply(std::move(state), begun);
    events.clear();
    start_clock(events, state, with_rule, ClockKind::criteria_copy, anchors);
    CHECK(events.empty());
    anchors.at = {{Anchor::received, start + hours(1)}};
    start_clock(events, state, with_rule, ClockKind::criteria_copy, anchors);
    REQUIRE(events.size() == 1);
    CHECK(std::get_if<policy::ClockMoved>(&events.front())->due == start + hours(25));
    events.clear();
    start_clock(events, state, with_rule, ClockKind::criteria_copy, {});
    CHECK(events.empty());
    stop_clock(events, state, ClockKind::criteria_copy, "Done.");
    REQUIRE(events.size() == 1);
    state = request::apply(std::move(state), events.front());
    events.clear();
    stop_clock(events, state, ClockKind::criteria_copy, "Done.");
    stop_clock(events, state, ClockKind::peer_to_peer, "Done.");
    CHECK(events.empty());
    start_clock(events, state, with_rule, ClockKind::criteria_copy, anchors);
    REQUIRE(events.size() == 1);
    CHECK(std::get_if<policy::ClockStarted>(&events.front()) != nullptr);
    events.clear();
    start_clock(events, state, with_rule, ClockKind::effectuate, anchors);
    CHECK(events.empty());
}

}  // namespace assent::request::timing_tests
