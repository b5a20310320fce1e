/// What a file is, by its content and not by its name.
#pragma once

#include "base/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assent::documents {

enum class Kind { pdf, tiff, jpeg, png, docx };

struct Accepted {
    Kind kind;
    std::string_view name;  ///< as people call it
    std::string_view media_type;
    std::vector<std::string_view> endings;
};

/// The kinds of files that are taken, in the order they are told.
std::vector<Accepted> const& accepted();
Accepted const& accepted_of(Kind kind);
std::optional<Kind> kind_of_media_type(std::string_view media_type);

/// Looks at the first bytes only. Faults: `nothing_in_file`, `password_protected` (an encrypted
/// Office file), `file_type` which names what is taken and, where known, what this is.
Result<Kind> kind_of(std::filesystem::path const& file);

}  // namespace assent::documents
