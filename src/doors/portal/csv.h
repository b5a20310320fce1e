/// Tables as files that open in a spreadsheet, which must not take a cell for a formula.
#pragma once

#include "http/message.h"

#include <string>
#include <vector>

namespace assent::portal {

/// One line with its end. What a spreadsheet would calculate gets an apostrophe in front.
std::string csv_line(std::vector<std::string> const& cells);
/// The file to download under this name.
http::Response csv_file(std::string_view name, std::string text);

}  // namespace assent::portal
