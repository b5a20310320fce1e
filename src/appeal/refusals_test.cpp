// What the people around an appeal are refused, and the last value that is not refused.
#include "appeal/test_case.h"
#include "appeal/who_may.h"
#include "policy/limits.h"

#include <doctest/doctest.h>

namespace assent::appeal::refusals_tests {
namespace {

using policy::Role;

policy::Pack const& harbor() { return pack_of("harbor/current"); }

Context by(Role role) { return context(harbor(), person(role)); }

State filed(FileAppeal const& command = member_appeal()) {
    auto const role = command.filer == Filer::provider ? Role::provider_office : Role::member;
    return after({}, decide({}, command, by(role)));
}

FileAppeal by_provider() {
    auto command = member_appeal();
    command.filer = Filer::provider;
    return command;
}

std::string refused(State const& state, Command const& command, Context const& with) {
    auto const result = decide(state, command, with);
    return result ? std::string() : result.fault().code + " " + result.fault().where;
}

std::string refused(State const& state, Command const& command, Role role) {
    return refused(state, command, by(role));
}

Day on(int month, int day) { return make_day(2026, month, day); }

std::string const most(policy::note_limit, 'a');
std::string const too_much = most + "a";

/// The appeal once a physician of the plan has upheld it.
State upheld() {
    auto const state = filed();
    return after(state, decide(state, uphold(), by(Role::physician)));
}

/// Once it was given, so that something is owed.
State overturned() {
    auto const state = filed();
    ResolveAppeal command;
    command.why.reveal() = "The new pictures show it.";
    command.no_conflict = true;
    return after(state, decide(state, command, by(Role::physician)));
}

}  // namespace

TEST_CASE("an appeal is filed once, with the consent of a day that was, and about something") {
    CHECK(refused(filed(), member_appeal(), Role::member) == "appeal_exists ");
    auto late_consent = by_provider();
    late_consent.consent_on = on(11, 24);
    CHECK(refused({}, late_consent, Role::provider_office).empty());
    late_consent.consent_on = on(11, 25);
    CHECK(refused({}, late_consent, Role::provider_office) == "bad_day /consent_on");
    late_consent.consent_on = on(11, 24);
    late_consent.received_at = morning() - std::chrono::hours(48);  // told on another day
    CHECK(refused({}, late_consent, Role::provider_office).empty());
    auto arrived = member_appeal();
    arrived.received_at = morning();
    CHECK(refused({}, arrived, Role::member).empty());
    arrived.received_at = morning() + std::chrono::milliseconds(1);
    CHECK(refused({}, arrived, Role::member) == "bad_instant /received_at");
    auto grievance = member_appeal();
    grievance.kind = AppealKind::grievance;
    CHECK(refused({}, grievance, Role::member) == "topic_required /topic");
}

TEST_CASE("texts of an appeal have their length, and what must be said is said") {
    auto command = member_appeal();
    command.why.reveal() = most;
    CHECK(refused({}, command, Role::member).empty());
    command.why.reveal() = too_much;
    CHECK(refused({}, command, Role::member) == "too_long /why");
    command = member_appeal();
    command.good_cause.reveal() = too_much;
    CHECK(refused({}, command, Role::member) == "too_long /good_cause");
    command = member_appeal();
    command.filer_name.reveal() = too_much;
    CHECK(refused({}, command, Role::member) == "too_long /filer_name");

    auto const state = filed();
    CHECK(refused(state, AddAppealNote{}, Role::nurse) == "reason_required /text");
    CHECK(refused(state, WithdrawAppeal{}, Role::member) == "reason_required /why");
    CHECK(refused(state, DismissAppeal{}, Role::appeals_coordinator) == "reason_required /why");
    RecordAppealInformation evidence;
    CHECK(refused(state, evidence, Role::member) == "nothing_wanted /text");
    evidence.text.reveal() = too_much;
    CHECK(refused(state, evidence, Role::member) == "too_long /text");
    evidence.text.reveal() = "See the scan.";
    evidence.documents.emplace_back();
    CHECK(refused(state, evidence, Role::member).empty());
    auto lost = by(Role::member);
    lost.facts.blobs_exist = false;
    CHECK(refused(state, evidence, lost) == "unknown_document /documents");
    evidence.text.reveal().clear();
    CHECK(refused(state, evidence, Role::member).empty());
}

TEST_CASE("consent and good cause count where they are missing, and nowhere else") {
    RecordAppealInformation consent;
    consent.kind = InformationKind::consent;
    auto const waits = filed(by_provider());
    CHECK(waits.consent_missing);
    CHECK(refused(waits, consent, Role::appeals_coordinator) == "reason_required /consent_on");
    consent.consent_on = on(11, 25);
    CHECK(refused(waits, consent, Role::appeals_coordinator) == "bad_day /consent_on");
    consent.consent_on = on(11, 24);
    CHECK(decide(waits, consent, by(Role::appeals_coordinator)).value().size() == 1);
    CHECK(decide(filed(), consent, by(Role::appeals_coordinator)).value().empty());

    RecordAppealInformation cause;
    cause.kind = InformationKind::good_cause;
    CHECK(refused(filed(), cause, Role::appeals_coordinator) == "reason_required /text");
    cause.text.reveal() = "In hospital until yesterday.";
    CHECK(decide(filed(), cause, by(Role::appeals_coordinator)).value().empty());
    auto grievance = member_appeal();
    grievance.kind = AppealKind::grievance;
    grievance.topic = GrievanceTopic::access;
    CHECK(refused(filed(grievance), cause, Role::appeals_coordinator) ==
          "good_cause_not_offered /kind");
    CHECK(refused(filed(), cause, Role::member) == "role_not_allowed ");
}

TEST_CASE("only an urgent appeal is found not urgent, by a clinician with a licence") {
    RefuseExpedite const refuse{"It can wait."};
    CHECK(refused(filed(), refuse, Role::nurse) == "not_urgent ");
    auto urgent = member_appeal();
    urgent.urgency = policy::Urgency::urgent;
    CHECK(refused(filed(urgent), refuse, Role::nurse).empty());
    CHECK(refused(filed(urgent), RefuseExpedite{}, Role::nurse) == "reason_required /why");
    auto lapsed = by(Role::nurse);
    lapsed.actor.licence_until = on(11, 23);
    CHECK(refused(filed(urgent), refuse, lapsed) == "licence_not_current ");
    CHECK(refused(filed(urgent), refuse, Role::appeals_coordinator) == "role_not_allowed ");
}

TEST_CASE("part of what was asked is more than nothing and within it") {
    auto const state = filed();
    auto const part = [&](auto change) {
        auto command = uphold();
        auto& line = command.lines.front();
        line.result = AppealResult::partly_overturned;
        change(line);
        return refused(state, command, Role::physician);
    };
    auto const no = std::string("contradictory_choice /lines/0");
    CHECK(part([](LineVerdict&) {}) == no);
    CHECK(part([](LineVerdict& line) { line.from = on(12, 7); }).empty());
    CHECK(part([](LineVerdict& line) { line.from = on(12, 6); }) == no);
    CHECK(part([](LineVerdict& line) { line.to = on(12, 31); }).empty());
    CHECK(part([](LineVerdict& line) { line.to = make_day(2027, 1, 1); }) == no);
    CHECK(part([](LineVerdict& line) { line.units = Units{4000}; }).empty());
    CHECK(part([](LineVerdict& line) { line.units = Units{4001}; }) == no);
    CHECK(part([](LineVerdict& line) { line.units = Units{1}; }).empty());
    CHECK(part([](LineVerdict& line) { line.units = Units{0}; }) == no);
    CHECK(part([](LineVerdict& line) {
              line.from = on(12, 20);
              line.to = on(12, 20);
          }).empty());
    CHECK(part([](LineVerdict& line) {
              line.from = on(12, 21);
              line.to = on(12, 20);
          }) == no);
    auto whole = uphold();
    whole.lines.front().units = Units{1000};
    CHECK(refused(state, whole, Role::physician) == no);
}

TEST_CASE("an appeal decides its own lines, each once, by criteria that are named whole") {
    auto const state = filed();
    auto command = uphold();
    command.lines.front().line = LineNumber(2);
    CHECK(refused(state, command, Role::physician) == "unknown_line /lines/0");
    command = uphold();
    command.lines.push_back(command.lines.front());
    CHECK(refused(state, command, Role::physician) == "line_repeated /lines/1");
    command = uphold();
    auto& cited = command.lines.front().criteria.front();
    cited.edition.clear();
    CHECK(refused(state, command, Role::physician) == "criteria_required /lines/0/criteria/0");
    cited.edition = "2026";
    cited.section = " ";
    CHECK(refused(state, command, Role::physician) == "criteria_required /lines/0/criteria/0");
    auto grievance = member_appeal();
    grievance.kind = AppealKind::grievance;
    grievance.topic = GrievanceTopic::access;
    CHECK(refused(filed(grievance), uphold(), Role::medical_director) == "unknown_line /lines");
}

TEST_CASE("a body outside is asked once, in its time, and what it decided is a day that was") {
    auto const state = upheld();
    ForwardAppeal hearing{OutsideBody::state_hearing, "H1", on(11, 24)};
    CHECK(refused(state, hearing, Role::appeals_coordinator).empty());
    hearing.asked_on = on(11, 25);
    CHECK(refused(state, hearing, Role::appeals_coordinator) == "bad_day /asked_on");
    auto later = by(Role::appeals_coordinator);
    later.now = morning() + std::chrono::days(130);
    hearing.asked_on = on(11, 24) + std::chrono::days(120);
    CHECK(refused(state, hearing, later).empty());
    hearing.asked_on = on(11, 24) + std::chrono::days(121);
    CHECK(refused(state, hearing, later) == "too_late /asked_on");

    hearing.asked_on.reset();
    auto const sent = after(state, decide(state, hearing, by(Role::appeals_coordinator)));
    CHECK(decide(sent, hearing, by(Role::appeals_coordinator)).value().empty());
    RecordOutsideDecision said{OutsideBody::state_hearing, AppealResult::upheld, {}, "H1", {}, ""};
    CHECK(refused(sent, said, Role::appeals_reviewer) == "bad_day /decided_on");
    said.decided_on = on(11, 25);
    CHECK(refused(sent, said, Role::appeals_reviewer) == "bad_day /decided_on");
    said.decided_on = on(11, 24);
    said.reference.clear();
    CHECK(refused(sent, said, Role::appeals_reviewer) == "reason_required /reference");
    said.reference = "H1";
    said.why = too_much;
    CHECK(refused(sent, said, Role::appeals_reviewer) == "too_long /why");
    said.why.clear();
    said.lines.emplace_back().line = LineNumber(1);
    CHECK(refused(sent, said, Role::appeals_reviewer) == "contradictory_choice /lines");
    said.lines.clear();
    said.result = AppealResult::partly_overturned;
    CHECK(refused(sent, said, Role::appeals_reviewer) == "nothing_wanted /lines");
    said.result = AppealResult::upheld;
    auto const decided = after(sent, decide(sent, said, by(Role::appeals_reviewer)));
    CHECK(decide(decided, said, by(Role::appeals_reviewer)).value().empty());
    said.reference = "H2";
    CHECK(refused(decided, said, Role::appeals_reviewer) == "not_forwarded /body");
    CHECK(refused(decided, hearing, Role::appeals_coordinator) == "already_decided /body");
}

TEST_CASE("an appeal is carried out when the request shows it, and only what is owed") {
    auto const state = overturned();
    auto shows = by(Role::appeals_coordinator);
    CHECK(refused(state, RecordEffectuation{"Done."}, shows) == "not_carried_out ");
    shows.facts.carried_out = true;
    CHECK(refused(state, RecordEffectuation{}, shows) == "reason_required /how");
    auto const done = after(state, decide(state, RecordEffectuation{"Done."}, shows));
    CHECK(decide(done, RecordEffectuation{"Again."}, shows).value().empty());
    CHECK(refused(upheld(), RecordEffectuation{"Done."}, shows) == "nothing_to_carry_out ");
    shows.actor = person(Role::nurse);
    CHECK(refused(state, RecordEffectuation{"Done."}, shows) == "role_not_allowed ");
    shows.actor = person(Role::system);
    CHECK(refused(state, RecordEffectuation{"Done."}, shows).empty());
}

TEST_CASE("a delivery is of a notice there is, at a time that was, and is told once") {
    auto const state =
        after(filed(), decide(filed(), AcknowledgeAppeal{}, by(Role::appeals_coordinator)));
    REQUIRE(state.notices.size() > 0);
    RecordDelivery told;
    told.notice = 0;
    CHECK(refused(state, told, Role::system) == "unknown_notice /notice");
    told.notice = static_cast<int>(state.notices.size()) + 1;
    CHECK(refused(state, told, Role::system) == "unknown_notice /notice");
    told.notice = static_cast<int>(state.notices.size());
    told.at = morning() + std::chrono::milliseconds(1);
    CHECK(refused(state, told, Role::system) == "bad_instant /at");
    told.at = morning();
    told.text = too_much;
    CHECK(refused(state, told, Role::system) == "too_long /text");
    told.text = "Sent.";
    CHECK(refused(state, told, Role::member) == "role_not_allowed ");

    auto const once = after(state, decide(state, told, by(Role::system)));
    CHECK(decide(once, told, by(Role::system)).value().empty());
    auto other = told;
    other.text = "Sent again.";  // what was delivered once is delivered
    CHECK(decide(once, other, by(Role::system)).value().empty());
    other.channel = policy::Channel::phone;
    CHECK(decide(once, other, by(Role::system)).value().size() == 1);
    auto failed = told;
    failed.delivered = false;
    CHECK(decide(once, failed, by(Role::system)).value().size() == 1);
    auto const twice = after(once, decide(once, failed, by(Role::system)));
    CHECK(decide(twice, failed, by(Role::system)).value().empty());
    failed.text = "Nobody there.";
    CHECK(decide(twice, failed, by(Role::system)).value().size() == 1);
}

TEST_CASE("whoever had to do with the first decision, or gains by it, does not decide the appeal") {
    auto const state = filed();
    auto const judged = [&](auto change) {
        auto with = by(Role::physician);
        change(with.actor);
        return refused(state, uphold(), with);
    };
    CHECK(judged([](Actor&) {}).empty());
    auto const no = std::string("conflict_of_interest ");
    CHECK(judged([](Actor& a) { a.account = "first_doctor"; }) == no);
    CHECK(judged([](Actor& a) { a.superiors = {"first_nurse"}; }) == no);
    CHECK(judged([](Actor& a) { a.superiors = {"somebody"}; }).empty());
    CHECK(judged([](Actor& a) { a.organisation = "giving_office"; }) == no);
    AssignAppeal given{"other", "Other"};
    auto boss = by(Role::appeals_coordinator);
    CHECK(refused(state, given, boss).empty());
    boss.facts.superiors_of_assignee = {"first_doctor"};
    CHECK(refused(state, given, boss) == "conflict_of_interest /account");
    auto elsewhere = state;
    auto received = *state.filed;
    received.about->delegate = "lake_group";
    elsewhere.filed = received;
    auto with = by(Role::physician);
    CHECK(refused(elsewhere, uphold(), with).empty());
    with.actor.organisation = "lake_group";
    CHECK(refused(elsewhere, uphold(), with) == no);
}

TEST_CASE("each of those who are part of an appeal may do theirs, and nobody else") {
    auto const state = filed();
    auto const may = [&](Command const& command, std::vector<Role> const& those) {
        for (std::size_t i = 0; i < enum_count<Role>; ++i) {
            auto const role = static_cast<Role>(i);
            auto const code = refused(state, command, role);
            bool const is_one = std::ranges::find(those, role) != those.end();
            CAPTURE(name_of(role));
            CAPTURE(code);
            CHECK(is_one == !code.starts_with("role_not_allowed"));
            CHECK(is_one == role_may(command, person(role)).ok());
        }
    };
    std::vector<Role> const handlers{Role::appeals_coordinator, Role::appeals_reviewer,
                                     Role::supervisor, Role::medical_director};
    may(AcknowledgeAppeal{}, handlers);
    may(AssignAppeal{"other", "Other"}, handlers);
    may(DismissAppeal{DismissReason::invalid_request, "Empty."}, handlers);
    may(ForwardAppeal{OutsideBody::imr, "I1", {}}, handlers);
    may(WarnClock{policy::ClockKind::appeal, 75}, {Role::system});
    may(ExpireClock{policy::ClockKind::appeal}, {Role::system});
    may(RecordOutsideDecision{OutsideBody::imr, AppealResult::upheld, {}, "I1", on(11, 24), ""},
        {Role::appeals_coordinator, Role::appeals_reviewer, Role::medical_director});
}

TEST_CASE("a clock of an appeal runs out after its last moment, and is told once") {
    auto const state = filed();
    auto const kind = policy::ClockKind::appeal;
    auto const due = *policy::find_clock(state.clocks, kind)->due_at;
    auto with = by(Role::system);
    with.now = due;
    CHECK(decide(state, ExpireClock{kind}, with).value().empty());
    with.now = due + std::chrono::milliseconds(1);
    auto const events = decide(state, ExpireClock{kind}, with);
    CHECK(events.value().size() > 1);
    auto const late = after(state, events);
    CHECK(late.exhausted);
    CHECK(decide(late, ExpireClock{kind}, with).value().empty());
    CHECK(decide(state, ExpireClock{policy::ClockKind::effectuate}, with).value().empty());
    CHECK(refused(state, WarnClock{kind, 101}, with) == "bad_percent /percent");
    CHECK(decide(state, WarnClock{kind, 75}, with).value().size() == 1);
    auto const warned = after(state, decide(state, WarnClock{kind, 75}, with));
    CHECK(decide(warned, WarnClock{kind, 75}, with).value().empty());
    CHECK(decide(late, WarnClock{kind, 90}, with).value().empty());
}

}  // namespace assent::appeal::refusals_tests
