/// A block tree as a tagged PDF: the one place that knows fonts and pages.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "letters/blocks.h"

#include <string>

namespace assent::render {

/// The bytes of the PDF: letter size, text that can be searched and read aloud, title and language
/// set. The same tree and time give the same bytes. `as_of`: when what it tells was so. Faults:
/// `not_rendered`.
Result<std::string> pdf_of(letters::Tree const& tree, Instant as_of);

}  // namespace assent::render
