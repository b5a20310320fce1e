#include "request/adverse.h"

#include "request/test_case.h"

#include <doctest/doctest.h>

#include <type_traits>

namespace assent::request {
namespace {

// By its type: no denial without going through a factory that takes a human being.
static_assert(!std::is_default_constructible_v<AdverseDetermined>);
static_assert(!std::is_aggregate_v<AdverseDetermined>);
static_assert(!std::is_constructible_v<AdverseDetermined, AdverseRecord>);
static_assert(!std::is_constructible_v<AdverseDetermined, AdverseDecision, Actor, Instant>);
static_assert(!std::is_default_constructible_v<LicensedDecider>);
static_assert(!std::is_constructible_v<LicensedDecider, Actor>);
static_assert(!std::is_constructible_v<StaffDecider, Actor>);
static_assert(!std::is_constructible_v<LicensedDecider, StaffDecider>);
static_assert(!std::is_default_constructible_v<DecisionSigned>);
static_assert(!std::is_constructible_v<DecisionSigned, SignatureRecord>);
static_assert(!std::is_constructible_v<Event, AdverseRecord>);

Day on(int day = 0) { return make_day(2026, 11, 24) + std::chrono::days(day); }

AdverseDecision decision(bool clinical) {
    AdverseDecision made;
    made.line = LineNumber(1);
    made.clinical = clinical;
    made.basis = clinical ? Basis::medical_necessity : Basis::administrative;
    return made;
}

json::Value body_of_denial(Actor const& by, bool licensed, bool clinical) {
    return to_json(AdverseRecord{decision(clinical), by, licensed, {}, {}, {}});
}

std::string read_fault(json::Value const& body) {
    auto const read = AdverseDetermined::read(body);
    return read ? "" : read.fault().code;
}

}  // namespace

TEST_CASE("only a licensed clinician with a current licence can be a licensed decider") {
    for (std::size_t i = 0; i < enum_count<Role>; ++i) {
        auto const role = static_cast<Role>(i);
        auto const may =
            role == Role::physician || role == Role::medical_director || role == Role::pharmacist;
        CHECK_MESSAGE(LicensedDecider::of(person(role), on()).ok() == may, name_of(role));
    }
    auto late = person(Role::physician);
    late.licence_until = on();
    CHECK(LicensedDecider::of(late, on()).ok());
    CHECK(LicensedDecider::of(late, on(1)).fault().code == "licence_not_current");
    late.licence.clear();
    CHECK_FALSE(LicensedDecider::of(late, on()).ok());
    auto disguised = person(Role::physician);
    disguised.account = "system";
    CHECK_FALSE(LicensedDecider::of(disguised, on()).ok());
}

TEST_CASE("an administrative denial cannot carry a clinical one") {
    auto const by = StaffDecider::of(person(Role::coordinator));
    REQUIRE(by.ok());
    CHECK(AdverseDetermined::administrative(decision(false), *by, {}).ok());
    CHECK(AdverseDetermined::administrative(decision(true), *by, {}).fault().code ==
          "physician_required");
    CHECK_FALSE(StaffDecider::of(person(Role::system)).ok());
    CHECK_FALSE(StaffDecider::of(person(Role::provider_office)).ok());
    CHECK_FALSE(StaffDecider::of(person(Role::member)).ok());
}

TEST_CASE("a stored denial is read back only with its human being") {
    CHECK(read_fault(body_of_denial(person(Role::physician), true, true)).empty());
    CHECK(read_fault(body_of_denial(person(Role::coordinator), false, false)).empty());
    CHECK(read_fault(body_of_denial(person(Role::system), true, true)) == "broken_denial");
    CHECK(read_fault(body_of_denial(person(Role::system), false, false)) == "broken_denial");
    CHECK(read_fault(body_of_denial(person(Role::nurse), true, true)) == "broken_denial");
    CHECK(read_fault(body_of_denial(person(Role::coordinator), false, true)) == "broken_denial");
    auto approved = AdverseRecord{decision(true), person(Role::physician), true, {}, {}, {}};
    approved.decision.outcome = Outcome::approved;
    CHECK(read_fault(to_json(approved)) == "broken_denial");
    CHECK_FALSE(DecisionSigned::read(to_json(SignatureRecord{{}, person(Role::system), {}})).ok());
}

TEST_CASE("an event store that was tampered with yields no denial") {
    auto const by = LicensedDecider::of(person(Role::physician), on());
    Event const denial = AdverseDetermined::clinical(decision(true), *by, {});
    auto body = body_of(denial);
    CHECK(read_event("AdverseDetermined", body).ok());
    auto const at = body.find("\"role\":\"physician\"");
    REQUIRE(at != std::string::npos);
    body.replace(at, 18, "\"role\":\"system\"");
    CHECK(read_event("AdverseDetermined", body).fault().code == "broken_denial");
}

TEST_CASE("every reason stands on at least one basis and has its general sentence") {
    for (std::size_t i = 0; i < enum_count<ReasonCode>; ++i) {
        auto const code = static_cast<ReasonCode>(i);
        auto const stands = may_stand_on(code, Basis::medical_necessity) ||
                            may_stand_on(code, Basis::administrative) ||
                            may_stand_on(code, Basis::benefit);
        CHECK_MESSAGE(stands, name_of(code));
        CHECK_FALSE(general_sentence(code).empty());
    }
}

}  // namespace assent::request
