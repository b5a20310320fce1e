/// Letter pages with a line at the head and the foot, and room between them for a page of another
/// document. Internal to render.
#pragma once

#include "base/result.h"
#include "base/time.h"

#include <string>
#include <vector>

namespace assent::render {

/// Where the page of the other document stands, in points from the lower left corner.
struct Room {
    double left = 36;
    double bottom = 54;
    double right = 576;
    double top = 744;
};

struct Sheet {
    std::string head;
    std::string foot;
    std::string number;   ///< `Page 12 of 40`
    std::string picture;  ///< bytes of a PNG or JPEG drawn into the room; empty: none
};

/// Faults: `not_rendered`, `bad_picture` when one cannot be drawn or is too large.
Result<std::string> draw_sheets(std::vector<Sheet> const& sheets, Instant as_of);

/// Whether a picture can be drawn. Faults: `bad_picture`.
Result<void> check_picture(std::string const& picture);

}  // namespace assent::render
