/// What saved searches of every list share: a good name and id, and room beside the others.
#pragma once

#include "records/saved_views.h"

namespace assent::engine {

/// Faults: `bad_id`, `name_missing`, `too_long`.
Result<void> may_be_saved(records::SavedView const& view);
/// Faults: `name_taken`, `too_many`.
Result<void> save_beside_others(store::Db& db, records::SavedView const& view);

}  // namespace assent::engine
