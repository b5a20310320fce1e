#include "identity/permissions.h"

#include "base/names.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <initializer_list>

namespace assent::identity {
namespace {

constexpr std::array<std::string_view, 20> roles{
    "provider_office",  "office_admin",      "practitioner",
    "intake_clerk",     "coordinator",       "nurse",
    "inpatient_nurse",  "pharmacist",        "physician",
    "medical_director", "supervisor",        "case_manager",
    "member_services",  "provider_services", "policy_analyst",
    "auditor",          "administrator",     "appeals_coordinator",
    "appeals_reviewer", "external_reviewer"};

bool only(Right right, std::initializer_list<std::string_view> allowed) {
    return std::all_of(roles.begin(), roles.end(), [&](std::string_view role) {
        bool const expected = std::find(allowed.begin(), allowed.end(), role) != allowed.end();
        return has_right(role, right) == expected;
    });
}

TEST_CASE("a role nobody has written down may do nothing") {
    for (auto const* role : {"", "visitor", "Nurse", "system", "member", "nurse "}) {
        CAPTURE(role);
        CHECK(rights_of(role).empty());
        for (std::size_t i = 0; i < enum_count<Right>; ++i)
            CHECK_FALSE(has_right(role, static_cast<Right>(i)));
    }
}

TEST_CASE("only a physician's role may deny, and only clinicians decide") {
    CHECK(only(Right::deny, {"physician", "medical_director"}));
    CHECK(only(Right::decide,
               {"nurse", "inpatient_nurse", "pharmacist", "physician", "medical_director"}));
}

TEST_CASE("only an administrator imports and administers, and sees no member") {
    CHECK(only(Right::import_, {"administrator"}));
    CHECK(only(Right::administer, {"administrator"}));
    CHECK(only(Right::manage_office, {"office_admin"}));
    CHECK(only(Right::account_requests, {"administrator", "provider_services"}));
    CHECK_FALSE(has_right("administrator", Right::member_browse));
    CHECK_FALSE(has_right("administrator", Right::request_search));
}

TEST_CASE("an office sees its own requests and browses no members") {
    CHECK(only(Right::office_view, {"provider_office", "office_admin", "practitioner"}));
    CHECK_FALSE(has_right("provider_office", Right::member_browse));
    CHECK(has_right("provider_office", Right::request_submit));
}

TEST_CASE("what anybody may do cannot be taken from an account") {
    CHECK_FALSE(may_be_withheld(Right::lookup));
    CHECK_FALSE(may_be_withheld(Right::proof));
    for (auto const right : {Right::request_search, Right::request_submit, Right::administer})
        CHECK(may_be_withheld(right));
    auto const fault = right_withheld(Right::request_search);
    CHECK(fault.where == "/rights/request_search");
    CHECK(fault.message.find("search authorizations and referrals") != std::string::npos);
    CHECK(rights_in("note void nonsense") == std::vector{Right::note, Right::void_});
}

TEST_CASE("rights are told by their names") {
    auto const rights = rights_of("policy_analyst");
    REQUIRE(rights.size() == 2);
    CHECK(rights[0] == "lookup");
    CHECK(rights[1] == "proof");
    for (auto const role : roles) CHECK_FALSE(rights_of(role).empty());
    CHECK(identity::roles().size() == roles.size());
}

}  // namespace
}  // namespace assent::identity
