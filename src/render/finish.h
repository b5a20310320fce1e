/// What the drawing library leaves out of a PDF. Internal to render.
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace assent::render {

/// Sets the language, has readers show the title and follow the structure, and makes the file's id
/// depend on its content alone. Faults: `not_rendered`.
Result<std::string> finish_pdf(std::string const& drawn, std::string_view language);

/// 0 when it cannot be read.
int count_pages(std::string const& pdf);

/// The pages of another PDF, each put into the room of a sheet.
struct Inlay {
    std::string const* pdf = nullptr;
    int first_sheet = 0;  ///< from 0
};

struct Bookmark {
    std::string title;
    int page = 1;  ///< from 1
};

struct Binding {
    std::string front;
    std::string sheets;  ///< behind the front; empty: none
    std::vector<Inlay> inlays;
    std::vector<Bookmark> bookmarks;
    std::string language;
};

/// One PDF of all, finished as above. Faults: `not_rendered`.
Result<std::string> bind_pdf(Binding const& binding);

Fault not_rendered();

}  // namespace assent::render
