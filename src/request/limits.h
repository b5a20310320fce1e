/// How long the texts people write may be. Announced before entry, refused with `too_long`,
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

/// A text of another command. Faults: `too_long` at `where`.
Result<void> must_be_short(std::string_view text, std::string const& where,
                           std::size_t most = sentence_limit);

}  // namespace assent::request
