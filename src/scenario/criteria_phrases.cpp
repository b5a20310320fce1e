#include "base/text.h"
#include "request/citations.h"
#include "scenario/citation.h"
#include "scenario/phrase_groups.h"
#include "scenario/phrases.h"
#include "scenario/words_of.h"

#include <algorithm>

namespace assent::scenario {
namespace {

using policy::CriteriaAnswer;
using policy::CriteriaCited;
using policy::CriteriaEvidence;
using policy::CriteriaPoint;

Result<CriteriaPoint> point_of(std::string const& text, std::size_t number) {
    auto const parts = words(text);
    CriteriaPoint point;
    if (parts.size() == 1) {
        point.point = "point " + std::to_string(number);
        point.answer = TRY(enumerator<CriteriaAnswer>(parts[0]));
        return point;
    }
    point.point = parts[0];
    point.answer = TRY(enumerator<CriteriaAnswer>(parts[1]));
    if (parts.size() == 3 && parts[2] == "noted") {
        point.note.reveal() = "The member's own account.";
    } else if (parts.size() == 6 && parts[2] == "on" && parts[4] == "page") {
        point.evidence.push_back({static_cast<int>(TRY(whole_number(std::string(parts[3])))),
                                  static_cast<int>(TRY(whole_number(std::string(parts[5])))),
                                  Private<std::string>("It says so.")});
    } else if (parts.size() != 2) {
        return bad_step("what shows a point is written: noted, or: on 1 page 3");
    }
    return point;
}

Result<std::vector<CriteriaCited>> citations(Call const& call) {
    std::vector<CriteriaCited> cited;
    for (auto const& row : call.table) {
        if (row.size() != 2 || row[0] != "criteria")
            return bad_step("criteria and what is cited, two spaces apart");
        cited.push_back(TRY(citation(row[1])));
    }
    return cited;
}

Result<Said> approve_citing(World& world, Call const& call) {
    request::Determine command;
    auto& line = command.lines.emplace_back();
    line.line = LineNumber(TRY(whole_number(call.word(1))));
    line.cited = TRY(citations(call));
    return run(world, call.word(0), command);
}

Result<Said> review_citing(World& world, Call const& call) {
    request::RecordReview command;
    command.result = TRY(enumerator<request::ReviewResult>(call.word(1)));
    command.text.reveal() = "The records were read.";
    command.criteria = TRY(citations(call));
    return run(world, call.word(0), command);
}

Result<Said> expect_lists(World& world, Call const&) {
    auto const state = TRY(world.stage.state());
    auto const pack = TRY(world.stage.pack_on(
        Day(std::chrono::floor<std::chrono::days>(world.stage.now()).time_since_epoch())));
    std::vector<std::string> all;
    for (auto const& found : request::criteria_lists(state, *pack)) all.push_back(found.list->id);
    return truth("Expect check lists " + (all.empty() ? std::string("none") : join(all, ", ")));
}

/// What is cited of the line where it is decided, else in the last review.
std::vector<CriteriaCited> cited_of(request::State const& state, std::string const& line) {
    for (auto const& held : state.lines) {
        if (std::to_string(held.number.value) != line) continue;
        if (held.adverse) return held.adverse->decision.criteria;
        if (held.determined) return held.determined->cited;
    }
    return state.review.reviews.empty() ? std::vector<CriteriaCited>()
                                        : state.review.reviews.back().criteria;
}

Result<Said> expect_finding(World& world, Call const& call) {
    std::vector<std::string> all;
    for (auto const& cited : cited_of(TRY(world.stage.state()), call.word(0)))
        if (!cited.list.empty()) all.push_back(cited.list + ": " + cited.finding);
    return truth("Expect line " + call.word(0) + " weighs \"" +
                 (all.empty() ? std::string("nothing") : join(all, "; ")) + "\"");
}

}  // namespace

Result<CriteriaCited> citation(std::string_view text) {
    auto const parts = listed(text);
    if (parts.size() < 3) return bad_step("criteria are written: source, edition, section, answer");
    CriteriaCited cited;
    cited.source = parts[0];
    cited.edition = parts[1] == "-" ? "" : parts[1];
    cited.section = parts[2] == "-" ? "" : parts[2];
    for (std::size_t i = 3; i < parts.size(); ++i)
        cited.answers.push_back(TRY(point_of(parts[i], i - 2)));
    return cited;
}

void add_criteria_phrases(PhraseBook& book) {
    book.add("<who...> approves line <number> by criteria",
             "Approves, citing: the table has rows `criteria` with source, edition, section and "
             "the answers. An answer may name its point and what shows it: `six_weeks met on 1 "
             "page 3`, `six_weeks met noted`.",
             approve_citing);
    book.add("<who...> finds <result> by criteria", "A review that cites the same way.",
             review_citing);
    book.add("Expect check lists <lists...>", "The plan's own check lists for the request.",
             expect_lists);
    book.add("Expect line <line> weighs \"<text>\"",
             "What the logic of the cited check lists makes of the answers.", expect_finding);
}

}  // namespace assent::scenario
