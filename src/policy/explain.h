/// Turns a weighed lookup into the Answer people read: sentences, questions, contacts, rows.
#pragma once

#include "policy/look_up.h"

namespace assent::policy {

Answer explain(Pack const& pack, Ask const& ask, FactValues const& facts, Lookup const& lookup);

}  // namespace assent::policy
