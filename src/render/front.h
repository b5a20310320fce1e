/// The pages of a block tree before they are finished. Internal to render.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "letters/blocks.h"

#include <string>
#include <vector>

namespace assent::render {

struct Front {
    std::string drawn;       ///< a PDF, not yet finished
    int pages = 0;           ///< its own
    std::vector<int> parts;  ///< pages on which headings with `new_page` stand, in order
};

/// `more`: pages that follow it, counted in "page 1 of 9". Faults: `not_rendered`.
Result<Front> draw_front(letters::Tree const& tree, Instant as_of, int more);

}  // namespace assent::render
