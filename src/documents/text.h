/// The text of a document by page, as far as it has any: for searching in it and quoting from it.
#pragma once

#include "documents/kind.h"

#include <string>
#include <vector>

namespace assent::documents {

struct PageText {
    int page = 1;  ///< from 1
    std::string text;
};

struct DocumentText {
    std::vector<PageText> pages;  ///< none when nothing can be read in it, as in a scanned page
    bool cut = false;             ///< there is more than was taken
    bool has_text() const { return !pages.empty(); }
};

/// Pictures have none. Faults: `no_text` when it cannot be read, `text_busy` when too many are
/// being read, `program_missing` and `no_process` of the programs that read it.
Result<DocumentText> text_of(std::filesystem::path const& file, Kind kind);

}  // namespace assent::documents
