/// Printed pages and other documents bound into one PDF, numbered through.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "letters/blocks.h"

#include <functional>
#include <string>
#include <vector>

namespace assent::render {

/// A document behind the printed pages: a PDF, or a picture of one page.
struct Enclosure {
    std::string title;    ///< at the head of its pages
    std::string pdf;      ///< made by ourselves, or by a program that wrote it anew
    std::string picture;  ///< bytes of a PNG or JPEG
};

struct PageNumbers {
    int total = 0;
    std::vector<int> parts;       ///< of the tree: where each begins
    std::vector<int> enclosures;  ///< where each begins
    std::vector<int> lengths;     ///< how many pages each has
};

/// How many pages; 0 when it cannot be bound.
int pages_of(Enclosure const& enclosure);

/// The tree is asked for as often as its page numbers change. Each of its parts and each enclosure
/// is a bookmark. Faults: `not_rendered`, `bad_picture`.
Result<std::string> bind(std::function<letters::Tree(PageNumbers const&)> const& front,
                         std::vector<Enclosure> const& enclosures, Instant as_of);

}  // namespace assent::render
