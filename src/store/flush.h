/// Small files that must be on disk before what relies on them. False: not done, errno says why.
#pragma once

#include <filesystem>
#include <string_view>

namespace assent::store {

/// A new file, readable by its owner alone, whole or not there; refuses one that exists.
bool write_flushed(std::filesystem::path const& path, std::string_view text);
/// A name is only safe when the folder that holds it is on disk, too.
bool flush_folder(std::filesystem::path const& folder);

}  // namespace assent::store
