#include "request/decision_warnings.h"

#include "request/citations.h"
#include "request/guards.h"

#include <algorithm>

namespace assent::request {
namespace {

using policy::Logic;

bool is_about_something(CriteriaCited const& cited) {
    return std::ranges::any_of(cited.answers, [](CriteriaPoint const& point) {
        return point.answer != CriteriaAnswer::not_applicable;
    });
}

bool has_evidence(CriteriaCited const& cited) {
    return std::ranges::any_of(cited.answers,
                               [](CriteriaPoint const& point) { return !point.evidence.empty(); });
}

/// The other way round than the list's own logic says.
void weigh_list(policy::CriteriaList const& list, CriteriaCited const& cited, bool adverse,
                std::string const& where, std::vector<DecisionWarning>& warnings) {
    auto const found = policy::weigh(list.tree, cited.answers);
    auto const words = list.title + ": " + policy::words_for(found) + ". ";
    if (adverse && found.logic == Logic::met)
        warnings.push_back({"criteria_met", where,
                            words + "By its own logic the list is met; on what does the denial "
                                    "rest?"});
    if (!adverse && (found.logic == Logic::not_met || found.logic == Logic::open))
        warnings.push_back({"criteria_not_met", where,
                            words + "By its own logic the list is not met; say why the member "
                                    "needs it all the same."});
}

void warn_of_line(State const& state, LineDecision const& wanted, policy::Pack const& pack,
                  std::string const& where, std::vector<DecisionWarning>& warnings) {
    auto const* line = find_line(state, wanted.line);
    if (line == nullptr) return;
    auto const adverse = is_adverse(wanted.outcome);
    for (std::size_t i = 0; i < wanted.cited.size(); ++i) {
        auto const& cited = wanted.cited[i];
        auto const here = where + "/cited/" + std::to_string(i);
        if (adverse && is_about_something(cited) && !has_evidence(cited))
            warnings.push_back({"no_evidence", here,
                                "No place in the records is named for these criteria. Were the "
                                "records read for them?"});
        if (auto const* list = find_criteria_list(state, *line, cited, pack))
            weigh_list(*list, cited, adverse, here, warnings);
    }
}

}  // namespace

std::vector<DecisionWarning> warnings_of(State const& state, Determine const& command,
                                         policy::Pack const& pack) {
    std::vector<DecisionWarning> warnings;
    for (std::size_t i = 0; i < command.lines.size(); ++i)
        warn_of_line(state, command.lines[i], pack, "/lines/" + std::to_string(i), warnings);
    return warnings;
}

}  // namespace assent::request
