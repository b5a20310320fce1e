#include "request/authorization_guard.h"

#include "request/test_case.h"

#include <doctest/doctest.h>

namespace assent::request {
namespace {

State approved(char const* plan, char const* line) {
    auto given = context(pack_of(plan), Role::provider_office, line);
    auto state = state_of(decide({}, lumbar_mri(), given));
    given.actor = person(Role::nurse);
    auto const events = decide(state, Determine{}, given).value();
    for (auto const& event : events) state = apply(std::move(state), event);
    return state;
}

AuthorizationCut cut(CutGround ground, Day effective) {
    AuthorizationCut made;
    made.line = LineNumber(1);
    made.ground = ground;
    made.effective = effective;
    return made;
}

std::string refusal(State const& state, AuthorizationCut const& wanted, Context const& given) {
    auto const outcome = authorization_may_be_cut(state, wanted, given);
    return outcome ? "" : outcome.fault().code;
}

}  // namespace

TEST_CASE("cutting an approval on clinical grounds is a physician's, ten days ahead") {
    auto const state = approved("harbor", "medi_cal");
    auto given = context(pack_of("harbor"), Role::nurse);
    auto const far = cut(CutGround::clinical, make_day(2026, 12, 4));
    CHECK(refusal(state, far, given) == "physician_required");
    given.actor = person(Role::physician);
    CHECK(refusal(state, far, given).empty());
    CHECK(refusal(state, cut(CutGround::clinical, make_day(2026, 12, 3)), given) ==
          "notice_too_short");
    CHECK(refusal(state, cut(CutGround::fraud, make_day(2026, 11, 29)), given).empty());
    CHECK(refusal(state, cut(CutGround::fraud, make_day(2026, 11, 28)), given) ==
          "notice_too_short");
    CHECK(refusal(state, cut(CutGround::died, make_day(2026, 11, 24)), given).empty());
}

TEST_CASE(
    "service in good faith holds the approval, and lost coverage is no ground in California") {
    auto const state = approved("harbor", "medi_cal");
    auto const given = context(pack_of("harbor"), Role::physician);
    auto wanted = cut(CutGround::coverage_lost, make_day(2027, 1, 10));
    CHECK(refusal(state, wanted, given).empty());
    wanted.service_began = make_day(2026, 12, 7);
    CHECK(refusal(state, wanted, given) == "approval_locked");
    wanted.ground = CutGround::clinical;
    CHECK(refusal(state, wanted, given) == "approval_locked");
    wanted.ground = CutGround::fraud;
    CHECK(refusal(state, wanted, given).empty());
}

TEST_CASE("in Georgia the lock takes service within forty-five business days of the approval") {
    auto const state = approved("alliant", "insured");
    auto const given = context(pack_of("alliant"), Role::physician, "insured");
    auto wanted = cut(CutGround::clinical, make_day(2027, 5, 1));
    auto const last =
        calendar::add_business_days(make_day(2026, 11, 24), 45, pack_of("alliant").holidays);
    wanted.service_began = last;
    CHECK(refusal(state, wanted, given) == "approval_locked");
    wanted.service_began = last + std::chrono::days(1);
    CHECK(refusal(state, wanted, given).empty());
    wanted.service_began = last;
    for (auto const ground : {CutGround::coverage_lost, CutGround::billing_error, CutGround::fraud,
                              CutGround::misrepresentation, CutGround::schedule_ii_drug}) {
        wanted.ground = ground;
        CHECK_MESSAGE(refusal(state, wanted, given).empty(), name_of(ground));
    }
}

TEST_CASE("what is not approved cannot be cut") {
    auto const state =
        state_of(decide({}, lumbar_mri(), context(pack_of("harbor"), Role::provider_office)));
    CHECK(refusal(state, cut(CutGround::clinical, make_day(2027, 1, 1)),
                  context(pack_of("harbor"), Role::physician)) == "not_approved");
}

}  // namespace assent::request
