// What each step of an appeal leaves behind: every word that was said, who said it and when, the
// notices of its name. And what a closed appeal no longer takes.
#include "appeal/test_case.h"
#include "base/test_words.h"

#include <doctest/doctest.h>
namespace assent::appeal::record_tests {
namespace {

using policy::Role;

/// Harbor's rules, and a letter to the member for everything that can be told.
policy::Pack const& telling() {
    static policy::Pack const made = [] {
        auto pack = pack_of("harbor/current");
        pack.notices.clear();
        for (std::string const on :
             {"appeal_received", "appeal_information", "appeal_acknowledged", "appeal_extended",
              "expedite_refused", "appeal_resolved", "grievance_resolved", "appeal_withdrawn",
              "appeal_dismissed", "appeal_untimely", "grievance_untimely", "appeal_forwarded",
              "appeal_forwarded_urgent", "appeal_outside_decided", "appeal_effectuated"}) {
            auto& rule = pack.notices.emplace_back();
            rule.on = rule.form = on;
            rule.to = {policy::Recipient::member};
            rule.channels = {policy::Channel::mail};
        }
        return pack;
    }();
    return made;
}

Context by(Role role) { return context(telling(), person(role)); }

std::string told(Events const& events) {
    std::string forms;
    for (auto const& event : events)
        if (auto const* notice = std::get_if<policy::NoticeOrdered>(&event))
            forms += (forms.empty() ? "" : " ") + notice->form;
    return forms;
}

using Words = std::vector<std::string>;

/// Does it, wants every word in the state and its author in the events, and gives the state.
template <class C>
State recorded(State const& before, C const& command, Context const& with,
               std::string const& notices) {
    auto const events = decide(before, command, with);
    INFO((events.ok() ? std::string() : events.fault().code + " " + events.fault().where));
    REQUIRE(events.ok());
    CHECK(told(*events) == notices);
    auto const state = after(before, events);
    CHECK(missing_words(command, write_state(state)) == Words{});
    auto const first = body_of(events->front());
    CHECK(first.find("\"" + with.actor.account + "\"") != std::string::npos);
    CHECK(first.find("\"" + to_text(with.now) + "\"") != std::string::npos);
    return state;
}

FileAppeal whole() {
    auto command = member_appeal();
    command.plan = PlanId("harbor");
    command.lines = {LineNumber(1)};
    command.filer = Filer::representative;
    command.filer_name.reveal() = "Ben Example";
    command.consent_on = make_day(2026, 11, 20);
    command.topic = GrievanceTopic::access;
    command.why.reveal() = "It still hurts.";
    command.good_cause.reveal() = "I was away.";
    command.channel = policy::Channel::mail;
    command.received_at = morning() - std::chrono::hours(2);
    auto& document = command.documents.emplace_back();
    document.file_name.reveal() = "scan.pdf";
    return command;
}

State filed(policy::Urgency urgency = policy::Urgency::standard) {
    auto command = member_appeal();
    command.urgency = urgency;
    return after({}, decide({}, command, by(Role::member)));
}

State grieved(bool clinical) {
    FileAppeal command;
    command.kind = AppealKind::grievance;
    command.member = MemberId("m9");
    command.topic = GrievanceTopic::quality_of_care;
    command.clinical = clinical;
    command.why.reveal() = "Nobody called back.";
    auto with = by(Role::member);
    with.facts.about.reset();
    auto& member = with.facts.member.emplace();
    member.id = MemberId("m9");
    member.last_name.reveal() = "Testperson";
    member.first_name.reveal() = "Nia";
    member.language = "vi";
    member.coverages.push_back({"medi_cal", make_day(2000, 1, 1), {}, {}, {}, {}, {}});
    return recorded({}, command, with, "appeal_received");
}

ResolveAppeal giving() {
    ResolveAppeal command;
    command.why.reveal() = "The new pictures show it.";
    command.no_conflict = true;
    return command;
}

}  // namespace

TEST_CASE("an appeal stands on record as it was filed, with the decision it is about") {
    auto with = by(Role::representative);
    auto state = recorded({}, whole(), with, "appeal_received");
    CHECK(state.filed->rule == "HAR-APP-MCAL");
    CHECK(state.filed->member == MemberId("m1"));
    CHECK(state.filed->member_name.reveal() == "Example, Ana");
    CHECK(state.filed->language == "es");
    CHECK(state.filed->pack == telling().version);
    CHECK(state.notices.front().language == "es");
    CHECK_FALSE(state.notices.front().sensitive);
    CHECK(state.clocks.front().from == whole().received_at);
    with.facts.about->sensitive = true;
    state = after({}, decide({}, whole(), with));
    CHECK(state.notices.front().sensitive);
}

TEST_CASE("an office that asks to reconsider is recorded like one that appeals") {
    auto with = context(pack_of("central/current"), person(Role::provider_office), "dsnp");
    AskToReconsider command;
    command.plan = PlanId("central");
    command.request = make_request_number("40", 100000);
    command.lines = {LineNumber(1)};
    command.urgency = policy::Urgency::urgent;
    command.why.reveal() = "Please look again.";
    command.channel = policy::Channel::fax;
    command.received_at = morning() - std::chrono::hours(3);
    command.documents.emplace_back().file_name.reveal() = "letter.pdf";
    auto const state = after({}, decide({}, command, with));
    CHECK(missing_words(command, write_state(state)) == Words{});
    CHECK(state.filed->kind == AppealKind::reconsideration);
    CHECK(state.filed->filer == Filer::provider);
    CHECK(state.received_at == command.received_at);
    CHECK(state.urgency == policy::Urgency::urgent);
}

TEST_CASE("each step of an appeal leaves its words, its author and its letters") {
    auto const state = filed();
    recorded(state, AcknowledgeAppeal{}, by(Role::appeals_coordinator), "appeal_acknowledged");
    recorded(state, AssignAppeal{"other", "Olga Other"}, by(Role::supervisor), "");
    recorded(filed(policy::Urgency::urgent), RefuseExpedite{"Waiting harms nobody."},
             by(Role::nurse), "expedite_refused");
    RecordAppealInformation evidence;
    evidence.text.reveal() = "See the scan.";
    evidence.documents.emplace_back().file_name.reveal() = "scan.pdf";
    recorded(state, evidence, by(Role::member), "");
    auto const noted =
        recorded(state, AddAppealNote{Private<std::string>("Called back.")}, by(Role::nurse), "");
    CHECK(noted.notes.back().note == 1);
    CHECK(
        after(noted, decide(noted, AddAppealNote{Private<std::string>("Again.")}, by(Role::nurse)))
            .notes.back()
            .note == 2);
    recorded(state, WithdrawAppeal{WithdrawnBy::member, "It is better."}, by(Role::member),
             "appeal_withdrawn");
    recorded(state, DismissAppeal{DismissReason::not_a_party, "A stranger."},
             by(Role::appeals_coordinator), "appeal_dismissed");
}

TEST_CASE("a resolution and what follows it stand on record, and tell of themselves") {
    auto const kept = recorded(filed(), uphold(), by(Role::physician), "appeal_resolved");
    CHECK(kept.resolved->resolution.attested);
    auto const sent = recorded(kept, ForwardAppeal{OutsideBody::state_hearing, "H1", {}},
                               by(Role::appeals_coordinator), "appeal_forwarded");
    auto part = uphold();
    auto& line = part.lines.front();
    line.result = AppealResult::partly_overturned;
    line.from = make_day(2026, 12, 8);
    line.to = make_day(2026, 12, 9);
    line.units = Units{2000};
    recorded(filed(), part, by(Role::physician), "appeal_resolved");
    RecordOutsideDecision said{OutsideBody::state_hearing, AppealResult::overturned, {}, "H1",
                               make_day(2026, 11, 24),     "The judge read it."};
    auto const given = recorded(sent, said, by(Role::appeals_reviewer), "appeal_outside_decided");
    CHECK(given.clocks.back().clock == policy::ClockKind::effectuate);
    auto with = by(Role::appeals_coordinator);
    with.facts.carried_out = true;
    auto const gave = recorded(filed(), giving(), by(Role::physician), "appeal_resolved");
    recorded(gave, RecordEffectuation{"Authorized anew."}, with, "appeal_effectuated");
    auto const fast = after(filed(policy::Urgency::urgent),
                            decide(filed(policy::Urgency::urgent), uphold(), by(Role::physician)));
    recorded(fast, ForwardAppeal{OutsideBody::state_hearing, "H2", {}},
             by(Role::appeals_coordinator), "appeal_forwarded_urgent");
}

TEST_CASE("a grievance about care itself is settled by a physician, another by its reviewers") {
    auto const care = grieved(true);
    CHECK(care.filed->member_name.reveal() == "Testperson, Nia");
    CHECK(care.filed->language == "vi");
    ResolveAppeal settle;
    settle.why.reveal() = "The nurse has said sorry.";
    settle.no_conflict = true;
    settle.expertise = "Family medicine.";
    CHECK(decide(care, settle, by(Role::appeals_reviewer)).fault().code == "physician_required");
    auto const settled = recorded(care, settle, by(Role::physician), "grievance_resolved");
    CHECK(settled.resolved->resolution.clinical);
    CHECK(settled.resolved->licensed);
    settle.expertise.clear();
    CHECK(decide(care, settle, by(Role::physician)).fault().code == "expertise_required");
    auto const service = grieved(false);
    auto const done = recorded(service, settle, by(Role::appeals_reviewer), "grievance_resolved");
    CHECK_FALSE(done.resolved->licensed);
}

TEST_CASE(
    "an appeal whose time runs out says so, an ordinary one and a grievance each in its words") {
    auto const late = [](State const& state, policy::ClockKind kind) {
        auto with = by(Role::system);
        with.now = *policy::find_clock(state.clocks, kind)->due_at + std::chrono::seconds(1);
        return told(decide(state, ExpireClock{kind}, with).value());
    };
    CHECK(late(filed(), policy::ClockKind::appeal) == "appeal_untimely");
    CHECK(late(filed(), policy::ClockKind::acknowledge).empty());
    CHECK(late(grieved(false), policy::ClockKind::grievance) == "grievance_untimely");
}

TEST_CASE("a closed appeal takes no further step, and stops its clocks") {
    auto const state = filed();
    auto const coordinator = by(Role::appeals_coordinator);
    for (auto const& ended :
         {after(state,
                decide(state, WithdrawAppeal{WithdrawnBy::member, "Better."}, by(Role::member))),
          after(state,
                decide(state, DismissAppeal{DismissReason::not_a_party, "No."}, coordinator)),
          after(state, decide(state, giving(), by(Role::physician)))}) {
        CAPTURE(name_of(ended.status));
        for (auto const& clock : ended.clocks)
            if (clock.clock != policy::ClockKind::effectuate)
                CHECK(clock.state == policy::ClockState::stopped);
        auto const code = [&](Command const& command, Role role) {
            auto const result = decide(ended, command, by(role));
            return result ? std::string() : result.fault().code;
        };
        RecordAppealInformation evidence;
        evidence.text.reveal() = "More.";
        policy::ExtendDeadline longer;
        longer.clock = policy::ClockKind::appeal;
        longer.days = 14;
        longer.reason = longer.member_text = "More records.";
        CHECK(code(AcknowledgeAppeal{}, Role::appeals_coordinator) == "appeal_closed");
        CHECK(code(AssignAppeal{"other", "Other"}, Role::supervisor) == "appeal_closed");
        CHECK(code(RefuseExpedite{"It can wait."}, Role::nurse) == "appeal_closed");
        CHECK(code(evidence, Role::member) == "appeal_closed");
        CHECK(code(longer, Role::supervisor) == "appeal_closed");
        CHECK(code(DismissAppeal{DismissReason::untimely, "Late."}, Role::supervisor) ==
              "appeal_closed");
        CHECK(code(uphold(), Role::physician) == "appeal_closed");
        if (!ended.withdrawn)
            CHECK(code(WithdrawAppeal{WithdrawnBy::member, "Better."}, Role::member) ==
                  "appeal_closed");
    }
}

}  // namespace assent::appeal::record_tests
