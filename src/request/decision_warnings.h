/// What whoever decides is told before it counts. A warning refuses nothing.
#pragma once

#include "request/commands.h"

#include <string>
#include <vector>

namespace assent::request {

struct DecisionWarning {
    std::string code;     ///< `no_evidence`, `criteria_met`, `criteria_not_met`
    std::string where;    ///< pointer into the decision
    std::string message;  ///< a sentence for the one who decides
};

/// Criteria cited without a place in the records, and decisions that go against the logic of the
/// check list they cite.
std::vector<DecisionWarning> warnings_of(State const& state, Determine const& command,
                                         policy::Pack const& pack);

}  // namespace assent::request
