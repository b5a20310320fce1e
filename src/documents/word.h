/// The text of a Word document, as paragraphs.
#pragma once

#include "base/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace assent::documents {

struct WordText {
    std::vector<std::string> paragraphs;  ///< those of tables among them; empty ones left out
    bool cut = false;                     ///< there is more than was taken
};

/// Nothing when the file cannot be read. Faults: `file_type` when it is a ZIP and no Word document
/// without macros, `program_missing` and `no_process` of the program that unpacks it.
Result<std::optional<WordText>> text_of_word(std::filesystem::path const& file);

}  // namespace assent::documents
