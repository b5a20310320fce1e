/// What the drawing library leaves out of a PDF. Internal to render.
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace assent::render {

/// Sets the language, has readers show the title and follow the structure, and makes the file's id
/// depend on its content alone. Faults: `not_rendered`.
Result<std::string> finish_pdf(std::string const& drawn, std::string_view language);

Fault not_rendered();

}  // namespace assent::render
