// The courses an appeal takes: into time, out of the plan and back, and what is left of it.
#include "appeal/decide_parts.h"
#include "appeal/test_case.h"

#include <doctest/doctest.h>

#include <set>

namespace assent::appeal::courses_tests {
namespace {

using policy::ClockKind;
using policy::Role;
using policy::Urgency;

policy::Pack const& harbor() { return pack_of("harbor/current"); }

Context by(Role role, policy::Pack const& pack = harbor()) { return context(pack, person(role)); }

Context at(Role role, std::chrono::hours later) {
    auto with = by(role);
    with.now += later;
    return with;
}

State filed(Urgency urgency = Urgency::standard) {
    auto command = member_appeal();
    command.urgency = urgency;
    return after({}, decide({}, command, by(Role::member)));
}

FileAppeal grievance() {
    auto command = member_appeal();
    command.kind = AppealKind::grievance;
    command.topic = GrievanceTopic::service;
    return command;
}

std::string code(State const& state, Command const& command, Context const& with) {
    auto const result = decide(state, command, with);
    return result ? std::string() : result.fault().code;
}

ForwardAppeal to(OutsideBody body) { return {body, "N1", {}}; }

constexpr std::chrono::hours day{24};

}  // namespace

TEST_CASE("a body outside is asked early when the plan takes long, an urgent one sooner") {
    auto const imr = to(OutsideBody::imr);
    auto const handler = Role::appeals_coordinator;
    CHECK(code(filed(), imr, at(handler, 30 * day)).empty());
    CHECK(code(filed(), imr, at(handler, 30 * day - std::chrono::hours(1))) == "not_exhausted");
    CHECK(code(filed(Urgency::urgent), imr, at(handler, 3 * day)).empty());
    CHECK(code(filed(Urgency::urgent), imr, at(handler, 3 * day - std::chrono::hours(1))) ==
          "not_exhausted");
    CHECK(code(filed(), to(OutsideBody::state_hearing), at(handler, 300 * day)) == "not_exhausted");
    auto pack = harbor();
    for (auto& next : pack.appeals.next) next.urgent_pending_days = 0;
    auto later = by(handler, pack);
    later.now += 3 * day;
    CHECK(code(filed(Urgency::urgent), imr, later) == "not_exhausted");
    later.now += 27 * day;
    CHECK(code(filed(Urgency::urgent), imr, later).empty());
}

TEST_CASE("what ended without a decision goes nowhere, what a body decided goes to another") {
    auto const handler = by(Role::appeals_coordinator);
    auto const withdrawn = after(
        filed(), decide(filed(), WithdrawAppeal{WithdrawnBy::member, "Better."}, by(Role::member)));
    auto const dismissed =
        after(filed(), decide(filed(), DismissAppeal{DismissReason::not_a_party, "No."}, handler));
    for (auto const& ended : {withdrawn, dismissed})
        CHECK(code(ended, to(OutsideBody::imr), at(Role::appeals_coordinator, 40 * day)) ==
              "appeal_closed");
    auto state = after(filed(), decide(filed(), uphold(), by(Role::physician)));
    auto const hearing = to(OutsideBody::state_hearing);
    state = after(state, decide(state, hearing, handler));
    RecordOutsideDecision said{
        OutsideBody::imr, AppealResult::upheld, {}, "N1", make_day(2026, 11, 24), ""};
    CHECK(code(state, said, by(Role::appeals_reviewer)) == "not_forwarded");
    said.body = OutsideBody::state_hearing;
    state = after(state, decide(state, said, by(Role::appeals_reviewer)));
    CHECK(code(state, hearing, handler) == "already_decided");
    CHECK(code(state, to(OutsideBody::imr), handler).empty());
    // A number of its own is of that body alone.
    state = after(state, decide(state, to(OutsideBody::imr), handler));
    said.body = OutsideBody::imr;
    said.result = AppealResult::overturned;
    auto const given = after(state, decide(state, said, by(Role::appeals_reviewer)));
    CHECK(given.outside.size() == 2);
    CHECK(given.outside[0].decided->result == AppealResult::upheld);
    CHECK(given.outside[1].decided->result == AppealResult::overturned);
}

TEST_CASE("a decision outside the plan ends the plan's own clocks, and owes anew what it changes") {
    auto state = filed();
    state =
        after(state, decide(state, to(OutsideBody::imr), at(Role::appeals_coordinator, 30 * day)));
    CHECK(policy::find_clock(state.clocks, ClockKind::appeal)->state ==
          policy::ClockState::running);
    RecordOutsideDecision said{
        OutsideBody::imr, AppealResult::overturned, {}, "N1", make_day(2026, 11, 24), ""};
    auto const given = after(state, decide(state, said, at(Role::appeals_reviewer, 31 * day)));
    CHECK(policy::find_clock(given.clocks, ClockKind::appeal)->state ==
          policy::ClockState::stopped);
    CHECK(owed(given));
    CHECK_FALSE(given.effectuated.has_value());
}

TEST_CASE("an appeal is urgent by itself only where it complains of not having been so") {
    auto const urgency = [](FileAppeal command, bool offered) {
        auto pack = harbor();
        for (auto& rule : pack.appeals.appeals) rule.urgent = offered;
        return after({}, decide({}, command, by(Role::member, pack))).urgency;
    };
    auto complaint = grievance();
    complaint.topic = GrievanceTopic::expedite_refused;
    CHECK(urgency(complaint, true) == Urgency::urgent);
    CHECK(urgency(complaint, false) == Urgency::standard);
    CHECK(urgency(grievance(), true) == Urgency::standard);
    auto appeal = member_appeal();
    appeal.topic = GrievanceTopic::expedite_refused;
    CHECK(urgency(appeal, true) == Urgency::standard);
}

TEST_CASE("a kind the plan does not know is answered with those it knows") {
    auto command = member_appeal();
    command.kind = AppealKind::reconsideration;
    auto const told = decide({}, command, by(Role::member)).fault();
    CHECK(told.code == "kind_not_offered");
    CHECK(told.message ==
          "This line of business knows: member_appeal, grievance, provider_dispute.");
    auto with = by(Role::member);
    with.facts.about->line_of_business = "another";
    CHECK(decide({}, command, with).fault().message == "This line of business knows: nothing.");
}

TEST_CASE("what was filed names who filed it, its lines and its documents") {
    auto with = by(Role::member);
    auto second = with.facts.about->lines.front();
    second.line = LineNumber(2);
    with.facts.about->lines.push_back(second);
    CHECK(after({}, decide({}, member_appeal(), with)).filed->lines.size() == 2);
    auto command = member_appeal();
    command.lines = {LineNumber(2)};
    auto const state = after({}, decide({}, command, with));
    CHECK(state.filed->lines == std::vector{LineNumber(2)});
    CHECK(state.filed->by.account == "member");
    auto about = grievance();
    about.lines = {LineNumber(2)};
    CHECK(after({}, decide({}, about, with)).filed->lines.empty());
    command.documents.emplace_back();
    with.facts.blobs_exist = false;
    CHECK(code({}, command, with) == "unknown_document");
    auto central = context(pack_of("central/current"), person(Role::provider_office), "dsnp");
    central.facts.about->lines.push_back(second);
    AskToReconsider again;
    again.request = make_request_number("40", 100000);
    again.why.reveal() = "Please.";
    again.lines = {LineNumber(2)};
    CHECK(after({}, decide({}, again, central)).filed->lines == std::vector{LineNumber(2)});
    central.facts.about.reset();
    CHECK(decide({}, again, central).fault().code == "unknown_request");
}

TEST_CASE("aid counts from the first day and to the last of all lines, in whatever order") {
    auto const aid = [](Day first_from, Day second_from, Day first_to, Day second_to) {
        auto with = by(Role::member);
        auto& about = *with.facts.about;
        about.cuts_care = true;
        about.notice_on = make_day(2026, 11, 1);
        about.lines.front().from = first_from;
        about.lines.front().to = first_to;
        auto second = about.lines.front();
        second.line = LineNumber(2);
        second.from = second_from;
        second.to = second_to;
        about.lines.push_back(second);
        auto command = member_appeal();
        command.keep_services = true;
        return after({}, decide({}, command, with)).filed->aid->granted;
    };
    auto const before = make_day(2026, 11, 20);
    auto const today = make_day(2026, 11, 24);
    auto const later = make_day(2026, 11, 28);
    CHECK(aid(today, today, later, later));
    CHECK(aid(today, later, later, later));
    CHECK(aid(later, today, later, later));
    CHECK_FALSE(aid(before, today, later, later));
    CHECK_FALSE(aid(today, before, later, later));
    CHECK(aid(today, today, before, later));
    CHECK(aid(today, today, later, before));
    CHECK_FALSE(aid(today, today, before, before));
}

TEST_CASE("a grievance that is late goes to nobody by itself") {
    auto pack = harbor();
    for (auto& next : pack.appeals.next) {
        next.kinds.clear();
        next.by_itself = true;
    }
    auto const late = [&](FileAppeal const& command, ClockKind kind) {
        auto const state = after({}, decide({}, command, by(Role::member, pack)));
        auto clock = by(Role::system, pack);
        clock.now = *policy::find_clock(state.clocks, kind)->due_at + std::chrono::seconds(1);
        return after(state, decide(state, ExpireClock{kind}, clock)).outside.size();
    };
    CHECK(late(grievance(), ClockKind::grievance) == 0);
    CHECK(late(member_appeal(), ClockKind::appeal) == 1);
}

TEST_CASE("what an appeal asks of the rules is what it was filed with") {
    auto with = by(Role::member);
    with.facts.about->kind = policy::RequestKind::dme;
    with.facts.about->review = policy::Review::concurrent;
    auto command = member_appeal();
    command.urgency = Urgency::urgent;
    auto const ask = ask_of(after({}, decide({}, command, with)));
    CHECK(ask.kind == AppealKind::member_appeal);
    CHECK(ask.line_of_business == "medi_cal");
    CHECK(ask.urgency == Urgency::urgent);
    CHECK(ask.request_kind == policy::RequestKind::dme);
    CHECK(ask.review == policy::Review::concurrent);
    CHECK(ask_of({}).line_of_business.empty());
}

TEST_CASE("the clocks that resolve are these, and one that ended is not stopped again") {
    std::set<ClockKind> const these{ClockKind::appeal, ClockKind::appeal_urgent,
                                    ClockKind::grievance, ClockKind::grievance_urgent};
    for (std::size_t i = 0; i < enum_count<ClockKind>; ++i)
        CHECK(is_resolution_clock(static_cast<ClockKind>(i)) ==
              these.contains(static_cast<ClockKind>(i)));
    auto state = filed();
    Events events;
    stop_clock(events, state, ClockKind::effectuate, "Done.");
    CHECK(events.empty());
    state.clocks.front().state = policy::ClockState::expired;
    stop_clock(events, state, state.clocks.front().clock, "Done.");
    CHECK(events.empty());
    stop_clocks(events, state, "Done.");
    CHECK(events.size() == 1);
}

TEST_CASE(
    "a clock of an appeal warns so long before it is due as its rule says, also when extended") {
    auto pack = harbor();
    for (auto& clock : pack.appeals.clocks) {
        clock.rule.warn_before = {{24, calendar::SpanUnit::hour}};
        clock.rule.extension_days = 14;
    }
    auto const state = after({}, decide({}, member_appeal(), by(Role::member, pack)));
    auto const* clock = policy::find_clock(state.clocks, ClockKind::appeal);
    REQUIRE(clock->warn_at.size() == 1);
    CHECK(clock->warn_at.front().at == *clock->due_at - std::chrono::hours(24));
    ExtendDeadline longer;
    longer.clock = ClockKind::appeal;
    longer.days = 14;
    longer.reason = longer.member_text = "More records.";
    auto const extended = after(state, decide(state, longer, by(Role::supervisor, pack)));
    auto const* moved = policy::find_clock(extended.clocks, ClockKind::appeal);
    REQUIRE(moved->warn_at.size() == 1);
    CHECK(moved->warn_at.front().at == *moved->due_at - std::chrono::hours(24));
    CHECK(code(state, longer, by(Role::nurse, pack)) == "role_not_allowed");
    CHECK(decide(extended, longer, by(Role::supervisor, pack)).value().empty());
    longer.days = 13;
    CHECK(code(extended, longer, by(Role::supervisor, pack)) == "extension_used");
}

TEST_CASE("a stored resolution is read back only with a human being who may have made it") {
    auto const reads = [](Role role, bool licensed, bool clinical, std::string account = "kim") {
        ResolutionRecord record;
        record.by = person(role, std::move(account));
        record.licensed = licensed;
        record.resolution.clinical = clinical;
        return AppealResolved::read(to_json(record)).ok();
    };
    CHECK(reads(Role::physician, true, true));
    CHECK(reads(Role::appeals_reviewer, false, false));
    CHECK(reads(Role::nurse, false, false));
    CHECK_FALSE(reads(Role::appeals_reviewer, false, true));
    CHECK_FALSE(reads(Role::nurse, true, true));
    CHECK_FALSE(reads(Role::nurse, true, false));
    CHECK_FALSE(reads(Role::member, false, false));
    CHECK_FALSE(reads(Role::system, false, false));
    CHECK_FALSE(reads(Role::nurse, false, false, "system"));
}

}  // namespace assent::appeal::courses_tests
