/// Pages of a document as pictures, for looking at it without opening it.
#pragma once

#include "documents/kind.h"

#include <string>

namespace assent::documents {

struct PageWanted {
    int page = 1;      ///< from 1
    int width = 1000;  ///< pixels
};

/// A page of a PDF or TIFF as PNG. `work` is a folder for files that live during the call. Faults:
/// `no_preview` when the page cannot be drawn, `preview_busy` when too many are being drawn.
Result<std::string> draw_page(std::filesystem::path const& file, Kind kind, PageWanted wanted,
                              std::filesystem::path const& work);

}  // namespace assent::documents
