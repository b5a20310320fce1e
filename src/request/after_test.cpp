#include "request/after_parts.h"
#include "request/claims_check.h"
#include "request/test_case.h"

#include <doctest/doctest.h>

namespace assent::request {
namespace {

State approved_mri(policy::Pack const& pack) {
    auto asked = lumbar_mri();
    asked.lines.front().to = make_day(2026, 12, 31);
    asked.lines.front().units = whole_units(4);
    auto state = state_of(decide({}, asked, context(pack, Role::provider_office)));
    auto const decided = decide(state, Determine{}, context(pack, Role::nurse));
    for (auto const& event : decided.value()) state = apply(std::move(state), event);
    return state;
}

State after(State state, Command const& command, Context const& context) {
    auto const events = decide(state, command, context);
    REQUIRE(events.ok());
    for (auto const& event : *events) state = apply(std::move(state), event);
    return state;
}

RecordUse use(std::int64_t units, std::string const& reference) {
    return {LineNumber(1), whole_units(units), make_day(2026, 12, 8), reference, false};
}

}  // namespace

TEST_CASE("a count never goes below nothing nor above what was authorized, whatever is reported") {
    auto const& pack = pack_of("harbor");
    auto state = approved_mri(pack);
    auto const given = context(pack, Role::coordinator);
    for (int step = 0; step < 60; ++step) {
        auto command = use(1 + step % 3, "C" + std::to_string(step % 5));
        command.reversed = step % 4 == 3;
        auto const events = decide(state, command, given);
        if (!events) continue;
        for (auto const& event : *events) state = apply(std::move(state), event);
        auto const again = decide(state, command, given);
        CHECK((!again || again->empty()));
        auto const balance = balance_of(state, state.lines.front());
        CHECK(balance.used.thousandths >= 0);
        CHECK(balance.used <= *balance.authorized);
        CHECK(balance.remaining->thousandths ==
              balance.authorized->thousandths - balance.used.thousandths);
    }
    CHECK(after_of(state).uses.size() > 3);
}

TEST_CASE("a stored request from before these events reads and folds as it did") {
    auto const& pack = pack_of("harbor");
    auto const events = decide({}, lumbar_mri(), context(pack, Role::provider_office)).value();
    auto const state = fold(events);
    CHECK_FALSE(state.stay.has_value());
    CHECK_FALSE(state.talk.has_value());
    CHECK_FALSE(state.after.has_value());
    auto const old = read_event("RequestForwarded", R"({"group":"g","contact":"c"})");
    REQUIRE(old.ok());
    CHECK(body_of(*old) == R"({"group":"g","contact":"c"})");
}

TEST_CASE("the machine changes, ends and takes nothing away") {
    auto const& pack = pack_of("harbor");
    auto const state = approved_mri(pack);
    auto const machine = context(pack, Role::system);
    ChangeAuthorization change;
    change.line = LineNumber(1);
    change.units = whole_units(9);
    change.why = "More.";
    CHECK(decide(state, change, machine).fault().code == "role_not_allowed");
    EndAuthorization end;
    end.last_day = make_day(2026, 12, 10);
    end.why = "Less.";
    CHECK(decide(state, end, machine).fault().code == "role_not_allowed");
    end.line = LineNumber(1);
    end.reason = EndReason::reassessed;
    end.decision.emplace().lines.emplace_back();
    CHECK(decide(state, end, machine).fault().code == "role_not_allowed");
    CHECK(decide(state, use(1, "C"), machine).fault().code == "role_not_allowed");
    CHECK(decide(state, TakeBackRequest{"why"}, machine).fault().code == "role_not_allowed");
}

TEST_CASE("coverage found again is told once, and looking a second time tells nothing") {
    auto const& pack = pack_of("harbor");
    auto state = approved_mri(pack);
    auto given = context(pack, Role::system);
    given.facts.member->coverages.front().valid_to = make_day(2026, 12, 15);
    auto const found = decide(state, RecheckCoverage{}, given).value();
    auto const* gap = std::get_if<CoverageGapFound>(&found.front());
    REQUIRE(gap != nullptr);
    CHECK(gap->covered == std::vector<DaySpan>{{make_day(2026, 12, 7), make_day(2026, 12, 15)}});
    CHECK(gap->uncovered == std::vector<DaySpan>{{make_day(2026, 12, 16), make_day(2026, 12, 31)}});
    state = after(state, RecheckCoverage{}, given);
    CHECK(decide(state, RecheckCoverage{}, given)->empty());
    CHECK(state.status == Status::approved);
}

TEST_CASE("a claim names every reason against it") {
    auto const& pack = pack_of("harbor");
    auto const state = approved_mri(pack);
    auto member = *facts("medi_cal").member;
    ClaimAsk ask;
    ask.member = member.id;
    ask.provider = ProviderId("giving");
    ask.code = "72148";
    ask.service_day = make_day(2026, 12, 8);
    CHECK(check_claim(state, ask, member, pack).good);

    ask.provider = ProviderId("somebody");
    ask.service_day = make_day(2027, 2, 1);
    ask.units = whole_units(5);
    auto const answer = check_claim(state, ask, member, pack);
    CHECK_FALSE(answer.good);
    CHECK(answer.because == std::vector{ClaimReason::other_provider, ClaimReason::outside_span,
                                        ClaimReason::units_used_up});
    CHECK(answer.sentences.size() == 3);
    CHECK(answer.line == LineNumber(1));

    member.coverages.clear();
    CHECK(check_claim(state, ask, member, pack).because.front() == ClaimReason::not_eligible);
}

TEST_CASE("a claim that names no provider is not good") {
    auto const& pack = pack_of("harbor");
    auto const state = approved_mri(pack);
    ClaimAsk ask;
    ask.member = MemberId("m1");
    ask.code = "72148";
    ask.service_day = make_day(2026, 12, 8);
    auto const answer = check_claim(state, ask, *facts("medi_cal").member, pack);
    CHECK(answer.because == std::vector{ClaimReason::other_provider});
}

TEST_CASE(
    "a claim of a practice that the directory lacked is good by its NPI and by its later id") {
    auto const& pack = pack_of("harbor");
    auto asked = lumbar_mri();
    asked.servicing.reset();
    asked.documents.emplace_back().blob = BlobHash("aa");
    asked.unlisted = {
        " 1999009909 ", "Quay Demo Imaging", "Diagnostic Imaging", "555-0199", {}, {}};
    auto given = context(pack, Role::provider_office);
    given.facts.servicing.reset();
    auto state = state_of(decide({}, asked, given));
    auto const id = directory::provider_id_of(asked.plan, "1999009909");
    CHECK(state.asked->servicing == id);
    CHECK(state.known->servicing->specialty == "diagnostic_imaging");
    CHECK(directory::is_unlisted(*state.known->servicing));
    given.actor = person(Role::nurse);
    given.facts = {};
    auto const approved = decide(state, Determine{}, given).value();
    for (auto const& event : approved) state = apply(std::move(state), event);
    ClaimAsk ask;
    ask.member = MemberId("m1");
    ask.code = "72148";
    ask.service_day = make_day(2026, 12, 7);
    ask.npi = "1999009909";
    CHECK(check_claim(state, ask, *facts("medi_cal").member, pack).good);
    ask.npi = "1999009917";
    CHECK(check_claim(state, ask, *facts("medi_cal").member, pack).because ==
          std::vector{ClaimReason::other_provider});
    ask.npi.clear();
    ask.provider = id;
    CHECK(check_claim(state, ask, *facts("medi_cal").member, pack).good);
}

}  // namespace assent::request
