/// How long the texts of a submission may be. Announced before entry, refused with `too_long`,
/// never cut.
#pragma once

#include "base/text.h"
#include "policy/limits.h"
#include "request/faults.h"
#include "request/submit.h"

namespace assent::request {

using policy::name_limit;
using policy::note_limit;
using policy::sentence_limit;
using policy::word_limit;

void check_limits(SubmitRequest const& asked, Faults& faults);

}  // namespace assent::request
