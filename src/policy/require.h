/// Does this service need authorization, and why? Rows are a set; the lowest rank among the
/// matching ones decides (vocabulary.md 3). A fact that is not stated is asked for when the answer
/// depends on it, never assumed.
#pragma once

#include "policy/ask.h"
#include "policy/pack.h"

namespace assent::policy {

/// Pure and total: every Ask has an Answer; an unknown code is `undetermined`, never
/// `not_required`.
Answer require(Pack const& pack, Ask const& ask);

/// The discipline the lookup will use: stated, else from modifier GP, GO, GN, else revenue code,
/// else specialty.
std::optional<Discipline> discipline_of(Ask const& ask);

}  // namespace assent::policy
