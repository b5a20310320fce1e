/// Citing criteria: which sources and check lists are for a line, and what a citation is completed
/// with before it is kept, so that it can be read years later without the pack.
#pragma once

#include "policy/criteria_list.h"
#include "request/commands.h"

#include <string>
#include <vector>

namespace assent::request {

/// The sources that count for the line, in the pack's order.
std::vector<policy::CriteriaSource const*> criteria_sources(State const& state,
                                                            LineState const& line,
                                                            policy::Pack const& pack);

/// A check list and the lines of the request it is for.
struct ListForLines {
    policy::CriteriaList const* list = nullptr;
    std::vector<LineNumber> lines;
};

/// What the pack has for the request as it now asks, each list once.
std::vector<ListForLines> criteria_lists(State const& state, policy::Pack const& pack);

/// The check list that a citation about the line answers, or null.
policy::CriteriaList const* find_criteria_list(State const& state, LineState const& line,
                                               CriteriaCited const& cited,
                                               policy::Pack const& pack);

/// The citation with the list it was answered by, the sentences of its points and what the list's
/// logic makes of the answers. Faults: `evidence_required` when a point of a list is met by nothing
/// that is named, `unknown_document`, `unknown_page`, `too_long`; `where` is the pointer of the
/// citations.
Result<std::vector<CriteriaCited>> complete_citations(State const& state,
                                                      std::vector<LineState const*> const& lines,
                                                      std::vector<CriteriaCited> cited,
                                                      policy::Pack const& pack,
                                                      std::string const& where);

}  // namespace assent::request
