/// What a decision would come to, without deciding: what would be refused, and what whoever decides
/// should know before.
#pragma once

#include "engine/engine.h"
#include "request/decision_warnings.h"

#include <optional>
#include <vector>

namespace assent::engine {

struct DecisionCheck {
    std::optional<Fault> fault;  ///< why it would be refused
    std::vector<request::DecisionWarning> warnings;
    RequestPicture picture;           ///< as it would be then; where it would be refused, as it is
    std::size_t happened_before = 0;  ///< entries of its timeline that are there already
};

/// Faults: `unknown_request`, `read_only`, `right_required` for who decides nothing.
Result<DecisionCheck> check_decision(Engine& engine, Asker const& asker, RequestId const& number,
                                     request::Determine const& command);

}  // namespace assent::engine
