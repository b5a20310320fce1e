/// A document as a PDF that a program of the system wrote anew, in a process of its own: what is
/// bound with other pages was never opened here as it came.
#pragma once

#include "documents/kind.h"

#include <filesystem>
#include <string>

namespace assent::documents {

/// The bytes of the PDF; forms and remarks become part of its pages. `work` is a folder for files
/// that live during the call. Faults: `not_bindable` when it cannot be read, `preview_busy` when
/// too many are at work, `program_missing` and `no_process` of the programs that do it.
Result<std::string> as_pdf(std::filesystem::path const& file, Kind kind,
                           std::filesystem::path const& work);

}  // namespace assent::documents
