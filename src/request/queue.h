/// Which queue a request that a person must look at lies in: the first route of the pack that fits,
/// else its default.
#pragma once

#include "policy/pack.h"
#include "request/submit.h"

#include <string>

namespace assent::request {

/// Whether a line asks for one of the codes; a set without codes is no condition.
bool names_a_code(codes::CodeSet const& wanted, SubmitRequest const& asked);

std::string queue_for(policy::Pack const& pack, SubmitRequest const& asked,
                      std::string const& line_of_business);

}  // namespace assent::request
