/// What policy says about each line of a submission.
#pragma once

#include "policy/require.h"
#include "request/commands.h"

#include <vector>

namespace assent::request {

/// The facts of one line as a lookup asks for them; `asked` is in normal form.
policy::Ask ask_for(SubmitRequest const& asked, ServiceLine const& line, Context const& context);

/// One answer a line, in order.
/// Needs no approval, for everybody or for whoever is asked about.
bool needs_nothing(policy::Answer const& answer);
std::vector<policy::Answer> answer_lines(SubmitRequest const& asked, Context const& context);

}  // namespace assent::request
