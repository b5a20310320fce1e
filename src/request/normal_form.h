/// Brings what was typed or sent into the one form that is stored and compared: codes, diagnoses,
/// modifiers, places.
#pragma once

#include "policy/pack.h"
#include "request/faults.h"
#include "request/submit.h"

#include <optional>
#include <vector>

namespace assent::request {

/// Faults carry the pointer of the element: `/lines/2/code`.
void bring_to_normal_form(SubmitRequest& asked, policy::Pack const& pack, Day received_on,
                          Faults& faults);

/// The procedure code of a line in normal form; none for a stay or visit without one.
std::optional<codes::Code> code_of(ServiceLine const& line);

}  // namespace assent::request
