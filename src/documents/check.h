/// Whether a file that came in can be read, before anybody relies on it.
#pragma once

#include "documents/kind.h"

#include <cstdint>

namespace assent::documents {

struct Checked {
    Kind kind = Kind::pdf;
    int pages = 0;  ///< 0: not counted in pages
};

/// Faults: those of kind_of(); `password_protected`; `file_broken` when it cannot be read to its
/// end; `program_missing` and `no_process` of the programs that look at it.
Result<Checked> check(std::filesystem::path const& file);

/// Runs the plan's virus scanner on the file: `command` and the file's path as its last word. Exit
/// code 0: nothing found; 1: something found; any other: it could not look (as clamscan and
/// clamdscan have it). Faults: `file_infected`, `scan_failed`.
Result<void> scan(std::filesystem::path const& file, std::string const& command);

}  // namespace assent::documents
