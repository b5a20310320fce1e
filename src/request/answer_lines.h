/// What policy says about each line of a submission, and which earlier requests it may repeat.
#pragma once

#include "policy/require.h"
#include "request/commands.h"

#include <vector>

namespace assent::request {

/// The facts of one line as a lookup asks for them; `asked` is in normal form.
policy::Ask ask_for(SubmitRequest const& asked, ServiceLine const& line, Context const& context);

/// One answer a line, in order.
std::vector<policy::Answer> answer_lines(SubmitRequest const& asked, Context const& context);

/// Possible duplicates (L-DUP-01): the same service at the same provider, or the same specialty
/// elsewhere. Never more than a question to the reviewer. A request this one follows is
/// none.
std::vector<DuplicateSuspected> find_duplicates(SubmitRequest const& asked, Facts const& facts);

}  // namespace assent::request
