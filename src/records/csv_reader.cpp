#include "records/csv_reader.h"

#include <algorithm>
#include <utility>

namespace assent::records {

CsvReader::CsvReader(RowSink sink, Names needed, Names known)
    : sink_(std::move(sink)),
      needed_(needed),
      known_(known),
      stream_([this](csv::Row& row) { return take_row(row); }) {}

Result<void> CsvReader::feed(std::string_view part) {
    TRY(stream_.feed(part));
    return fault_ ? Result<void>(*fault_) : fine();
}

Result<void> CsvReader::finish() {
    TRY(stream_.finish());
    if (!fault_ && names_.empty())
        return invalid("missing_column", "/1", "The file is empty; see docs/imports.md.");
    if (!fault_) end();
    return fault_ ? Result<void>(*fault_) : fine();
}

bool CsvReader::take_row(csv::Row& row) {
    if (names_.empty()) {
        if (auto const taken = take_header(row); !taken) fault_ = taken.fault();
        return !fault_;
    }
    sink_.read();
    row_ = &row;
    refused_ = false;
    take();
    return !fault_;
}

Result<void> CsvReader::take_header(csv::Row const& header) {
    names_ = header.cells;
    for (auto const& name : names_)
        if (std::ranges::find(known_, name) == known_.end())
            return invalid("unknown_column", "/1",
                           "The column '" + name + "' is not known; see docs/imports.md.");
    for (auto const name : needed_)
        if (std::ranges::find(names_, name) == names_.end())
            return invalid("missing_column", "/1",
                           "The file needs a column " + std::string(name) + ".");
    return fine();
}

std::string_view CsvReader::cell_of(csv::Row const& row, std::string_view column) const {
    auto const at = std::ranges::find(names_, column);
    if (at == names_.end()) return {};
    return trim(row.cells[static_cast<std::size_t>(at - names_.begin())]);
}

void CsvReader::refuse(std::string_view column, std::string code, std::string message) {
    refused_ = true;
    sink_.refused({row_->line, std::string(column), std::move(code), std::move(message)});
}

std::optional<Day> CsvReader::day(std::string_view column, bool needed) {
    if (cell(column).empty()) {
        if (needed) refuse(column, "required", "A day is needed here, as in 2026-11-24.");
        return std::nullopt;
    }
    auto const parsed = parse_day(cell(column));
    if (parsed) return *parsed;
    refuse(column, parsed.fault().code, "Write the day as in 2026-11-24; it must exist.");
    return std::nullopt;
}

}  // namespace assent::records
