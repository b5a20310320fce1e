#include "request/state_codec.h"
#include "request/test_case.h"
#include "request/timing.h"
#include "request/who_may.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <random>
#include <set>

namespace assent::request {
namespace {

using Random = std::mt19937_64;

template <class T, std::size_t N>
T const& one_of(Random& random, std::array<T, N> const& all) {
    return all[random() % N];
}

template <class E>
E any(Random& random) {
    return static_cast<E>(random() % enum_count<E>);
}

struct Setting {
    char const* plan;
    char const* line;
    int born;
};

constexpr std::array<Setting, 7> settings{{{"harbor", "medi_cal", 1980},
                                           {"harbor", "medi_cal", 2015},
                                           {"harbor", "commercial", 1980},
                                           {"alameda/aah-current", "medi_cal", 1980},
                                           {"central", "dsnp", 1950},
                                           {"alliant", "insured", 1980},
                                           {"medicare", "medicare", 1950}}};

policy::Pack const& pack_at(std::string const& plan) {
    if (plan.find('/') == std::string::npos) return pack_of(plan);
    static auto const held = policy::load_pack(policy::read_pack_files("packs/" + plan)).value();
    return held;
}

/// Two people in every role, one of them with a licence that has ended.
Actor anyone(Random& random) {
    auto actor = person(any<Role>(random));
    if (actor.role == Role::system) return actor;
    if (random() % 2 == 0) actor.account += "_2";
    if (random() % 5 == 0) actor.licence_until = make_day(2026, 1, 1);
    if (random() % 6 == 0) actor.organisation = "giving_office";
    return actor;
}

std::vector<CriteriaCited> any_criteria(Random& random, policy::Pack const& pack,
                                        std::string const& lob) {
    std::vector<CriteriaCited> cited;
    for (auto const& source : pack.decisions.criteria) {
        if (!policy::applies_to(source.lines, lob) || !source.codes.ranges.empty()) continue;
        cited.push_back({source.source, "2026", "1", "", {{"a", any<CriteriaAnswer>(random)}}});
        if (random() % 3 == 0) break;
    }
    return cited;
}

LineDecision any_decision(Random& random, policy::Pack const& pack, std::string const& lob) {
    LineDecision made;
    made.line = LineNumber(static_cast<std::int32_t>(random() % 2 + 1));
    made.outcome = one_of(
        random, std::array{Outcome::approved, Outcome::denied, Outcome::denied,
                           Outcome::partially_approved, Outcome::modified, Outcome::not_required});
    if (!is_adverse(made.outcome)) return made;
    made.basis = any<Basis>(random);
    for (int tries = 0; tries < 20 && made.reasons.empty(); ++tries)
        if (auto const code = any<ReasonCode>(random); may_stand_on(code, made.basis))
            made.reasons.push_back({code, Private<std::string>("Seen in your records.")});
    auto const clinical = made.basis == Basis::medical_necessity || random() % 4 == 0;
    made.questions = Questions{clinical ? Judged::no : Judged::not_judged, Judged::not_judged,
                               made.basis == Basis::benefit ? Judged::no : Judged::not_judged};
    made.cited = any_criteria(random, pack, lob);
    if (made.outcome == Outcome::partially_approved) made.units = Units{500};
    if (made.outcome == Outcome::modified) made.place = "11";
    made.missing = {"a report"};
    return made;
}

Determine any_determination(Random& random, policy::Pack const& pack, std::string const& lob,
                            Instant now) {
    Determine made;
    made.why = "Read.";
    made.no_conflict = random() % 8 != 0;
    if (random() % 4 != 0)
        made.talk_effort = TalkEffort{now - std::chrono::hours(1), {}, "Called."};
    if (random() % 6 != 0) made.lines.push_back(any_decision(random, pack, lob));
    return made;
}

Command any_change(Random& random) {
    AmendRequest amend;
    amend.diagnoses = std::vector<Diagnosis>{{"M54.16", DiagnosisType::principal, {}}};
    if (random() % 2 == 0) amend.diagnoses->push_back({"G95.9", DiagnosisType::other, {}});
    AddNote note;
    note.note.type = any<NoteType>(random);
    note.note.text.reveal() = "note";
    auto const text = Private<std::string>("please");
    switch (random() % 6) {
        case 0: return amend;
        case 1: return AskForChange{any<ChangeKind>(random), text, policy::Channel::fax};
        case 2: return AskToCancel{text, policy::Channel::portal};
        case 3: return AnswerChange{1, any<ChangeState>(random), text};
        case 4:
            return AnswerDuplicate{make_request_number("40", 7), any<DuplicateAnswer>(random),
                                   text};
        default: return note;
    }
}

Command any_end(Random& random) {
    switch (random() % 4) {
        case 0:
            return VoidRequest{any<VoidReason>(random), "because", make_request_number("40", 7)};
        case 1: return WithdrawRequest{any<WithdrawReason>(random), "said so", {}};
        case 2: return DismissRequest{any<DismissReason>(random), "invalid"};
        default: return ReopenRequest{any<ReopenReason>(random), "look again", {}};
    }
}

Command any_command(Random& random, policy::Pack const& pack, std::string const& lob, Instant now) {
    switch (random() % 12) {
        case 0: return any_change(random);
        case 1: return any_end(random);
        case 2: return SignDecision{{}, random() % 4 != 0};
        case 3:
            return RecordReview{{}, any<ReviewResult>(random),     {},
                                {}, Private<std::string>("found"), true};
        case 4: return ReferRequest{any<ReferTo>(random), "please look", {}, {}, {}};
        case 5:
            return ApplyOutcome{
                {{LineNumber(1), {}, {}, {}}}, any<OutcomeSource>(random), "9", "seen otherwise"};
        case 6: return ExpireClock{policy::ClockKind::standard};
        default: return any_determination(random, pack, lob, now);
    }
}

bool pack_lets(policy::Pack const& pack, std::string_view act, Role role) {
    return std::ranges::any_of(pack.deciders, [&](policy::DeciderRule const& rule) {
        return rule.act == act && std::ranges::count(rule.roles, name_of(role)) > 0;
    });
}

void check_denial(AdverseRecord const& record, Context const& given) {
    auto const& by = record.by;
    CHECK(by.account == given.actor.account);
    CHECK(by.role != Role::system);
    CHECK(by.organisation != "giving_office");
    CHECK(
        pack_lets(given.pack, record.decision.clinical ? "deny" : "deny_administrative", by.role));
    CHECK(record.decision.attested);
    CHECK_FALSE(record.decision.reasons.empty());
    if (!record.decision.clinical) return;
    CHECK(record.licensed);
    CHECK(*by.licence_until >= given.pack.zone.day_of(given.now));
    CHECK_FALSE(record.decision.criteria.empty());
    CHECK(record.decision.talk.has_value());
}

/// Lines that some event of the step names as overturned, reopened or newly decided.
struct Named {
    std::set<std::int32_t> openly;
    bool reopened = false;
    bool overturned = false;
    bool decided = false;
};

Named named_by(Events const& events) {
    Named named;
    for (auto const& event : events) {
        if (auto const* e = std::get_if<DecisionOverturned>(&event)) {
            named.overturned = true;
            for (auto const line : e->lines) named.openly.insert(line.value);
        }
        if (auto const* e = std::get_if<RequestReopened>(&event)) {
            named.reopened = true;
            for (auto const line : e->lines) named.openly.insert(line.value);
        }
    }
    return named;
}

bool is_settled(Outcome outcome) {
    return outcome != Outcome::pending && outcome != Outcome::withdrawn &&
           outcome != Outcome::voided;
}

void check_step(State const& before, State const& after, Events const& events,
                Context const& given) {
    auto const named = named_by(events);
    for (std::size_t i = 0; i < before.lines.size(); ++i) {
        auto const& was = before.lines[i];
        auto const& is = after.lines[i];
        if (is_settled(was.outcome) && !named.openly.contains(was.number.value))
            CHECK(is.outcome == was.outcome);
        if (given.actor.role == Role::system && is.outcome != was.outcome)
            CHECK_FALSE(is_adverse(is.outcome));
        if (is_adverse(is.outcome) && is.adverse && is.adverse->decision.awaits_signature) {
            REQUIRE(is.adverse->signed_by.has_value());
            CHECK(is.adverse->signed_by->account != is.adverse->by.account);
        }
    }
    if (before.closed() && !named.reopened && !named.overturned) {
        CHECK(after.status == before.status);
        CHECK(after.closed_at == before.closed_at);
    }
    if (after.closed() && !before.closed())
        for (auto const& clock : after.clocks)
            CHECK((clock.state == ClockState::stopped || clock.state == ClockState::expired ||
                   outlives_decision(clock.clock)));
}

/// How many adverse decisions one history saw.
int play(Random& random) {
    auto const& setting = one_of(random, settings);
    auto const& pack = pack_at(setting.plan);
    auto given = context(pack, Role::provider_office, setting.line);
    given.facts.member->born_on.reveal() = make_day(setting.born, 3, 3);
    given.facts.duplicates.push_back({make_request_number("40", 7),
                                      true,
                                      "72148",
                                      codes::CodeSystem::cpt,
                                      make_day(2026, 12, 1),
                                      make_day(2026, 12, 31),
                                      "giving",
                                      "imaging",
                                      {},
                                      {},
                                      {},
                                      {},
                                      {},
                                      {}});
    auto asked = lumbar_mri();
    asked.lines.push_back(asked.lines.front());
    auto all = decide({}, asked, given).value();
    auto state = fold(all);
    int adverse = 0;
    for (int step = 0; step < 40; ++step) {
        given.now += std::chrono::minutes(random() % 300);
        given.actor = anyone(random);
        auto const command = any_command(random, pack, setting.line, given.now);
        auto const events = decide(state, command, given);
        if (!events) continue;
        auto const before = state;
        for (auto const& event : *events) {
            auto const again = read_event(kind_of(event), body_of(event));
            REQUIRE(again.ok());
            CHECK(body_of(*again) == body_of(event));
            if (auto const* denial = std::get_if<AdverseDetermined>(&event)) {
                check_denial(denial->record(), given);
                ++adverse;
            }
            state = apply(std::move(state), event);
            all.push_back(event);
        }
        check_step(before, state, *events, given);
        // Two phone calls nobody answered are two, so a note of a call may come again.
        auto const* note = std::get_if<AddNote>(&command);
        if (note != nullptr && note->note.type == NoteType::contact) continue;
        auto const repeated = decide(state, command, given);
        INFO(name_of_command(command));
        CHECK((!repeated || repeated->empty()));
    }
    auto const text = write_state(state);
    CHECK(write_state(fold(all)) == text);
    CHECK(write_state(read_state(text).value()) == text);
    return adverse;
}

}  // namespace

TEST_CASE(
    "whatever all roles do in whatever order, every no has its human being whom the pack allows, "
    "and nothing decided changes silently") {
    auto const seed = std::random_device{}();
    MESSAGE("seed ", seed);
    Random random(seed);
    int adverse = 0;
    for (int history = 0; history < 200; ++history) adverse += play(random);
    CHECK(adverse > 20);
}

}  // namespace assent::request
