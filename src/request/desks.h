/// Which queues a role works from, so that each case is offered to somebody who may do what it
/// waits for. Who may decide it is another question (who_may.h). Deny by default.
#pragma once

#include "policy/pack.h"
#include "request/actor.h"

#include <string_view>
#include <vector>

namespace assent::request {

/// A name of vocabulary.md 12, or one of the pack's own.
bool is_queue(std::string_view name, policy::Pack const& pack);
/// Every queue of vocabulary.md 12 and of the pack, each once.
std::vector<std::string_view> queues_of(policy::Pack const& pack);
bool works_from(Role role, std::string_view queue);
/// Sees every queue of the plan, to share the work out.
bool shares_out(Role role);

}  // namespace assent::request
