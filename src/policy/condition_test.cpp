#include "policy/condition.h"

#include <doctest/doctest.h>

using namespace assent;
using namespace assent::policy;

namespace {

ValueSets const sets{{"offices", "11 22"}};

Fit fit(Fact fact, std::string_view cell, Ask const& ask) {
    Vocabulary vocabulary;
    auto const test = compile_condition(fact, cell, sets, vocabulary);
    REQUIRE(test.ok());
    return fit_of(*test, read_facts(vocabulary, ask));
}

Ask at_place(std::string place) {
    Ask ask;
    ask.place = std::move(place);
    return ask;
}

Ask with_diagnoses(std::vector<std::string> diagnoses) {
    Ask ask;
    ask.diagnoses = std::move(diagnoses);
    return ask;
}

Ask aged(int age) {
    Ask ask;
    ask.age = age;
    return ask;
}

}  // namespace

TEST_CASE("one of the listed values fits, another does not, none is a question") {
    CHECK(fit(Fact::place, "11 22", at_place("22")) == Fit::yes);
    CHECK(fit(Fact::place, "11 22", at_place("21")) == Fit::no);
    CHECK(fit(Fact::place, "11 22", {}) == Fit::unknown);
    CHECK(fit(Fact::place, "@offices", at_place("22")) == Fit::yes);
}

TEST_CASE("the words stated and unstated answer instead of asking") {
    CHECK(fit(Fact::place, "11 unstated", {}) == Fit::yes);
    CHECK(fit(Fact::place, "11 stated", {}) == Fit::no);
    CHECK(fit(Fact::place, "unstated", at_place("11")) == Fit::no);
    CHECK(fit(Fact::place, "stated", at_place("11")) == Fit::yes);
    CHECK(fit(Fact::diagnosis, "unstated", with_diagnoses({"C50911"})) == Fit::no);
    CHECK(fit(Fact::diagnosis, "stated", with_diagnoses({"C50911"})) == Fit::yes);
}

TEST_CASE("an excluded value leaves every other stated value") {
    CHECK(fit(Fact::county, "!lake", {}) == Fit::unknown);
    Ask ask;
    ask.county = "lake";
    CHECK(fit(Fact::county, "!lake", ask) == Fit::no);
    CHECK(fit(Fact::county, "!lake !hill", ask) == Fit::no);
    ask.county = "sea";
    CHECK(fit(Fact::county, "!lake !hill", ask) == Fit::yes);
    CHECK(fit(Fact::county, "lake", ask) == Fit::no);
}

TEST_CASE("ages are ranges with both ends inside") {
    CHECK(fit(Fact::age, "0-20", aged(20)) == Fit::yes);
    CHECK(fit(Fact::age, "0-20", aged(21)) == Fit::no);
    CHECK(fit(Fact::age, "21-", aged(130)) == Fit::yes);
    CHECK(fit(Fact::age, "-36", aged(0)) == Fit::yes);
    CHECK(fit(Fact::age, "-36 60-", aged(59)) == Fit::no);
    CHECK(fit(Fact::age, "21-", {}) == Fit::unknown);
}

TEST_CASE("any diagnosis of the line, or only the first") {
    auto const second = with_diagnoses({"M5416", "C50911"});
    CHECK(fit(Fact::diagnosis, "C50* D05*", second) == Fit::yes);
    CHECK(fit(Fact::principal_diagnosis, "C50* D05*", second) == Fit::no);
    CHECK(fit(Fact::principal_diagnosis, "O00-O9A", with_diagnoses({"O9A211"})) == Fit::yes);
    CHECK(fit(Fact::diagnosis, "C50*", {}) == Fit::unknown);
    CHECK(fit(Fact::diagnosis, "!C50*", second) == Fit::no);
    CHECK(fit(Fact::diagnosis, "!C50*", with_diagnoses({"M5416"})) == Fit::yes);
}

TEST_CASE("modifiers, marks and special cases are never asked") {
    Ask ask;
    ask.modifiers = {"GP", "59"};
    CHECK(fit(Fact::modifier, "GP GO", ask) == Fit::yes);
    CHECK(fit(Fact::modifier, "GO", ask) == Fit::no);
    CHECK(fit(Fact::modifier, "!GP", ask) == Fit::no);
    CHECK(fit(Fact::modifier, "!GN", ask) == Fit::yes);
    CHECK(fit(Fact::modifier, "GP !59", ask) == Fit::no);
    CHECK(fit(Fact::mark, "trial", {}) == Fit::no);
    CHECK(fit(Fact::special, "!emergency", {}) == Fit::yes);
}

TEST_CASE("a network nobody knows is a question") {
    Ask ask;
    ask.network = Network::unknown;
    CHECK(fit(Fact::network, "in", ask) == Fit::unknown);
    ask.network = Network::out;
    CHECK(fit(Fact::network, "in", ask) == Fit::no);
}

TEST_CASE("a pack names at most 120 values of one fact") {
    Vocabulary vocabulary;
    std::string cell;
    for (int i = 0; i < 121; ++i) cell += "county_" + std::to_string(i) + " ";
    CHECK(compile_condition(Fact::county, cell, sets, vocabulary).fault().code == "bad_condition");
}
