#include "request/citations.h"

#include "request/decision_warnings.h"
#include "request/test_case.h"

#include <doctest/doctest.h>

namespace assent::request {
namespace {

/// A lumbar MRI with one document, which has the plan's own check list.
State mri() {
    auto const& pack = pack_of("harbor");
    auto state = state_of(decide({}, lumbar_mri(), context(pack, Role::provider_office)));
    DocumentAttached added;
    added.document = 1;
    return apply(std::move(state), added);
}

CriteriaCited cited(std::vector<CriteriaPoint> answers) {
    return {"plan_policy", "2026", "IMG 3", "", std::move(answers)};
}

CriteriaPoint shown(char const* point, CriteriaAnswer answer) {
    CriteriaPoint made{point, answer};
    made.evidence.push_back({1, 2, Private<std::string>("It says so.")});
    return made;
}

Determine deciding(Outcome outcome, CriteriaCited const& by) {
    Determine command;
    auto& line = command.lines.emplace_back();
    line.line = LineNumber(1);
    line.outcome = outcome;
    line.cited.push_back(by);
    return command;
}

Result<std::vector<CriteriaCited>> completed(State const& state, CriteriaCited const& one) {
    return complete_citations(state, {&state.lines.front()}, {one}, pack_of("harbor"), "/cited");
}

std::vector<std::string> warned(Determine const& command) {
    std::vector<std::string> codes;
    for (auto const& warning : warnings_of(mri(), command, pack_of("harbor")))
        codes.push_back(warning.code + " " + warning.where);
    return codes;
}

using A = CriteriaAnswer;
using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("an answer kept before evidence existed reads and writes as it did") {
    constexpr auto kept = R"({"source":"mcg","edition":"29th","section":"A-1","answers":[)"
                          R"({"point":"six weeks","answer":"not_met"}]})";
    auto const read = from_json<CriteriaCited>(json::parse(kept).value());
    REQUIRE(read.ok());
    CHECK(json_text(*read) == kept);
    CHECK(read->answers.front().evidence.empty());
}

TEST_CASE("a list is for the lines whose code and source fit") {
    auto const& pack = pack_of("harbor");
    auto state = mri();
    auto found = criteria_lists(state, pack);
    REQUIRE(found.size() == 1);
    CHECK(found.front().list->id == "lumbar_mri");
    CHECK(found.front().lines == std::vector{LineNumber(1)});
    state.lines.push_back(state.lines.front());
    state.lines.back().number = LineNumber(2);
    CHECK(criteria_lists(state, pack).front().lines == std::vector{LineNumber(1), LineNumber(2)});
    state.lines.back().asked.code = "72141";
    CHECK(criteria_lists(state, pack).front().lines == std::vector{LineNumber(1)});
}

TEST_CASE("what only the pack knows of a citation is taken from the pack") {
    auto one = cited({shown("examination", A::met), {"made_up", A::not_met}});
    one.list = "other";
    one.finding = "All met";
    one.answers[1].text = "Whatever the page says.";
    auto const made = completed(mri(), one);
    REQUIRE(made.ok());
    CHECK(made->front().list == "lumbar_mri");
    CHECK(made->front().finding == "4 of 4 needed: 1 met, 3 open");
    CHECK(made->front().answers[0].text == "An examination of nerves and muscles is recorded.");
    CHECK(made->front().answers[1].text.empty());
    one.section = "IMG 4";
    auto const free = completed(mri(), one);
    REQUIRE(free.ok());
    CHECK(free->front().list.empty());
    CHECK(free->front().finding.empty());
}

TEST_CASE("what shows a point is a document of the request, a page and a few words") {
    auto const state = mri();
    auto const refused = [&](CriteriaPoint const& point) {
        auto const made = completed(state, cited({point}));
        return made ? std::string("taken") : made.fault().code + " " + made.fault().where;
    };
    CriteriaPoint const bare{"examination", A::met};
    CHECK(refused(bare) == "evidence_required /cited/0/answers/0/evidence");
    CHECK(refused({"examination", A::not_met}) == "taken");
    CHECK(refused(shown("examination", A::met)) == "taken");
    auto noted = bare;
    noted.note.reveal() = "  ";
    CHECK(refused(noted) == "evidence_required /cited/0/answers/0/evidence");
    noted.note.reveal() = "Seen.";
    CHECK(refused(noted) == "taken");
    noted.note.reveal() = std::string(1001, 'x');
    CHECK(refused(noted) == "too_long /cited/0/answers/0/note");
    auto wrong = shown("examination", A::met);
    wrong.evidence[0].document = 2;
    CHECK(refused(wrong) == "unknown_document /cited/0/answers/0/evidence/0/document");
    wrong.evidence[0] = {1, -1, {}};
    CHECK(refused(wrong) == "unknown_page /cited/0/answers/0/evidence/0/page");
    wrong.evidence[0] = {1, 1, Private<std::string>(std::string(1001, 'x'))};
    CHECK(refused(wrong) == "too_long /cited/0/answers/0/evidence/0/quote");
}

TEST_CASE("whoever decides is warned of criteria without evidence and against their logic") {
    auto const unmet = cited({shown("red_flag", A::not_met), shown("six_weeks", A::not_met)});
    auto const met = cited({shown("red_flag", A::met), shown("examination", A::met),
                            shown("changes_care", A::met), shown("no_recent_mri", A::met)});
    CHECK(warned(deciding(Outcome::denied, unmet)).empty());
    CHECK(warned(deciding(Outcome::denied, cited({{"red_flag", A::not_met}}))) ==
          Codes{"no_evidence /lines/0/cited/0"});
    CHECK(warned(deciding(Outcome::denied, cited({{"red_flag", A::not_applicable}}))).empty());
    CHECK(warned(deciding(Outcome::denied, met)) == Codes{"criteria_met /lines/0/cited/0"});
    CHECK(warned(deciding(Outcome::approved, met)).empty());
    CHECK(warned(deciding(Outcome::approved, unmet)) == Codes{"criteria_not_met /lines/0/cited/0"});
}

}  // namespace assent::request
