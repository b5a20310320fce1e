#include "request/later_clocks.h"
#include "request/state_codec.h"
#include "request/test_case.h"
#include "request/timing.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <random>

namespace assent::request {
namespace {

using Random = std::mt19937_64;

template <class T, std::size_t N>
T const& one_of(Random& random, std::array<T, N> const& all) {
    return all[random() % N];
}

/// A plan and a line of business that say different things about silence.
struct Setting {
    char const* plan;
    char const* line;
};

constexpr std::array<Setting, 4> settings{{{"harbor", "medi_cal"},
                                           {"harbor", "commercial"},
                                           {"alliant", "insured"},
                                           {"central", "medi_cal"}}};

SubmitRequest any_submission(Random& random) {
    auto asked = lumbar_mri();
    asked.urgency = one_of(random, std::array{policy::Urgency::standard, policy::Urgency::urgent});
    asked.kind =
        one_of(random, std::array{policy::RequestKind::outpatient, policy::RequestKind::pharmacy,
                                  policy::RequestKind::dme});
    asked.lines.front().code =
        one_of(random, std::array<std::string, 5>{"72148", "J1745", "E0601", "99213", "71046"});
    if (random() % 2 == 0) asked.documents.emplace_back().blob = BlobHash("aa");
    if (random() % 3 == 0) asked.lines.push_back(asked.lines.front());
    if (random() % 4 == 0) asked.special = {policy::Special::post_stabilization};
    return asked;
}

policy::ClockKind any_clock(Random& random) {
    return one_of(random, std::array{policy::ClockKind::standard, policy::ClockKind::urgent,
                                     policy::ClockKind::drug_response,
                                     policy::ClockKind::post_stabilization});
}

Command any_note(Random& random) {
    AddNote command;
    command.note.text.reveal() = "note " + std::to_string(random() % 3);
    return command;
}

Command any_use(Random& random) {
    return RecordUse{LineNumber(1), whole_units(1), make_day(2026, 12, 7),
                     "C" + std::to_string(random() % 3), random() % 3 == 0};
}

Command any_change(Random& random) {
    ChangeAuthorization command;
    command.line = LineNumber(1);
    command.units = whole_units(static_cast<std::int64_t>(random() % 4) + 1);
    command.why = "because";
    if (random() % 2 == 0) return command;
    return EndAuthorization{
        {}, make_day(2026, 12, 6), static_cast<EndReason>(random() % 6), "because", {}};
}

Command any_talk(Random& random) {
    if (random() % 2 == 0) return RequestPeerToPeer{"Dr. Demo", "555-010-0100", {}};
    if (random() % 2 == 0) return RecordPeerToPeer{1, PeerToPeerOutcome::upheld, {}};
    OpenTask command;
    command.text = "task " + std::to_string(random() % 2);
    return command;
}

Command any_command(Random& random) {
    switch (random() % 20) {
        case 0: return any_note(random);
        case 1: {
            AttachDocument command;
            command.document.blob = BlobHash("b" + std::to_string(random() % 3));
            return command;
        }
        case 2:
            return AssignRequest{random() % 2 == 0 ? "kim" : "", "Kim",
                                 random() % 2 == 0 ? "physician" : ""};
        case 3: {
            Determine command;
            if (random() % 2 == 0) command.lines.emplace_back().line = LineNumber(1);
            return command;
        }
        case 4:
            return VoidRequest{static_cast<VoidReason>(random() % enum_count<VoidReason>),
                               "because"};
        case 5:
            return ExtendDeadline{any_clock(random), static_cast<int>(random() % 16), "records",
                                  false, "helps"};
        case 7: {
            RequestInformation command;
            command.kind = static_cast<InformationKind>(random() % enum_count<InformationKind>);
            command.items = {{random() % 2 == 0 ? "service" : "history", {}}};
            return command;
        }
        case 8: {
            RecordInformation command;
            command.information = 1;
            command.answers.emplace_back().item = 1;
            command.answers.back().answer = ItemAnswer::not_available;
            return command;
        }
        case 9: {
            SetUrgency command;
            command.urgency =
                random() % 2 == 0 ? policy::Urgency::urgent : policy::Urgency::standard;
            command.asked_by = static_cast<UrgencyBy>(random() % enum_count<UrgencyBy>);
            command.why = "pain";
            if (random() % 2 == 0) command.agreed_by = "the office";
            return command;
        }
        case 10: {
            RecordDelivery command;
            command.notice = static_cast<int>(random() % 4);
            command.channel = policy::Channel::fax;
            return command;
        }
        case 11: return CancelInformation{1, "not needed"};
        case 12: return SetInformationComplete{{}, "all here"};
        case 6: return WarnClock{any_clock(random), static_cast<int>(random() % 100) + 1};
        case 13: return any_use(random);
        case 14: return any_change(random);
        case 15: return ForwardRequest{random() % 2 == 0 ? "bayside" : "nobody", "Theirs."};
        case 16: return TakeBackRequest{"Ours."};
        case 17: return any_talk(random);
        default: return ExpireClock{any_clock(random)};
    }
}

/// What must hold of every event, whoever caused it.
void check_event(Event const& event) {
    auto const again = read_event(kind_of(event), body_of(event));
    REQUIRE(again.ok());
    CHECK(kind_of(*again) == kind_of(event));
    CHECK(body_of(*again) == body_of(event));
    if (auto const* line = std::get_if<LineDetermined>(&event)) {
        CHECK_FALSE(is_adverse(line->outcome));
        CHECK((line->decided_by == By::person) == (line->by.role != Role::system));
    }
    if (auto const* voided = std::get_if<RequestVoided>(&event);
        voided && voided->by.role == Role::system)
        CHECK((voided->reason == VoidReason::wrong_submission ||
               voided->reason == VoidReason::duplicate ||
               voided->reason == VoidReason::incomplete));
}

/// What must hold of every state.
void check_state(State const& state) {
    auto const text = write_state(state);
    CHECK(text == json::write(to_json(state)));
    auto const again = read_state(text);
    REQUIRE(again.ok());
    CHECK(write_state(*again) == text);
    for (auto const& line : state.lines) CHECK_FALSE(is_adverse(line.outcome));
    if (!state.closed()) return;
    for (auto const& clock : state.clocks)
        CHECK((clock.state == ClockState::stopped || clock.state == ClockState::expired ||
               outlives_decision(clock.clock)));
}

/// Plays one history; false when even the submission was refused.
bool play(Random& random) {
    auto const& setting = one_of(random, settings);
    auto given = context(pack_of(setting.plan), Role::provider_office, setting.line);
    auto const first = decide({}, any_submission(random), given);
    if (!first) return false;
    auto all = *first;
    auto state = fold(all);
    for (auto const& event : all) check_event(event);
    for (int step = 0; step < 12; ++step) {
        check_state(state);
        given.now += std::chrono::hours(random() % 60);
        given.actor =
            person(one_of(random, std::array{Role::nurse, Role::physician, Role::provider_office,
                                             Role::supervisor, Role::system, Role::system}));
        auto const command = any_command(random);
        auto const events = decide(state, command, given);
        if (!events) continue;
        for (auto const& event : *events) {
            check_event(event);
            state = apply(std::move(state), event);
            all.push_back(event);
        }
        auto const repeated = decide(state, command, given);
        CHECK((!repeated || repeated->empty()));
    }
    CHECK(write_state(fold(all)) == write_state(state));
    return true;
}

}  // namespace

TEST_CASE(
    "whatever people and clocks do, no machine denies, no decided request has a running clock, all "
    "can be read back") {
    auto const seed = std::random_device{}();
    MESSAGE("seed ", seed);
    Random random(seed);
    int received = 0;
    for (int history = 0; history < 200; ++history)
        if (play(random)) ++received;
    CHECK(received > 25);
}

}  // namespace assent::request
