#include "policy/choices.h"

#include "policy/test_packs.h"

#include <doctest/doctest.h>

using namespace assent;
using namespace assent::policy;

TEST_CASE("screens are offered the valid combinations of a kind only") {
    auto files = small_files(
        "row,title,rank,answer,codes,why\nR-1,Canes,6,required,hcpcs:E0100,Canes need approval.\n");
    files["reasons.csv"] =
        "kind,reason,service_type,valid,code_systems,offer\n"
        "outpatient,op_services,procedure,yes,cpt hcpcs,\n"
        "outpatient,op_services,referral,no,,service_type=procedure\n"
        "referral,pcp_referral,referral,yes,cus,\n"
        ",second_opinion,referral,yes,,\n";
    auto const pack = load_pack(files).value();
    auto const all = choices(pack);
    CHECK(all.choices.size() == 3);
    CHECK(all.service_types == std::vector<std::string>{"procedure", "referral"});
    auto const outpatient = choices(pack, RequestKind::outpatient);
    REQUIRE(outpatient.choices.size() == 2);
    CHECK(outpatient.reasons == std::vector<std::string>{"op_services", "second_opinion"});
    CHECK(outpatient.choices[0].code_systems ==
          std::vector{codes::CodeSystem::cpt, codes::CodeSystem::hcpcs});
}
