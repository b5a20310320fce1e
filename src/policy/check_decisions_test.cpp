#include "policy/check_pack.h"
#include "policy/test_packs.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace assent;
using namespace assent::policy;

namespace {

constexpr char whole[] = R"([[criteria]]
source = "plan_policy"
name = "Policies"
cited = "x"
[[peer_to_peer]]
contact = "um"
source = "x"
[[clinical_benefit]]
age_below = 21
sentence = "Correct or ameliorate."
source = "x"
)";

PackFiles files_of(std::string const& profile, std::string const& decisions) {
    auto files = small_files("row,title,rank,answer,codes,why\nR-1,A,6,required,any,One.\n");
    auto& plan = files["plan.toml"];
    plan.replace(plan.find("\"ma\""), 4, "\"" + profile + "\"");
    files["decisions.toml"] = decisions;
    return files;
}

std::size_t mistakes(PackFiles const& files, std::string_view where) {
    auto const pack = load_pack(files);
    INFO((pack.ok() ? std::string() : pack.fault().where + " " + pack.fault().message));
    REQUIRE(pack.ok());
    auto const found = check_pack(*pack, {}, {});
    return static_cast<std::size_t>(std::ranges::count_if(found, [&](Finding const& finding) {
        return finding.where == where && finding.severity == Severity::error &&
               (finding.check == "decider" || where == "decisions.toml");
    }));
}

std::size_t gaps(PackFiles const& files, std::string_view where) {
    auto const pack = load_pack(files);
    INFO((pack.ok() ? std::string() : pack.fault().where + " " + pack.fault().message));
    REQUIRE(pack.ok());
    auto const found = check_pack(*pack, {}, {});
    return static_cast<std::size_t>(std::ranges::count_if(found, [&](Finding const& finding) {
        return finding.where == where && finding.check == "gap";
    }));
}

}  // namespace

TEST_CASE("a plan says on what its denials rest and with whom a provider may talk") {
    CHECK(mistakes(files_of("ma", whole), "decisions.toml") == 0);
    CHECK(mistakes(files_of("ma", ""), "decisions.toml") == 2);
    CHECK(mistakes(files_of("medi_cal_kk", whole), "decisions.toml") == 0);
    auto young = std::string(whole);
    young.replace(young.find("21"), 2, "18");
    CHECK(mistakes(files_of("medi_cal_kk", young), "decisions.toml") == 1);
    CHECK(mistakes(files_of("ga_insured", whole), "decisions.toml") == 1);
    auto before = std::string(whole);
    before.replace(before.find("contact = \"um\""), 14, "contact = \"um\"\nbefore = true");
    CHECK(mistakes(files_of("ga_insured", before), "decisions.toml") == 0);
}

TEST_CASE("a plan tells the member before an approval is cut") {
    auto silent = files_of("ma", whole);
    CHECK(gaps(silent, "notices.toml") == 1);
    silent["notices.toml"] +=
        "[[notice]]\non = \"reduced\"\nform = \"denial\"\nto = [\"member\"]\nchannel = "
        "[\"mail\"]\n";
    CHECK(gaps(silent, "notices.toml") == 0);
}

TEST_CASE("a pack that lets a nurse or a machine deny is refused") {
    auto files = files_of("ma", whole);
    files["deciders.toml"] =
        "[[decider]]\nact = \"deny\"\nrole = [\"physician\"]\nlicence = true\n";
    CHECK(mistakes(files, "deciders.toml") == 0);
    files["deciders.toml"] =
        "[[decider]]\nact = \"deny\"\nrole = [\"nurse\", \"system\"]\nlicence = true\n";
    CHECK(mistakes(files, "deciders.toml") == 2);
    files["deciders.toml"] = "[[decider]]\nact = \"refuse\"\nrole = [\"nurse\"]\n";
    CHECK_FALSE(load_pack(files).ok());
}

TEST_CASE("decisions name only contacts and lines that the plan has") {
    CHECK_FALSE(load_pack(files_of("ma", "dismissal_line = [\"silver\"]\n")).ok());
    CHECK_FALSE(
        load_pack(files_of("ma", "[[peer_to_peer]]\ncontact = \"nobody\"\nsource = \"x\"\n")).ok());
    CHECK_FALSE(load_pack(files_of("ma",
                                   "[[peer_to_peer]]\ncontact = \"um\"\nsource = \"x\"\n"
                                   "hours_from = 17\nhours_to = 8\n"))
                    .ok());
}
