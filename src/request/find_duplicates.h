/// Which earlier requests a submission may repeat, and whether it is the very same (L-DUP-01,
/// L-DUP-02, DUP-04).
#pragma once

#include "request/commands.h"

#include <optional>
#include <vector>

namespace assent::request {

/// The same service at the same provider, the same specialty elsewhere, or the same that was denied
/// within the time of an appeal. Never more than a question. A request this one follows is
/// none.
std::vector<DuplicateSuspected> find_duplicates(SubmitRequest const& asked, Context const& context,
                                                Day received_on);

/// The open request that is the same to the last line, when the submission brings nothing new.
std::optional<RequestId> find_copy(SubmitRequest const& asked, Facts const& facts);

}  // namespace assent::request
