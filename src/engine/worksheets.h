/// Unfinished review work of a request: a person's answers, quotations and words before the
/// decision. Nobody else reads it; colleagues see that the request is in work.
#pragma once

#include "records/worksheets.h"

#include <optional>
#include <vector>

namespace assent::engine {

struct Worksheets {
    std::optional<records::Worksheet> mine;
    std::vector<records::AtWork> others;
};

}  // namespace assent::engine
