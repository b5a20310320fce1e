// What overturns, runs out, is voided or counted anew: to the last moment, and word by word.
#include "request/test_steps.h"
#include "request/timing.h"

#include <doctest/doctest.h>

namespace assent::request::steps_tests {
namespace {

Day on(int month, int day) { return make_day(2026, month, day); }

/// Harbor's rules, and a letter to the member for everything that can be told.
policy::Pack telling() {
    auto pack = pack_of("harbor");
    pack.notices.clear();
    for (std::string const word : {"approved", "denied", "withdrawn", "voided", "extended",
                                   "untimely", "upgraded", "downgraded", "changed", "ended"}) {
        auto& rule = pack.notices.emplace_back();
        rule.on = rule.form = word;
        rule.to = {policy::Recipient::member};
        rule.channels = {policy::Channel::mail};
    }
    return pack;
}

Context with(policy::Pack const& pack, Role role) { return context(pack, role); }

std::string told(Result<Events> const& events) {
    std::string forms;
    for (auto const& event : events.value())
        if (auto const* notice = std::get_if<policy::NoticeOrdered>(&event))
            forms += (forms.empty() ? "" : " ") + notice->form;
    return forms;
}

/// Two of the four scans, from 10 to 20 December.
State half_denied(bool days) {
    auto command = denial();
    auto& line = command.lines.front();
    line.outcome = Outcome::partially_approved;
    line.units = whole_units(2);
    if (days) {
        line.from = on(12, 10);
        line.to = on(12, 20);
    }
    return after(open(), decide(open(), command, by(Role::physician)));
}

ApplyOutcome outcome() {
    ApplyOutcome command;
    command.lines.emplace_back().line = LineNumber(1);
    command.source = OutcomeSource::hearing;
    command.reference = "H1";
    command.why = "The judge said so.";
    return command;
}

/// All clocks of the plan do the same when they run out.
policy::Pack expiring(policy::OnExpiry what) {
    auto pack = telling();
    for (auto& clock : pack.clocks) clock.on_expiry = what;
    return pack;
}

}  // namespace

TEST_CASE("an overturn gives what was asked, or what it names, and never less than stood") {
    auto const state = denied();
    auto const given = after(state, decide(state, outcome(), by(Role::medical_director)));
    auto const& made = *given.lines.front().determined;
    CHECK(given.lines.front().outcome == Outcome::approved);
    CHECK(made.by.account == "medical_director");
    CHECK(made.at == by(Role::medical_director).now);
    CHECK(made.from == on(12, 7));
    CHECK(made.to == on(12, 31));
    CHECK(made.units == whole_units(4));
    CHECK(decide(given, outcome(), by(Role::medical_director)).value().empty());
    for (auto change :
         {+[](ApplyOutcome& c) { c.reference = "H2"; }, +[](ApplyOutcome& c) { c.why = "Again."; },
          +[](ApplyOutcome& c) { c.source = OutcomeSource::appeal; }}) {
        auto other = outcome();
        change(other);
        CHECK(fault(given, other, Role::medical_director) == "not_adverse /lines/0");
    }
    auto const keeping = [&](bool days, auto change) {
        auto command = outcome();
        change(command.lines.front());
        return fault(half_denied(days), command, Role::medical_director);
    };
    std::string const less = "would_modify /lines/0";
    CHECK(keeping(true, [](OverturnedLine&) {}).empty());
    CHECK(keeping(true, [](OverturnedLine& l) { l.from = on(12, 10); }).empty());
    CHECK(keeping(true, [](OverturnedLine& l) { l.from = on(12, 11); }) == less);
    CHECK(keeping(true, [](OverturnedLine& l) { l.to = on(12, 20); }).empty());
    CHECK(keeping(true, [](OverturnedLine& l) { l.to = on(12, 19); }) == less);
    CHECK(keeping(true, [](OverturnedLine& l) { l.units = whole_units(2); }).empty());
    CHECK(keeping(true, [](OverturnedLine& l) { l.units = Units{1999}; }) == less);
    CHECK(keeping(false, [](OverturnedLine& l) { l.from = on(12, 8); }) == less);
    CHECK(keeping(false, [](OverturnedLine& l) { l.to = on(12, 30); }) == less);
    auto command = outcome();
    command.lines.front().from = on(12, 30);  // of a whole denial any part is more than nothing
    CHECK(fault(denied(), command, Role::medical_director).empty());
}

TEST_CASE("an overturn names its lines once, its origin, and only what was denied") {
    auto command = outcome();
    CHECK(fault(approved(), command, Role::medical_director) == "not_adverse /lines/0");
    CHECK(fault(open(), command, Role::medical_director) == "not_adverse /lines/0");
    command.reference = " ";
    CHECK(fault(denied(), command, Role::medical_director) == "reason_required /reference");
    command = outcome();
    command.lines.push_back(command.lines.front());
    CHECK(fault(denied(), command, Role::medical_director) == "line_repeated /lines/1");
    command.lines.back().line = LineNumber(2);
    CHECK(fault(denied(), command, Role::medical_director) == "unknown_line /lines/1");
    command.lines.clear();
    CHECK(fault(denied(), command, Role::medical_director) == "nothing_wanted /lines");
    auto late = open();
    late.overdue = true;
    CHECK(fault(late, outcome(), Role::medical_director).empty());
    command = outcome();
    command.source = OutcomeSource::peer_to_peer;
    CHECK_FALSE(fault(late, command, Role::medical_director).empty());
}

TEST_CASE("silence that counts as approval is the law's, and gives what was asked") {
    auto const pack = expiring(policy::OnExpiry::authorize);
    auto const state = state_of(decide({}, four_scans(), with(pack, Role::provider_office)));
    auto clock = with(pack, Role::system);
    auto const kind = policy::ClockKind::standard;
    auto const due = *policy::find_clock(state.clocks, kind)->due_at;
    clock.now = due;
    CHECK(decide(state, ExpireClock{kind}, clock).value().empty());
    clock.now = due - std::chrono::milliseconds(1);
    CHECK(decide(state, ExpireClock{kind}, clock).value().empty());
    clock.now = due + std::chrono::milliseconds(1);
    auto const events = decide(state, ExpireClock{kind}, clock);
    CHECK(told(events) == "approved");
    auto const given = after(state, events);
    auto const& made = *given.lines.front().determined;
    CHECK(given.closed());
    CHECK(made.decided_by == By::law);
    CHECK(made.by.account == "system");
    CHECK(made.at == clock.now);
    CHECK(made.reason == ApprovalReason::deemed_by_law);
    CHECK(made.why == "The deadline passed without a decision.");
    CHECK(made.benefits_of == "medi_cal");
    CHECK(made.units == whole_units(4));
    CHECK(made.to == on(12, 31));
    CHECK(decide(given, ExpireClock{kind}, clock).value().empty());
    CHECK(decide(state, ExpireClock{policy::ClockKind::urgent}, clock).value().empty());
    clock.actor = person(Role::medical_director);
    CHECK(decide(state, ExpireClock{kind}, clock).fault().code == "role_not_allowed");
    CHECK(decide(state, WarnClock{kind, 50}, clock).fault().code == "role_not_allowed");
}

TEST_CASE("silence that counts as a no is told once, and leaves the request open") {
    auto const pack = expiring(policy::OnExpiry::adverse);
    auto const state = state_of(decide({}, four_scans(), with(pack, Role::provider_office)));
    auto clock = with(pack, Role::system);
    auto const kind = policy::ClockKind::standard;
    clock.now = *policy::find_clock(state.clocks, kind)->due_at + std::chrono::seconds(1);
    CHECK(told(decide(state, ExpireClock{kind}, clock)) == "untimely");
    auto late = state;
    late.overdue = true;
    CHECK(told(decide(late, ExpireClock{kind}, clock)).empty());
    CHECK_FALSE(after(state, decide(state, ExpireClock{kind}, clock)).closed());
}

TEST_CASE(
    "a voided request stops its clocks, tells of itself, and repeats itself only to the word") {
    auto const pack = telling();
    auto const state = state_of(decide({}, four_scans(), with(pack, Role::provider_office)));
    VoidRequest const command{VoidReason::entered_in_error, "The wrong Ana.", {}};
    auto const events = decide(state, command, with(pack, Role::coordinator));
    CHECK(told(events) == "voided");
    auto const gone = after(state, events);
    for (auto const& clock : gone.clocks) CHECK(clock.state == ClockState::stopped);
    CHECK(decide(gone, command, by(Role::coordinator)).value().empty());
    CHECK(fault(gone, VoidRequest{VoidReason::entered_in_error, "Wrong.", {}}, Role::coordinator) ==
          "request_closed ");
    auto const other = make_request_number("40", 100007);
    CHECK(fault(state, VoidRequest{VoidReason::entered_in_error, "Wrong.", other},
                Role::coordinator) == "contradictory_choice /duplicate_of");
    VoidRequest const copy{VoidReason::duplicate, "Twice.", other};
    auto const joined = after(state, decide(state, copy, by(Role::coordinator)));
    CHECK(joined.voided->duplicate_of == other);
    CHECK(decide(joined, copy, by(Role::coordinator)).value().empty());
    auto unnamed = copy;
    unnamed.duplicate_of.reset();
    CHECK(decide(joined, unnamed, by(Role::coordinator)).value().empty());
    unnamed.duplicate_of = make_request_number("40", 100008);
    CHECK(fault(joined, unnamed, Role::coordinator) == "request_closed ");
    unnamed.duplicate_of = state.request;
    CHECK(fault(state, unnamed, Role::coordinator) == "reason_required /duplicate_of");
    unnamed.duplicate_of.reset();
    CHECK(fault(state, unnamed, Role::coordinator) == "reason_required /duplicate_of");
    CHECK(fault(approved(), command, Role::coordinator) == "request_closed ");
}

TEST_CASE("an edited list of days off keeps the past, takes the future, in order and each once") {
    auto const state = open();
    auto const& before = pack_of("harbor").holidays.closed;
    RecountClock command;
    command.closed = {on(12, 25), on(12, 2), on(12, 25), on(11, 24), on(11, 2)};
    std::vector<Day> expected;
    for (auto const day : before)
        if (day <= on(11, 24)) expected.push_back(day);
    expected.push_back(on(12, 2));
    expected.push_back(on(12, 25));
    auto const moved = after(state, decide(state, command, by(Role::system)));
    CHECK(moved.timing.closed == expected);
    CHECK(decide(moved, command, by(Role::system)).value().empty());
    CHECK(fault(state, RecountClock{}, Role::system) == "nothing_wanted /closed");
    CHECK(fault(state, command, Role::nurse) == "role_not_allowed ");
    auto const done = approved();
    auto const recounted = decide(done, command, by(Role::system));
    for (auto const& event : recounted.value()) {
        auto const* clock = std::get_if<policy::ClockMoved>(&event);
        if (clock != nullptr) CHECK(outlives_decision(clock->clock));
    }
}

TEST_CASE("a receipt is corrected by two people, to a moment that was") {
    auto const state = open();
    auto const now = by(Role::supervisor).now;
    CorrectReceipt command{now - std::chrono::hours(30), "The fax lay there."};
    auto const asked = after(state, decide(state, command, by(Role::supervisor)));
    CHECK(asked.received_at == state.received_at);
    CHECK(decide(asked, command, by(Role::supervisor)).value().empty());
    auto second = by(Role::supervisor);
    second.actor.account = "another";
    auto const done = after(asked, decide(asked, command, second));
    CHECK(done.received_at == command.received_at);
    auto other = command;
    other.received_at -= std::chrono::hours(1);
    auto const again = after(asked, decide(asked, other, second));
    CHECK(again.received_at == state.received_at);
    auto later = by(Role::supervisor);
    later.now += std::chrono::hours(1);
    command.received_at = later.now;
    CHECK(decide(state, command, later).ok());
    command.received_at += std::chrono::milliseconds(1);
    CHECK(decide(state, command, later).fault().code == "bad_instant");
    CHECK(fault(state, CorrectReceipt{now - std::chrono::hours(1), ""}, Role::supervisor) ==
          "reason_required /why");
    CHECK(fault(approved(), CorrectReceipt{now - std::chrono::hours(1), "Lay there."},
                Role::supervisor) == "request_closed ");
}

TEST_CASE("what the plan finds urgent leaves the hours its rule gives, and is told") {
    auto pack = telling();
    for (auto& rule : pack.urgency_rules) rule.floor_hours = 6;
    auto const state = state_of(decide({}, four_scans(), with(pack, Role::provider_office)));
    auto nurse = with(pack, Role::nurse);
    SetUrgency command{policy::Urgency::urgent, UrgencyBy::plan, "He cannot stand.", ""};
    auto const due_after = [&](std::chrono::hours waited) {
        nurse.now = *state.received_at + waited;
        auto const events = decide(state, command, nurse);
        CHECK(told(events) == "upgraded");
        return *policy::find_clock(after(state, events).clocks, policy::ClockKind::urgent)->due_at -
               *state.received_at;
    };
    CHECK(due_after(std::chrono::hours(10)) == std::chrono::hours(72));
    CHECK(due_after(std::chrono::hours(66)) == std::chrono::hours(72));
    CHECK(due_after(std::chrono::hours(70)) == std::chrono::hours(76));
    command.asked_by = UrgencyBy::provider;
    CHECK(due_after(std::chrono::hours(10)) == std::chrono::hours(82));
    auto const urgent = after(state, decide(state, command, nurse));
    CHECK(decide(urgent, command, nurse).value().empty());
    SetUrgency const back{policy::Urgency::standard, UrgencyBy::plan, "He walks.", "Dr. Ada"};
    CHECK(told(decide(urgent, back, with(pack, Role::physician))) == "downgraded");
    CHECK(fault(approved(), command, Role::nurse) == "request_closed ");
}

TEST_CASE("an extension is told before the old time has run out") {
    auto const pack = telling();
    auto const state = state_of(decide({}, four_scans(), with(pack, Role::provider_office)));
    ExtendDeadline command;
    command.days = 14;
    command.reason = "Records of another hospital.";
    command.member_text = "They may show the need.";
    auto nurse = with(pack, Role::nurse);
    auto const* clock = policy::find_clock(state.clocks, policy::ClockKind::standard);
    nurse.now = *clock->due_at;
    auto const longer = after(state, decide(state, command, nurse));
    auto const* moved = policy::find_clock(longer.clocks, policy::ClockKind::standard);
    CHECK(*moved->due_at == pack.zone.days_later(*clock->due_at, 14));
    CHECK(longer.notices.back().form == "extended");
    CHECK(longer.notices.back().due == clock->due_at);
    nurse.now += std::chrono::milliseconds(1);
    CHECK(decide(state, command, nurse).fault().code == "deadline_passed");
    CHECK(decide(longer, command, nurse).value().empty());
    command.days = 15;
    CHECK(decide(state, command, with(pack, Role::nurse)).fault().code == "extension_too_long");
    command.days = 0;
    CHECK(decide(state, command, with(pack, Role::nurse)).fault().code == "extension_too_long");
    command.days = 1;
    CHECK(decide(longer, command, with(pack, Role::nurse)).fault().code == "extension_used");
    command.reason = std::string(1001, 'a');
    CHECK(decide(state, command, with(pack, Role::nurse)).fault().code == "too_long");
    command.reason = " ";
    CHECK(decide(state, command, with(pack, Role::nurse)).fault().where == "/reason");
    command.reason = "Records.";
    command.member_text = " ";
    CHECK(decide(state, command, with(pack, Role::nurse)).fault().where == "/member_text");
    command.member_asked = true;
    CHECK(decide(state, command, with(pack, Role::nurse)).ok());
    command.member_text = std::string(1001, 'a');
    CHECK(decide(state, command, with(pack, Role::nurse)).fault().code == "too_long");
    command.clock = policy::ClockKind::urgent;
    CHECK(decide(state, command, with(pack, Role::nurse)).fault().code == "clock_not_running");
}

}  // namespace assent::request::steps_tests

namespace assent::request::steps_tests {
namespace {

Clock const& clock_of(State const& state, policy::ClockKind kind = policy::ClockKind::standard) {
    return *policy::find_clock(state.clocks, kind);
}

State commercial(Context const& given) { return state_of(decide({}, four_scans(), given)); }

}  // namespace

TEST_CASE("days off that were edited bring a clock forward, and never push it back") {
    auto const office = context(pack_of("harbor"), Role::provider_office, "commercial");
    auto state = commercial(office);
    SetInformationComplete const complete{{}, "All is here."};
    state = after(state,
                  decide(state, complete, context(pack_of("harbor"), Role::nurse, "commercial")));
    auto const before = clock_of(state);
    auto const with_days = [&](std::vector<Day> closed) {
        return clock_of(
            after(state, decide(state, RecountClock{std::move(closed), {}}, by(Role::system))));
    };
    auto const sooner = with_days({on(12, 25)});
    CHECK(*sooner.due_at == *before.due_at - std::chrono::days(2));
    CHECK(sooner.governs == before.governs);
    auto const same = with_days({on(11, 26), on(11, 27), on(12, 1), on(12, 25)});
    CHECK(same.due_at == before.due_at);
    CHECK(same.governs == before.governs);
    CHECK(same.not_after == before.due_at);
}

TEST_CASE(
    "a deadline that only a wrong stamp had missed runs again, one that was missed does not") {
    auto const state = open();
    auto const due = *clock_of(state).due_at;
    auto clock = by(Role::system);
    clock.now = due + std::chrono::seconds(1);
    auto late = after(state, decide(state, ExpireClock{policy::ClockKind::standard}, clock));
    REQUIRE(clock_of(late).state == ClockState::expired);
    auto const corrected = [&](std::chrono::hours by_hours) {
        auto first = by(Role::supervisor);
        auto second = by(Role::supervisor);
        first.now = second.now = clock.now;
        second.actor.account = "another";
        CorrectReceipt const command{*state.received_at + by_hours, "Read wrongly."};
        auto const asked = after(late, decide(late, command, first));
        auto const done = after(asked, decide(asked, command, second));
        CHECK_FALSE(done.timing.correction.has_value());
        return clock_of(done);
    };
    auto const again = corrected(std::chrono::hours(48));
    CHECK(again.state == ClockState::running);
    CHECK(*again.due_at == due + std::chrono::hours(48));
    CHECK(corrected(-std::chrono::hours(48)).state == ClockState::expired);
}

TEST_CASE("an urgent request goes to the desk for it, unless it was moved by hand or forwarded") {
    auto pack = telling();
    policy::Route urgent;
    urgent.queue = "urgent_desk";
    urgent.urgencies = {policy::Urgency::urgent};
    pack.routes.insert(pack.routes.begin(), urgent);
    auto const state = state_of(decide({}, four_scans(), with(pack, Role::provider_office)));
    SetUrgency const command{policy::Urgency::urgent, UrgencyBy::provider, "", ""};
    auto const queue = [&](State const& before) {
        return after(before, decide(before, command, with(pack, Role::nurse))).queue;
    };
    CHECK(queue(state) == "urgent_desk");
    auto forwarded = state;
    forwarded.forwarded_to = "lake_group";
    CHECK(queue(forwarded) == state.queue);
    pack.routes.erase(pack.routes.begin());
    auto moved = state;
    moved.queue = "by_hand";
    CHECK(queue(moved) == "by_hand");
}

TEST_CASE("on a plan that lets a member say so, a member's word makes it urgent") {
    auto pack = telling();
    auto const state = state_of(decide({}, four_scans(), with(pack, Role::provider_office)));
    SetUrgency const command{policy::Urgency::urgent, UrgencyBy::member, "", ""};
    auto const code = [&](bool may) {
        for (auto& rule : pack.urgency_rules) rule.member_may_ask = may;
        auto const made = decide(state, command, with(pack, Role::nurse));
        return made ? std::string() : made.fault().code;
    };
    CHECK(code(true).empty());
    CHECK(code(false) == "not_theirs_to_say");
    pack.urgency_rules.clear();
    CHECK(code(false) == "not_theirs_to_say");
}

TEST_CASE("the shortest promise in hours says how much time an upgrade leaves") {
    auto pack = telling();
    for (auto& rule : pack.urgency_rules) rule.floor_hours = 6;
    auto& rule =
        *std::ranges::find(pack.clocks, policy::ClockKind::urgent, &policy::ClockRule::clock);
    rule.bounds.clear();
    auto const add = [&](policy::Anchor anchor, int count, bool mandatory,
                         calendar::SpanUnit unit = calendar::SpanUnit::hour) {
        auto& bound = rule.bounds.emplace_back();
        bound.anchor = anchor;
        bound.span = {count, unit};
        bound.mandatory = mandatory;
    };
    add(policy::Anchor::received, 72, true);
    add(policy::Anchor::notified, 48, true);
    add(policy::Anchor::received, 60, true);
    add(policy::Anchor::received, 1, false);
    add(policy::Anchor::information_answered, 2, true);
    add(policy::Anchor::received, 3, true, calendar::SpanUnit::calendar_day);
    auto const state = state_of(decide({}, four_scans(), with(pack, Role::provider_office)));
    auto nurse = with(pack, Role::nurse);
    nurse.now = *state.received_at + std::chrono::hours(45);
    SetUrgency const command{policy::Urgency::urgent, UrgencyBy::plan, "He cannot stand.", ""};
    auto const urgent = after(state, decide(state, command, nurse));
    CHECK(*clock_of(urgent, policy::ClockKind::urgent).due_at ==
          *state.received_at + std::chrono::hours(51));
}

}  // namespace assent::request::steps_tests
