#include "appeal/test_case.h"

#include <doctest/doctest.h>

namespace assent::appeal {
namespace {

using policy::Role;

policy::Pack const& harbor() { return pack_of("harbor/current"); }

State filed() {
    return after({}, decide({}, member_appeal(), context(harbor(), person(Role::member))));
}

std::string code_of(Result<Events> const& result) { return result ? "" : result.fault().code; }

}  // namespace

TEST_CASE("a filed appeal holds the facts of the decision and runs two clocks") {
    auto const state = filed();
    CHECK(state.status == AppealState::received);
    CHECK(disputed(state)->lines.size() == 1);
    CHECK(state.filed->lines == std::vector<LineNumber>{LineNumber(1)});
    CHECK(state.clocks.size() == 2);
    CHECK(governing_clock(state)->clock == policy::ClockKind::appeal);
}

TEST_CASE("what is stored reads back the same") {
    auto state = filed();
    auto const doctor = context(harbor(), person(Role::physician));
    state = after(state, decide(state, uphold(), doctor));
    auto const text = write_state(state);
    auto const again = read_state(text);
    REQUIRE(again.ok());
    CHECK(write_state(*again) == text);
}

TEST_CASE("every event reads back from its stored body") {
    auto state = State();
    auto const run = [&](Command const& command, Context const& with) {
        auto const events = decide(state, command, with);
        REQUIRE(events.ok());
        for (auto const& event : *events) {
            auto const again = read_event(kind_of(event), body_of(event));
            REQUIRE(again.ok());
            CHECK(body_of(*again) == body_of(event));
            state = apply(std::move(state), event);
        }
    };
    auto const desk = context(harbor(), person(Role::appeals_coordinator));
    run(member_appeal(), desk);
    run(AcknowledgeAppeal{}, desk);
    run(AssignAppeal{"second_doctor", "Second"}, desk);
    run(AddAppealNote{Private<std::string>("Called.")}, desk);
    run(uphold(), context(harbor(), person(Role::physician, "second_doctor")));
    run(ForwardAppeal{OutsideBody::state_hearing, "H1", {}}, desk);
    run(RecordOutsideDecision{OutsideBody::state_hearing,
                              AppealResult::overturned,
                              {},
                              "H1",
                              make_day(2026, 11, 24),
                              "Needed."},
        desk);
    CHECK(owed(state)->outcome.source == policy::OutcomeSource::hearing);
}

TEST_CASE("a stored resolution without a fit human being behind it is not read") {
    auto const state = filed();
    auto const events = decide(state, uphold(), context(harbor(), person(Role::physician)));
    REQUIRE(events.ok());
    auto const body = json::parse(body_of(events->front())).value();
    CHECK(AppealResolved::read(body).ok());
    auto forged = body;
    auto by = *forged.find("by");
    by.set("role", "system");
    forged.set("by", by);
    CHECK(AppealResolved::read(forged).fault().code == "broken_resolution");
    auto unlicensed = body;
    unlicensed.set("licensed", false);
    CHECK(AppealResolved::read(unlicensed).fault().code == "broken_resolution");
}

TEST_CASE("the same command twice changes nothing the second time") {
    auto state = filed();
    auto const desk = context(harbor(), person(Role::appeals_coordinator));
    state = after(state, decide(state, AcknowledgeAppeal{}, desk));
    CHECK(decide(state, AcknowledgeAppeal{}, desk)->empty());
    state = after(state, decide(state, AssignAppeal{"x", "X"}, desk));
    CHECK(decide(state, AssignAppeal{"x", "X"}, desk)->empty());
    auto const doctor = context(harbor(), person(Role::physician));
    state = after(state, decide(state, uphold(), doctor));
    CHECK(decide(state, uphold(), doctor)->empty());
    auto const other = context(harbor(), person(Role::medical_director));
    CHECK(code_of(decide(state, uphold(), other)) == "appeal_closed");
}

TEST_CASE("an overturn owes the request its lines, an upheld one nothing") {
    auto const state = filed();
    auto const doctor = context(harbor(), person(Role::physician));
    ResolveAppeal give;
    give.why.reveal() = "Needed.";
    give.no_conflict = true;
    auto const events = decide(state, give, doctor);
    REQUIRE(events.ok());
    auto const given = apply(state, events->front());
    auto const carry = to_carry_out(given, events->front());
    REQUIRE(carry);
    CHECK(carry->request == disputed(state)->request);
    CHECK(carry->outcome.lines.size() == 1);
    CHECK(carry->outcome.reference == state.appeal.value);
    auto const kept = decide(state, uphold(), doctor);
    CHECK_FALSE(to_carry_out(apply(state, kept->front()), kept->front()));
}

TEST_CASE("an appeal that nobody filed is unknown to every command") {
    auto const desk = context(harbor(), person(Role::appeals_coordinator));
    CHECK(code_of(decide({}, AcknowledgeAppeal{}, desk)) == "unknown_appeal");
    CHECK(code_of(decide({}, uphold(), desk)) == "unknown_appeal");
}

TEST_CASE("a text that is too long is refused, not cut") {
    auto command = member_appeal();
    command.why.reveal() = std::string(8001, 'x');
    auto const refused = decide({}, command, context(harbor(), person(Role::member)));
    CHECK(refused.fault().code == "too_long");
    CHECK(refused.fault().where == "/why");
}

}  // namespace assent::appeal
