// What a denial must say, and how little may be granted before it is one. Each case stands beside
// the one that is just allowed.
#include "request/deny.h"

#include "request/test_steps.h"

#include <doctest/doctest.h>

namespace assent::request::deny_tests {
namespace {

std::string denying(Determine const& command, Role role = Role::physician) {
    return fault(open(), command, role);
}

/// The denial, changed.
template <class Change>
std::string denying(Change change) {
    auto command = denial();
    change(command, command.lines.front());
    return denying(command);
}

/// Less of it or something else instead of nothing.
template <class Change>
std::string granting(Outcome outcome, Change change) {
    return denying([&](Determine&, LineDecision& line) {
        line.outcome = outcome;
        change(line);
    });
}

Day on(int month, int day) { return make_day(2026, month, day); }

std::string const no = "contradictory_choice /lines/0";

}  // namespace

TEST_CASE("fewer units or days lie within what was asked, and are fewer") {
    auto const part = [](auto change) { return granting(Outcome::partially_approved, change); };
    CHECK(part([](LineDecision& line) { line.units = whole_units(3); }).empty());
    CHECK(part([](LineDecision& line) { line.units = whole_units(4); }) == no + "/outcome");
    CHECK(part([](LineDecision& line) { line.units = whole_units(5); }) == no + "/units");
    CHECK(part([](LineDecision& line) { line.units = Units{1}; }).empty());
    CHECK(part([](LineDecision& line) { line.units = Units{0}; }) == no + "/units");
    CHECK(part([](LineDecision& line) { line.from = on(12, 8); }).empty());
    CHECK(part([](LineDecision& line) { line.from = on(12, 7); }) == no + "/outcome");
    CHECK(part([](LineDecision& line) { line.from = on(12, 6); }) == no + "/to");
    CHECK(part([](LineDecision& line) { line.to = on(12, 30); }).empty());
    CHECK(part([](LineDecision& line) { line.to = on(12, 31); }) == no + "/outcome");
    CHECK(part([](LineDecision& line) { line.to = make_day(2027, 1, 1); }) == no + "/to");
    CHECK(part([](LineDecision& line) { line.from = line.to = on(12, 20); }).empty());
    CHECK(part([](LineDecision& line) {
              line.from = on(12, 21);
              line.to = on(12, 20);
          }) == no + "/to");
    CHECK(part([](LineDecision& line) {
              line.units = whole_units(3);
              line.place = "11";
          }) == no + "/outcome");
}

TEST_CASE("something else is a code, a place, a provider, a modifier or a frequency") {
    auto const other = [](auto change) { return granting(Outcome::modified, change); };
    CHECK(other([](LineDecision&) {}) == no + "/outcome");
    CHECK(other([](LineDecision& line) { line.units = whole_units(3); }) == no + "/outcome");
    CHECK(other([](LineDecision& line) { line.place = "11"; }).empty());
    CHECK(other([](LineDecision& line) { line.modifiers = {"TC"}; }).empty());
    CHECK(other([](LineDecision& line) { line.servicing = ProviderId("other"); }).empty());
    CHECK(other([](LineDecision& line) { line.schedule.emplace(); }).empty());
    CHECK(other([](LineDecision& line) { line.code = "7214"; }).ends_with("/lines/0/code"));
    auto command = denial();
    command.lines.front().outcome = Outcome::modified;
    command.lines.front().code = " 72146 ";
    auto const state = after(open(), decide(open(), command, by(Role::physician)));
    auto const& granted = state.lines.front().adverse->decision.granted;
    CHECK(granted.code == "72146");
    CHECK(granted.system == codes::CodeSystem::cpt);
}

TEST_CASE("a denial grants nothing") {
    auto const deny = [](auto change) { return granting(Outcome::denied, change); };
    CHECK(deny([](LineDecision&) {}).empty());
    CHECK(deny([](LineDecision& line) { line.units = whole_units(4); }) == no + "/outcome");
    CHECK(deny([](LineDecision& line) { line.from = on(12, 7); }) == no + "/outcome");
    CHECK(deny([](LineDecision& line) { line.to = on(12, 31); }) == no + "/outcome");
    CHECK(deny([](LineDecision& line) { line.place = "11"; }) == no + "/outcome");
}

TEST_CASE("criteria are cited with section, edition and an answer to each point") {
    auto const citing = [](auto change) {
        return denying([&](Determine&, LineDecision& line) { change(line.cited.front()); });
    };
    std::string const wanted = "criteria_required /lines/0/cited";
    CHECK(citing([](CriteriaCited& cited) { cited.section = " "; }) == wanted + "/0");
    CHECK(citing([](CriteriaCited& cited) { cited.answers.clear(); }) == wanted + "/0");
    CHECK(citing([](CriteriaCited& cited) { cited.edition.clear(); }) == wanted + "/0/edition");
    for (auto const answer : {CriteriaAnswer::not_met, CriteriaAnswer::not_documented})
        CHECK(citing([&](CriteriaCited& cited) { cited.answers[0].answer = answer; }).empty());
    CHECK(citing([](CriteriaCited& cited) { cited.answers[0].answer = CriteriaAnswer::met; }) ==
          wanted);
    CHECK(denying([](Determine&, LineDecision& line) { line.cited.clear(); }) == wanted);
    CHECK(citing([](CriteriaCited& cited) { cited.source = "a_magazine"; }) ==
          "unknown_criteria /lines/0/cited/0/source");
    CHECK(denying([](Determine&, LineDecision& line) {
              line.cited.push_back(line.cited.front());
          }).starts_with("criteria_order /lines/0/cited/1"));
}

TEST_CASE("a denial answers the question it rests on with no") {
    auto const answering = [](Questions const& questions) {
        return denying([&](Determine&, LineDecision& line) { line.questions = questions; });
    };
    std::string const wanted = "questions_required /lines/0/questions";
    CHECK(answering({Judged::no, Judged::yes, Judged::yes}).empty());
    CHECK(answering({Judged::yes, Judged::no, Judged::yes}).empty());
    CHECK(answering({Judged::yes, Judged::yes, Judged::no}) == wanted);
    CHECK(answering({}) == wanted);
    CHECK(denying([](Determine&, LineDecision& line) { line.questions.reset(); }) == wanted);
    auto const missing = [](LineDecision& line) {
        line.reasons = {{ReasonCode::information_missing, Private<std::string>("No scan came.")}};
        line.questions.reset();
        line.missing = {"the scan"};
    };
    CHECK(denying([&](Determine&, LineDecision& line) { missing(line); }) ==
          "attempts_required /lines/0/missing");
    CHECK(denying([&](Determine&, LineDecision& line) {
              missing(line);
              line.missing = {" "};
          }) == "reason_required /lines/0/missing");
    CHECK(denying([&](Determine&, LineDecision& line) {
              missing(line);
              line.missing.clear();
          }) == "reason_required /lines/0/missing");
    CHECK(denying([&](Determine&, LineDecision& line) {
              auto const first = line.reasons.front();
              missing(line);
              line.reasons.push_back(first);
          }) == wanted);
}

TEST_CASE("attempts to get the records count as asks, as notes of contacts and as calls") {
    auto const wanted = pack_of("harbor").decisions.information_attempts;
    REQUIRE(wanted > 0);
    auto command = denial();
    auto& line = command.lines.front();
    line.reasons = {{ReasonCode::information_missing, Private<std::string>("No scan came.")}};
    line.missing = {"the scan"};
    AddNote note;
    note.note.type = NoteType::contact;
    LogContact call;
    call.text = Private<std::string>("Called.");
    RequestInformation ask;
    ask.items = {{"history", "The notes."}};
    ask.channel = policy::Channel::fax;
    auto const attempts = [&](int notes, int calls, bool asked, NoteType type = NoteType::contact,
                              ContactDirection direction = ContactDirection::outgoing) {
        auto state = open();
        for (int i = 0; i < notes; ++i) {
            note.note.type = type;
            note.note.text = Private<std::string>("Called " + std::to_string(i));
            state = after(state, decide(state, note, by(Role::nurse)));
        }
        for (int i = 0; i < calls; ++i) {
            call.direction = direction;
            call.text = Private<std::string>("Call " + std::to_string(i));
            state = after(state, decide(state, call, by(Role::nurse)));
        }
        if (asked) state = after(state, decide(state, ask, by(Role::nurse)));
        return fault(state, command, Role::physician);
    };
    std::string const few = "attempts_required /lines/0/missing";
    CHECK(attempts(wanted - 1, 0, false) == few);
    CHECK(attempts(wanted, 0, false).empty());
    CHECK(attempts(wanted, 0, false, NoteType::web_note) == few);
    CHECK(attempts(0, wanted, false).empty());
    CHECK(attempts(0, wanted, false, NoteType::contact, ContactDirection::incoming) == few);
    CHECK(attempts(wanted - 1, 0, true).empty());
}

TEST_CASE("an approval gives at least what was asked, as it was asked") {
    auto const approving = [](auto change) {
        Determine command;
        auto& line = command.lines.emplace_back();
        line.line = LineNumber(1);
        change(line);
        return fault(open(), command, Role::nurse);
    };
    std::string const less = "would_modify /lines/0";
    CHECK(approving([](LineDecision& line) { line.from = on(12, 7); }).empty());
    CHECK(approving([](LineDecision& line) { line.from = on(12, 8); }) == less + "/from");
    CHECK(approving([](LineDecision& line) { line.to = on(12, 31); }).empty());
    CHECK(approving([](LineDecision& line) { line.to = on(12, 30); }) == less + "/to");
    CHECK(approving([](LineDecision& line) { line.units = whole_units(4); }).empty());
    CHECK(approving([](LineDecision& line) { line.units = Units{3999}; }) == less + "/units");
    CHECK(approving([](LineDecision& line) { line.code = "72146"; }) == less + "/code");
    CHECK(approving([](LineDecision& line) { line.place = "11"; }) == less + "/code");
    CHECK(approving([](LineDecision& line) { line.servicing = ProviderId("o"); }) ==
          less + "/code");
    CHECK(approving([](LineDecision& line) { line.schedule.emplace(); }) == less + "/code");
    for (auto const& questions : {Questions{Judged::no, {}, {}}, Questions{{}, Judged::no, {}},
                                  Questions{{}, {}, Judged::no}})
        CHECK(approving([&](LineDecision& line) { line.questions = questions; }) ==
              no + "/questions");
    CHECK(approving([](LineDecision& line) {
              line.questions = Questions{Judged::yes, Judged::yes, Judged::yes};
          }).empty());
    CHECK(approving([](LineDecision& line) { line.reasons.emplace_back(); }) == no + "/reasons");
    CHECK(approving([](LineDecision& line) { line.effective_on = on(12, 8); }) ==
          no + "/effective_on");
    CHECK(approving([](LineDecision& line) { line.outcome = Outcome::pending; }) ==
          no + "/outcome");
    CHECK(approving([](LineDecision& line) { line.line = LineNumber(2); }) ==
          "unknown_line /lines/0/line");
    CHECK(approving([](LineDecision& line) { line.outcome = Outcome::not_required; }) ==
          "reason_required /why");
}

TEST_CASE("reasons that the rules or the law give are not for people, and a decision stands") {
    for (auto const reason : {ApprovalReason::auto_approved, ApprovalReason::deemed_by_law,
                              ApprovalReason::overturned}) {
        Determine command;
        command.reason = reason;
        CHECK(fault(open(), command, Role::nurse) == "reason_required /reason");
    }
    Determine yes;
    yes.lines.emplace_back().line = LineNumber(1);
    auto const once = after(open(), decide(open(), yes, by(Role::nurse)));
    CHECK(once.closed());
    auto same = by(Role::nurse);
    same.now += std::chrono::hours(1);
    CHECK(decide(once, yes, same).value().empty());
    yes.why = "And more.";
    CHECK(decide(once, yes, same).fault().code == "request_closed");
    yes.why.clear();
    same.actor.account = "another";
    CHECK(decide(once, yes, same).fault().code == "request_closed");
    CHECK(decide(once, yes, by(Role::provider_office)).fault().code == "role_not_allowed");
    yes.lines.push_back(yes.lines.front());
    CHECK(fault(open(), yes, Role::nurse) == "line_repeated /lines/0/line");

    auto const no_more = denied();
    CHECK(decide(no_more, denial(), by(Role::physician)).value().empty());
    auto other = denial();
    other.why = "Read a third time.";
    CHECK(decide(no_more, other, by(Role::physician)).fault().code == "request_closed");
    auto second = by(Role::physician);
    second.actor.account = "another";
    CHECK(decide(no_more, denial(), second).fault().code == "request_closed");
}

TEST_CASE(
    "where an effort to talk comes before a denial, it lies after receipt, in working hours") {
    auto pack = pack_of("harbor");
    for (auto& talk : pack.decisions.talks) {
        talk.before = true;
        talk.hours_from = 8;
        talk.hours_to = 17;
    }
    auto const state = open();
    auto const at = [&](std::optional<Instant> effort) {
        auto command = denial();
        command.talk_effort.reset();
        if (effort) command.talk_effort = TalkEffort{*effort, policy::Channel::phone, "Left word."};
        auto doctor = context(pack, Role::physician);
        doctor.now = at_utc("2026-12-01T18:00:00Z");
        auto const made = decide(state, command, doctor);
        return made ? std::string() : made.fault().where;
    };
    auto const late = std::string("/talk_effort/at");
    auto const milli = std::chrono::milliseconds(1);
    CHECK(at({}) == "/talk_effort");
    CHECK(at(state.received_at).empty());
    CHECK(at(*state.received_at - milli) == late);
    CHECK(at(at_utc("2026-12-01T18:00:00Z")).empty());
    CHECK(at(at_utc("2026-12-01T18:00:00Z") + milli) == late);
    auto const eight = at_utc("2026-11-25T16:00:00Z");  // 08:00 in California
    CHECK(at(eight).empty());
    CHECK(at(eight - milli) == late);
    CHECK(at(eight + std::chrono::hours(9) - milli).empty());
    CHECK(at(eight + std::chrono::hours(9)) == late);
    CHECK(at(eight + std::chrono::hours(24)) == late);  // Thanksgiving
    CHECK(at(eight + std::chrono::hours(72)) == late);  // a Saturday
}

TEST_CASE("a second look and wider benefits below an age are for those who are younger") {
    auto const wanted = [](int below) {
        auto pack = pack_of("harbor");
        pack.decisions.second_looks.clear();
        auto& look = pack.decisions.second_looks.emplace_back();
        look.age_below = below;
        look.roles = {"medical_director"};
        auto with = context(pack, Role::provider_office);
        auto const state = state_of(decide({}, four_scans(), with));
        auto const denied_so =
            after(state, decide(state, denial(), context(pack, Role::physician)));
        return !denied_so.closed();
    };
    CHECK(wanted(0));
    CHECK(wanted(47));  // born on 11 February 1980, cared for in December 2026
    CHECK_FALSE(wanted(46));
}

TEST_CASE("what was missing stands in the denial for it") {
    auto command = denial();
    command.lines.front().missing = {"the scan of May"};
    auto const state = after(open(), decide(open(), command, by(Role::physician)));
    CHECK(state.lines.front().adverse->decision.missing ==
          std::vector<std::string>{"the scan of May"});
}

TEST_CASE("who denies has no tie to it") {
    auto command = denial();
    command.no_conflict = false;
    CHECK(denying(command) == "attestation_required /no_conflict");
    CHECK(denying(denial(), Role::nurse).starts_with("physician_required"));
}

}  // namespace assent::request::deny_tests
