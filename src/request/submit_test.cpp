#include "request/answer_lines.h"
#include "request/preview.h"
#include "request/test_case.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace assent::request {
namespace {

Result<Events> submitted(SubmitRequest const& asked, Context const& given) {
    return decide({}, asked, given);
}

Fault refusal(SubmitRequest const& asked) {
    auto const outcome = submitted(asked, context(pack_of("harbor"), Role::provider_office));
    return outcome ? Fault{} : outcome.fault();
}

}  // namespace

TEST_CASE("codes, diagnoses and the last day are stored in normal form") {
    auto const state =
        state_of(submitted(lumbar_mri(), context(pack_of("harbor"), Role::provider_office)));
    auto const& line = state.lines.front().asked;
    CHECK(line.code == "72148");
    CHECK(line.system == codes::CodeSystem::cpt);
    CHECK(line.to == make_day(2026, 12, 7));
    CHECK(line.units == whole_units(1));
    CHECK(state.asked->diagnoses.front().code == "M5416");
    CHECK(state.asked->reason == "op_services");
}

TEST_CASE("the events of a submission come in the order of its life") {
    auto asked = lumbar_mri();
    asked.urgency = policy::Urgency::urgent;
    auto const events = submitted(asked, context(pack_of("harbor"), Role::provider_office));
    REQUIRE(events.ok());
    std::vector<std::string_view> kinds;
    for (auto const& event : *events) kinds.push_back(kind_of(event));
    CHECK(kinds == std::vector<std::string_view>{"RequestReceived", "RequirementFound",
                                                 "ClockStarted", "Routed", "NoticeOrdered"});
    CHECK(std::get<policy::ClockStarted>((*events)[2]).due == at_utc("2026-11-27T17:15:00Z"));
}

TEST_CASE("a faulty element is named by its pointer") {
    auto asked = lumbar_mri();
    asked.lines.front().modifiers = {"RT", "x"};
    CHECK(refusal(asked) ==
          Fault{Kind::invalid, "bad_modifier", "/lines/0/modifiers/1", refusal(asked).message});
    asked = lumbar_mri();
    asked.diagnoses.push_back({"!", DiagnosisType::other, std::nullopt});
    CHECK(refusal(asked).where == "/diagnoses/1/code");
    asked = lumbar_mri();
    asked.lines.front().place = "1";
    CHECK(refusal(asked).where == "/lines/0/place");
}

TEST_CASE("a code of another system is refused with the system it belongs to") {
    auto asked = lumbar_mri();
    asked.lines.front().code = "J1745";
    asked.lines.front().system = codes::CodeSystem::cpt;
    auto const fault = refusal(asked);
    CHECK(fault.code == "wrong_code_system");
    CHECK(fault.where == "/lines/0/code");
    CHECK(fault.message.find("HCPCS") != std::string::npos);
}

TEST_CASE("a note of 8,000 characters is accepted and one more is not, whatever their bytes") {
    auto asked = lumbar_mri();
    std::string text;
    for (int i = 0; i < 8000; ++i) text += "\xC3\xA9";
    asked.notes.emplace_back().text.reveal() = text;
    CHECK(submitted(asked, context(pack_of("harbor"), Role::provider_office)).ok());
    asked.notes.front().text.reveal() += "e";
    CHECK(refusal(asked).code == "too_long");
    CHECK(refusal(asked).where == "/notes/0/text");
}

TEST_CASE("an office asks only for its own providers, staff for any") {
    auto given = context(pack_of("harbor"), Role::provider_office);
    given.actor.organisation = "another_office";
    auto const refused = submitted(lumbar_mri(), given);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.fault().code == "own_provider_required");
    CHECK(refused.fault().kind == Kind::forbidden);
    CHECK(submitted(lumbar_mri(), context(pack_of("harbor"), Role::intake_clerk)).ok());
}

TEST_CASE("staff enter when paper arrived, and the clock runs from then") {
    auto asked = lumbar_mri();
    asked.urgency = policy::Urgency::urgent;
    asked.received_at = at_utc("2026-11-24T10:00:00Z");
    auto const state = state_of(submitted(asked, context(pack_of("harbor"), Role::intake_clerk)));
    CHECK(state.clocks.front().due_at == at_utc("2026-11-27T10:00:00Z"));
    CHECK(refusal(asked).code == "role_not_allowed");
    asked.received_at = at_utc("2026-11-24T17:15:01Z");
    CHECK(submitted(asked, context(pack_of("harbor"), Role::intake_clerk)).fault().code ==
          "received_in_future");
}

TEST_CASE("a code the imported table does not hold is refused") {
    auto given = context(pack_of("harbor"), Role::provider_office);
    given.facts.known_codes = {false};
    CHECK(submitted(lumbar_mri(), given).fault().code == "unknown_code");
    given.facts.known_codes = {std::nullopt};
    CHECK(submitted(lumbar_mri(), given).ok());
}

TEST_CASE("a check finds everything wrong at once and stores nothing") {
    auto asked = lumbar_mri();
    asked.diagnoses.clear();
    asked.servicing.reset();
    asked.lines.front().units = whole_units(0);
    auto const made = preview(asked, context(pack_of("harbor"), Role::provider_office));
    std::vector<std::string> codes;
    for (auto const& fault : made.faults) codes.push_back(fault.code);
    std::ranges::sort(codes);
    CHECK(codes ==
          std::vector<std::string>{"bad_quantity", "diagnosis_required", "one_provider_per_role"});
    CHECK(made.lines.size() == 1);
}

TEST_CASE("a line that points at no diagnosis is refused before anything is looked up") {
    auto asked = lumbar_mri();
    asked.lines.front().diagnoses = {2};
    CHECK(refusal(asked).where == "/lines/0/diagnoses/0");
    CHECK(preview(asked, context(pack_of("harbor"), Role::provider_office)).lines.empty());
}

TEST_CASE("a request is due by its decision, not by the time to reply or to tell") {
    auto given = context(pack_of("harbor"), Role::provider_office);
    auto state = state_of(submitted(lumbar_mri(), given));
    auto const due = *governing_clock(state)->due_at;
    auto const then = [&](Command const& command) {
        given.actor = person(Role::nurse);
        auto const events = decide(state, command, given).value();
        for (auto const& event : events) state = apply(std::move(state), event);
    };
    RequestInformation ask;
    ask.items = {{"history", {}}};
    then(ask);
    REQUIRE(std::ranges::count(state.clocks, policy::ClockKind::information_reply, &Clock::clock));
    CHECK(*governing_clock(state)->due_at == due);
    then(Determine{});
    REQUIRE(std::ranges::count(state.clocks, policy::ClockKind::provider_notice, &Clock::clock));
    CHECK(governing_clock(state) == nullptr);
}

SubmitRequest at_a_practice_not_listed() {
    auto asked = lumbar_mri();
    asked.servicing.reset();
    asked.unlisted = {"1999009909", "Quay Demo Imaging", "imaging", "555-0199", {}, {}};
    return asked;
}

TEST_CASE("a practice that the directory has is taken from there") {
    auto given = context(pack_of("harbor"), Role::provider_office);
    auto const refused = submitted(at_a_practice_not_listed(), given);
    CHECK(refused.fault().code == "provider_listed");
    CHECK(refused.fault().where == "/unlisted/npi");
    given.facts.servicing.reset();
    CHECK(submitted(at_a_practice_not_listed(), given).ok());
    auto both = at_a_practice_not_listed();
    both.servicing = ProviderId("giving");
    CHECK(submitted(both, given).fault().code == "contradictory_choice");
}

TEST_CASE("nobody can claim the network of a practice that the directory lacks") {
    auto asked = at_a_practice_not_listed();
    asked.lines.front().facts.network = policy::Network::in;
    auto given = context(pack_of("harbor"), Role::provider_office);
    given.facts.servicing = directory::as_provider(asked.plan, *asked.unlisted);
    auto const made = preview(asked, given);
    CHECK(ask_for(made.asked, made.asked.lines.front(), given).network == policy::Network::unknown);
}

TEST_CASE("its row in the directory takes the place of a practice that was not listed") {
    auto given = context(pack_of("harbor"), Role::provider_office);
    given.facts.servicing.reset();
    auto asked = at_a_practice_not_listed();
    asked.lines.push_back(asked.lines.front());
    asked.lines.back().code = "72141";
    auto state = state_of(submitted(asked, given));
    auto const then = [&](Command const& command) {
        auto const events = decide(state, command, given);
        REQUIRE_MESSAGE(events.ok(), (events.ok() ? "" : events.fault().message));
        for (auto const& event : *events) state = apply(std::move(state), event);
    };
    given.actor = person(Role::nurse);
    Determine first;
    first.lines.emplace_back().line = LineNumber(1);
    then(first);
    // Of another specialty than the office thought, and in the network: the approval stands.
    auto row = provider("row", "radiology");
    row.id = *state.asked->servicing;
    given.facts.servicing = row;
    AmendRequest bind;
    bind.servicing = row.id;
    then(bind);
    CHECK_FALSE(directory::is_unlisted(*state.known->servicing));
    CHECK_FALSE(state.asked->unlisted.has_value());
    CHECK(state.lines.front().outcome == Outcome::approved);
    CHECK(talk_of(state).tasks.front().closed.has_value());
}

TEST_CASE("a request is received once") {
    auto const given = context(pack_of("harbor"), Role::provider_office);
    auto const state = state_of(submitted(lumbar_mri(), given));
    CHECK(decide(state, lumbar_mri(), given).fault().code == "request_exists");
}

TEST_CASE("only a request that exists can be acted on") {
    CHECK(decide({}, AddNote{}, context(pack_of("harbor"), Role::nurse)).fault().code ==
          "not_visible");
}

}  // namespace assent::request
