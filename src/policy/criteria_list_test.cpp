#include "policy/criteria_list.h"

#include "policy/check_pack.h"
#include "policy/test_packs.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace assent;
using namespace assent::policy;

namespace {

constexpr char knee[] = R"(id = "knee"
title = "Knee"
source = "plan_policy"
edition = "2026"
section = "K 1"
cited = "Manual 1"
codes = "cpt:73721 hcpcs:E0100-E0105"
need = "all"
[[item]]
point = "a"
text = "A holds."
hint = "See the note."
[[item]]
title = "What was tried"
need = "at_least"
least = 2
[[item.item]]
point = "b"
text = "B holds."
[[item.item]]
point = "c"
text = "C holds."
[[item.item]]
point = "d"
text = "D holds."
)";

constexpr char decisions[] = R"([[criteria]]
source = "plan_policy"
name = "Policies"
codes = "cpt:70000-79999 hcpcs:E0100-E0105"
except = "cpt:75000"
cited = "x"
[[criteria]]
source = "silver_rules"
name = "Silver rules"
line = ["silver"]
cited = "x"
)";

PackFiles files_with(std::string const& list, std::string const& other = {}) {
    auto files = small_files("row,title,rank,answer,codes,why\nR-1,A,6,required,any,One.\n");
    auto& plan = files["plan.toml"];
    plan.insert(plan.find("[[holiday]]"),
                "[[line]]\nid = \"silver\"\nname = \"Silver\"\nlaw_profile = \"ma\"\n");
    files["decisions.toml"] = decisions;
    files["criteria/knee.toml"] = list;
    if (!other.empty()) files["criteria/other.toml"] = other;
    return files;
}

std::string changed(std::string_view from, std::string_view to) {
    std::string text = knee;
    auto const at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

std::string refusal(std::string const& list) {
    auto const pack = load_pack(files_with(list));
    return pack ? std::string() : pack.fault().where + " " + pack.fault().message;
}

std::string mistake(PackFiles const& files) {
    auto const pack = load_pack(files);
    INFO((pack.ok() ? std::string() : pack.fault().where + " " + pack.fault().message));
    REQUIRE(pack.ok());
    for (auto const& finding : check_pack(*pack, {}, {}))
        if (finding.where.starts_with("criteria/")) return finding.message;
    return {};
}

bool has(std::string const& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

CriteriaItem const& tree() {
    static auto const pack = load_pack(files_with(knee)).value();
    return pack.criteria_lists->lists.front().tree;
}

using A = CriteriaAnswer;
CriteriaFinding found(std::vector<std::pair<char const*, A>> const& given) {
    std::vector<CriteriaPoint> answers;
    for (auto const& [point, answer] : given) answers.push_back({point, answer});
    return weigh(tree(), answers);
}

}  // namespace

TEST_CASE("a list is met when what its tree needs is met, open while it still can be") {
    CHECK(found({}).logic == Logic::open);
    CHECK(found({{"a", A::met}, {"b", A::met}, {"c", A::met}}).logic == Logic::met);
    CHECK(found({{"a", A::met}, {"b", A::met}}).logic == Logic::open);
    CHECK(found({{"a", A::not_met}, {"b", A::met}, {"c", A::met}}).logic == Logic::not_met);
    CHECK(found({{"a", A::met}, {"b", A::not_met}, {"c", A::not_met}}).logic == Logic::not_met);
    CHECK(
        found({{"a", A::met}, {"b", A::not_met}, {"c", A::met}, {"d", A::not_documented}}).logic ==
        Logic::open);
    CHECK(found({{"a", A::met}, {"a", A::not_met}}).not_met == 0);
}

TEST_CASE("what does not apply is left out, and never makes up for what a group needs") {
    CHECK(found({{"a", A::not_applicable}, {"b", A::met}, {"c", A::met}}).logic == Logic::met);
    CHECK(found({{"a", A::met}, {"b", A::not_applicable}, {"c", A::not_applicable}}).logic ==
          Logic::not_met);
    CHECK(found({{"a", A::met}, {"b", A::not_applicable}, {"c", A::not_applicable}, {"d", A::met}})
              .logic == Logic::not_met);
    CHECK(found({{"a", A::met}, {"b", A::not_applicable}, {"c", A::met}, {"d", A::met}}).logic ==
          Logic::met);
    auto const none = found({{"a", A::not_applicable},
                             {"b", A::not_applicable},
                             {"c", A::not_applicable},
                             {"d", A::not_applicable}});
    CHECK(none.logic == Logic::not_met);
    CriteriaItem only;
    only.items.push_back(tree().items.front());
    CHECK(words_for(weigh(only, {{"a", A::not_applicable}})) == "Nothing of it applies");
}

TEST_CASE("the logic is told in words") {
    auto const& group = tree().items[1];
    CHECK(words_for(weigh(group, {{"b", A::met}, {"c", A::met}})) ==
          "2 of 3 needed: 2 met, 1 open");
    CHECK(words_for(weigh(group, {{"b", A::met}, {"c", A::not_met}, {"d", A::met}})) ==
          "2 of 3 needed: 2 met, 1 not met");
    CHECK(words_for(
              weigh(group, {{"b", A::met}, {"c", A::not_applicable}, {"d", A::not_applicable}})) ==
          "2 needed, only 1 can apply: 1 met");
    CHECK(words_for(found({{"a", A::met}, {"b", A::met}, {"c", A::met}})) ==
          "2 of 2 needed: 2 met");
}

TEST_CASE("more that is met never makes a list less met") {
    std::mt19937 random(7);
    for (int i = 0; i < 2000; ++i) {
        std::vector<CriteriaPoint> answers;
        for (auto const* point : {"a", "b", "c", "d"})
            if (random() % 5 != 0) answers.push_back({point, static_cast<A>(random() % 4)});
        if (answers.empty()) continue;
        auto const before = weigh(tree(), answers).logic;
        answers[random() % answers.size()].answer = A::met;
        auto const after = weigh(tree(), answers).logic;
        if (before == Logic::met) CHECK(after == Logic::met);
        if (before == Logic::open) CHECK(after != Logic::not_met);
    }
}

TEST_CASE("a list is offered for its codes, days and conditions") {
    auto const pack = load_pack(files_with(changed(
                                    "need = \"all\"",
                                    "except = \"hcpcs:E0105\"\nkind = \"outpatient\"\nvalid_from = "
                                    "2026-01-01\nneed = \"all\"")))
                          .value();
    auto const offered = [&](Ask const& ask) {
        return lists_for(*pack.criteria_lists, ask).size();
    };
    auto ask = ask_for("73721");
    CHECK(offered(ask) == 1);
    ask.kind = RequestKind::outpatient;
    CHECK(offered(ask) == 1);
    ask.kind = RequestKind::inpatient;
    CHECK(offered(ask) == 0);
    CHECK(offered(ask_for("73722")) == 0);
    CHECK(offered(ask_for("E0104")) == 1);
    CHECK(offered(ask_for("E0105")) == 0);
    CHECK(offered(ask_for("73721", make_day(2025, 12, 31))) == 0);
    CHECK(find_point(tree(), "c")->text == "C holds.");
    CHECK(find_point(tree(), "nothing") == nullptr);
}

TEST_CASE("a list that cannot mean anything is refused at its place") {
    CHECK(refusal(knee).empty());
    CHECK(has(refusal(changed("plan_policy", "house_rules")), "house_rules is no [[criteria]]"));
    CHECK(has(refusal(changed("point = \"d\"", "point = \"a\"")), "point a stands twice"));
    CHECK(has(refusal(changed("point = \"d\"", "point = \"a\"")), "/criteria/knee.toml/23"));
    CHECK(has(refusal(changed("least = 2", "least = 4")), "has 3 items"));
    CHECK(has(refusal(changed("least = 2\n", "")), "least goes with"));
    CHECK(has(refusal(changed("need = \"all\"", "need = \"all\"\nleast = 1")), "least goes with"));
    CHECK(has(refusal(std::string(knee) + "[[item]]\ntitle = \"Empty\"\nneed = \"any\"\n"),
              "at least one [[item]]"));
    CHECK(has(refusal(changed("text = \"A holds.\"", "text = \"A holds\"")), "full stop"));
    CHECK(has(refusal(changed("hint = ", "clue = ")), "clue is not known here"));
    CHECK(has(refusal(changed("codes = \"cpt:73721 hcpcs:E0100-E0105\"\n", "")), "codes"));
    CHECK(has(refusal(changed("need = \"all\"", "line = \"bronze\"\nneed = \"all\"")), "bronze"));
    auto files = files_with(knee);
    files["criteria/deep/knee.toml"] = knee;
    CHECK_FALSE(load_pack(files).ok());
}

TEST_CASE("a check of the pack finds lists whose source is not used for what they are for") {
    CHECK(mistake(files_with(knee)).empty());
    CHECK(has(mistake(files_with(changed("73721", "75000"))), "not used for 75000"));
    CHECK(has(mistake(files_with(changed("73721", "80050"))), "not used for 80050"));
    CHECK(has(
        mistake(files_with(changed("codes = \"cpt:73721 hcpcs:E0100-E0105\"", "codes = \"any\""))),
        "for some codes only"));
    CHECK(
        has(mistake(files_with(changed("plan_policy", "silver_rules"))), "not used for line gold"));
    auto silver = changed("plan_policy", "silver_rules");
    silver.insert(silver.find("need"), "line = \"silver\"\n");
    CHECK(mistake(files_with(silver)).empty());
}

TEST_CASE("editions of a list follow each other") {
    auto next = changed("K 1", "K 2");
    CHECK(has(mistake(files_with(knee, next)), "knee is in force twice"));
    CHECK(has(mistake(files_with(knee, changed("\"knee\"", "\"other\""))), "the same source"));
    next.insert(next.find("need"), "valid_from = 2027-01-01\n");
    auto const old = changed("need = \"all\"", "valid_to = 2026-12-31\nneed = \"all\"");
    CHECK(mistake(files_with(old, next)).empty());
}
