// What each step of a request leaves behind: every word that was said, who said it and when. And
// how long its texts may be.
#include "base/test_words.h"
#include "base/text.h"
#include "request/limits.h"
#include "request/state_codec.h"
#include "request/test_steps.h"

#include <doctest/doctest.h>

namespace assent::request::record_tests {
namespace {

std::string record_of(State const& before, Events const& events) {
    std::string record = write_state(after(before, events));
    for (auto const& event : events) record += body_of(event);
    return record;
}

/// Does it, wants every word and its author on record, and gives the state after it.
template <class C>
State recorded(State const& before, C const& command, Context const& with,
               std::string const& unused = {}) {
    auto const events = decide(before, command, with);
    INFO(name_of_command(command));
    INFO((events.ok() ? std::string() : events.fault().code + " " + events.fault().where));
    REQUIRE(events.ok());
    REQUIRE_FALSE(events->empty());
    CHECK(join(missing_words(command, record_of(before, *events)), ", ") == unused);
    auto const first = body_of(events->front());
    CHECK(first.find("\"" + with.actor.account + "\"") != std::string::npos);
    CHECK(first.find("\"" + to_text(with.now) + "\"") != std::string::npos);
    return after(before, events);
}

template <class C>
State recorded(State const& before, C const& command, Role role, std::string const& unused = {}) {
    return recorded(before, command, by(role), unused);
}

Private<std::string> text(std::string words) { return Private<std::string>(std::move(words)); }

RequestInformation ask() {
    RequestInformation command;
    command.items = {{"history", "The notes of this fall."}, {"order", "The order itself."}};
    command.channel = policy::Channel::fax;
    command.why = "Without them nobody can tell.";
    command.due = at_utc("2026-11-30T20:00:00Z");
    return command;
}

struct Limit {
    std::size_t most;
    char const* where;
};

/// The longest text of that member that is taken, and that one more character is not.
template <class C, class Member>
void fits(State const& state, C command, Role role, Member member, Limit limit) {
    member(command) = std::string(limit.most, 'a');
    INFO(name_of_command(command));
    INFO(limit.where);
    CHECK(fault(state, command, role).find("too_long") == std::string::npos);
    member(command) += "a";
    CHECK(fault(state, command, role) == std::string("too_long ") + limit.where);
}

}  // namespace

TEST_CASE("what is written, asked and changed on an open request stands there as it was said") {
    auto const state = open();
    auto const noted =
        recorded(state, AddNote{{NoteType::contact, text("Called at nine.")}, {}}, Role::nurse);
    recorded(noted, AddNote{{NoteType::contact, text("At ten.")}, 1}, Role::nurse);
    AttachDocument attach;
    attach.document.blob = BlobHash(std::string(64, 'b'));
    attach.document.file_name.reveal() = "scan.pdf";
    attach.document.control_number = "C77";
    attach.document.report_type = "OB";
    attach.document.transmission = "EL";
    attach.document.media_type = "application/pdf";
    recorded(state, attach, Role::provider_office);
    auto const given = after(
        state,
        decide(state, AssignRequest{"olga", "Olga Other", "nurse_imaging"}, by(Role::supervisor)));
    CHECK(given.assignee == "olga");
    CHECK(given.queue == "nurse_imaging");
    auto const asked =
        recorded(state, AskForChange{ChangeKind::clinical, text("Two more."), policy::Channel::fax},
                 Role::provider_office);
    recorded(asked, AnswerChange{1, ChangeState::refused, text("Not now.")}, Role::coordinator);
    recorded(state, AskToCancel{text("No need."), policy::Channel::phone}, Role::provider_office);
    recorded(state, SetUrgency{policy::Urgency::urgent, UrgencyBy::plan, "He cannot stand.", ""},
             Role::nurse);
    recorded(state, CorrectReceipt{at_utc("2026-11-23T17:00:00Z"), "The fax lay there."},
             Role::supervisor);
    recorded(state,
             ReferRequest{ReferTo::physician, "Is it urgent?", "paula", "neurology",
                          make_day(2026, 11, 25)},
             Role::nurse);
    RecordReview review;
    review.lines = {LineNumber(1)};
    review.result = ReviewResult::partly;
    review.questions = {Judged::yes, Judged::no, Judged::not_judged};
    review.criteria = denial().lines.front().cited;
    review.text = text("Half of it fits.");
    recorded(state, review, Role::nurse);
}

TEST_CASE("what is asked of an office and what it answers stands on record") {
    auto const state = recorded(open(), ask(), Role::nurse);
    RecordInformation answer;
    answer.information = 1;
    answer.answers.push_back({1, ItemAnswer::text, {}, text("Weak since May.")});
    auto const answered = recorded(state, answer, Role::provider_office);
    recorded(answered, SetInformationComplete{at_utc("2026-11-24T17:15:00Z"), "All is here."},
             Role::nurse);
    recorded(state, CancelInformation{1, "Found it."}, Role::nurse);
    auto again = ask();
    again.repeats = 1;
    again.channel = policy::Channel::mail;
    recorded(state, again, Role::nurse);
}

TEST_CASE("a denial, its signature and its talk stand on record word by word") {
    auto const state = recorded(open(), denial(), Role::physician, "\"meets_criteria\"");
    auto const& held = *state.lines.front().adverse;
    CHECK(held.decision.clinical);
    CHECK(held.decision.attested);
    CHECK(held.decision.benefits_of == "medi_cal");
    CHECK_FALSE(held.decision.delegated);
    CHECK(held.decision.talk.has_value());
    auto const asked = recorded(state, RequestPeerToPeer{"Dr. Ada", "(555) 010-0133", "Mornings."},
                                Role::provider_office);
    auto const booked = recorded(asked, BookPeerToPeer{1, at_utc("2026-11-25T18:00:00Z"), "paula"},
                                 Role::coordinator);
    recorded(booked, RecordPeerToPeer{1, PeerToPeerOutcome::upheld, "Both agreed."},
             Role::physician);
    recorded(state,
             LogContact{ContactTopic::urgency, ContactDirection::outgoing, policy::Channel::phone,
                        "The front desk", true, text("Told them.")},
             Role::nurse);
    auto const task = recorded(
        state, OpenTask{TaskKind::other, "Call again.", make_day(2026, 11, 26)}, Role::nurse);
    recorded(task, AssignTask{1, "nurse_pia", "Pia"}, Role::nurse);
    recorded(task, CloseTask{1, "Nobody there."}, Role::nurse);
    recorded(state, DiscloseCriteria{"Section 4", "Ana Example", policy::Channel::mail},
             Role::coordinator);
    ApplyOutcome outcome;
    outcome.lines.push_back(
        {LineNumber(1), make_day(2026, 12, 8), make_day(2027, 1, 5), whole_units(5)});
    outcome.reference = "A77";
    outcome.why = "The judge said so.";
    outcome.source = OutcomeSource::hearing;
    auto const given = recorded(state, outcome, Role::medical_director);
    auto const& made = *given.lines.front().determined;
    CHECK(made.reason == ApprovalReason::overturned);
    CHECK(made.decided_by == By::person);
    CHECK(made.benefits_of == "medi_cal");
    CHECK(made.why == "The judge said so.");
}

TEST_CASE(
    "an approval grants what was asked, and its use and changes are counted with their words") {
    Determine yes;
    yes.lines.emplace_back().line = LineNumber(1);
    yes.criteria = "Manual 3.2";
    yes.why = "It fits.";
    auto const state = recorded(open(), yes, Role::nurse, "\"medical_necessity\"");
    auto const& made = *state.lines.front().determined;
    CHECK(made.benefits_of == "medi_cal");
    CHECK(made.units == whole_units(4));
    CHECK(made.servicing == "giving");
    recorded(state, RecordUse{LineNumber(1), whole_units(1), make_day(2026, 12, 8), "CL-1", false},
             Role::coordinator);
    ChangeAuthorization change;
    change.line = LineNumber(1);
    change.from = make_day(2026, 12, 7);
    change.to = make_day(2027, 1, 31);
    change.units = whole_units(6);
    change.why = "The office moved it.";
    recorded(state, change, Role::nurse);
    EndAuthorization end;
    end.line = LineNumber(1);
    end.last_day = make_day(2026, 12, 20);
    end.reason = EndReason::member_asked;
    end.why = "Moved away.";
    recorded(state, end, Role::coordinator);
}

TEST_CASE("how a request ends stands on record with its reason") {
    recorded(open(), VoidRequest{VoidReason::entered_in_error, "The wrong Ana.", {}},
             Role::coordinator);
    recorded(open(), WithdrawRequest{WithdrawReason::other, "Feels well.", {LineNumber(1)}},
             Role::provider_office);
    auto const medicare = [](Role role) { return context(pack_of("medicare"), role, "medicare"); };
    auto asked = four_scans();
    asked.plan = PlanId("medicare");
    recorded(state_of(decide({}, asked, medicare(Role::provider_office))),
             DismissRequest{DismissReason::not_a_party, "A stranger."},
             medicare(Role::coordinator));
    recorded(denied(), ReopenRequest{ReopenReason::new_information, "A new scan.", {LineNumber(1)}},
             Role::medical_director);
}

TEST_CASE("a stay grows, changes and ends on record") {
    auto const state = admitted();
    REQUIRE(state.stay.has_value());
    AskForDays days;
    days.days = 2;
    days.from = make_day(2026, 11, 27);
    days.level = policy::LevelOfCare::telemetry;
    days.text = "Still in pain.";
    days.received_at = at_utc("2026-11-24T17:15:00Z");
    recorded(state, days, Role::inpatient_nurse);
    recorded(state, ChangeLevelOfCare{policy::LevelOfCare::icu, make_day(2026, 11, 24), "Fever."},
             Role::inpatient_nurse);
    recorded(state, DischargeMember{make_day(2026, 11, 24), Disposition::snf, "Lake Nursing"},
             Role::inpatient_nurse);
}

TEST_CASE("a clock that is extended says by whom, why and until when") {
    ExtendDeadline longer;
    longer.days = 14;
    longer.reason = "Records of another hospital.";
    longer.member_text = "They may show the need.";
    auto const state = recorded(open(), longer, Role::nurse);
    CHECK(state.timing.extended);
}

TEST_CASE("a text has its limit, and the last character within it counts") {
    auto const state = open();
    fits(state, AddNote{}, Role::nurse, [](auto& c) -> auto& { return c.note.text.reveal(); },
         {note_limit, "/note/text"});
    fits(state, AskForChange{}, Role::provider_office,
         [](auto& c) -> auto& { return c.text.reveal(); }, {note_limit, "/text"});
    fits(state, AskToCancel{}, Role::provider_office,
         [](auto& c) -> auto& { return c.text.reveal(); }, {note_limit, "/text"});
    fits(state, AmendRequest{{}, ProviderId("giving"), {}, {}, {}}, Role::provider_office,
         [](auto& c) -> auto& { return c.why; }, {sentence_limit, "/why"});
    fits(state, ask(), Role::nurse, [](auto& c) -> auto& { return c.why; },
         {sentence_limit, "/why"});
    fits(state, ask(), Role::nurse, [](auto& c) -> auto& { return c.items[1].text; },
         {sentence_limit, "/items/1/text"});
    fits(state, SetUrgency{policy::Urgency::urgent, UrgencyBy::plan, {}, {}}, Role::nurse,
         [](auto& c) -> auto& { return c.why; }, {sentence_limit, "/why"});
    fits(state, ReferRequest{}, Role::nurse, [](auto& c) -> auto& { return c.why; },
         {sentence_limit, "/why"});
    fits(state, RecordReview{}, Role::nurse, [](auto& c) -> auto& { return c.text.reveal(); },
         {note_limit, "/text"});
    fits(state, VoidRequest{}, Role::coordinator, [](auto& c) -> auto& { return c.text; },
         {sentence_limit, "/text"});
    fits(state, WithdrawRequest{}, Role::provider_office, [](auto& c) -> auto& { return c.text; },
         {sentence_limit, "/text"});
    fits(denied(), ReopenRequest{ReopenReason::new_information, {}, {}}, Role::medical_director,
         [](auto& c) -> auto& { return c.text; }, {sentence_limit, "/text"});
    fits(state, denial(), Role::physician,
         [](auto& c) -> auto& { return c.lines[0].reasons[0].sentence.reveal(); },
         {sentence_limit, "/lines/0/reasons/0/sentence"});
}

TEST_CASE("so has a text about work, use and stays") {
    auto const state = open();
    fits(state, OpenTask{}, Role::nurse, [](auto& c) -> auto& { return c.text; },
         {sentence_limit, "/text"});
    fits(state, DiscloseCriteria{"Section 4", "Ana", policy::Channel::mail}, Role::coordinator,
         [](auto& c) -> auto& { return c.to; }, {name_limit, "/to"});
    fits(state, DiscloseCriteria{"Section 4", "Ana", policy::Channel::mail}, Role::coordinator,
         [](auto& c) -> auto& { return c.criteria; }, {name_limit, "/criteria"});
    fits(state, LogContact{}, Role::nurse, [](auto& c) -> auto& { return c.text.reveal(); },
         {note_limit, "/text"});
    fits(approved(), RecordUse{LineNumber(1), whole_units(1), make_day(2026, 12, 8), {}, false},
         Role::coordinator, [](auto& c) -> auto& { return c.reference; },
         {name_limit, "/reference"});
    fits(approved(), ChangeAuthorization{LineNumber(1), {}, make_day(2027, 1, 31), {}, {}, {}, {}},
         Role::coordinator, [](auto& c) -> auto& { return c.why; }, {sentence_limit, "/why"});
    fits(admitted(), AskForDays{{}, 2, {}, {}, {}}, Role::inpatient_nurse,
         [](auto& c) -> auto& { return c.text; }, {sentence_limit, "/text"});
    fits(admitted(), ChangeLevelOfCare{policy::LevelOfCare::icu, {}, {}}, Role::inpatient_nurse,
         [](auto& c) -> auto& { return c.why; }, {sentence_limit, "/why"});
    fits(admitted(), DischargeMember{{}, Disposition::snf, {}}, Role::inpatient_nurse,
         [](auto& c) -> auto& { return c.to; }, {name_limit, "/to"});
}

}  // namespace assent::request::record_tests
