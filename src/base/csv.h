/// Strict CSV (RFC 4180): a header line, quoted fields, line numbers for every refusal. `#` starts a comment line.
#pragma once

#include "base/result.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace assent::csv {

struct Row {
    int line = 0;  ///< line number in the file, from 1
    std::vector<std::string> cells;
};

struct Table {
    std::vector<std::string> header;
    std::vector<Row> rows;
    /// Column index or -1.
    int column(std::string_view name) const;
    /// Cell by column name, empty when the column is absent.
    std::string_view cell(Row const& row, std::string_view name) const;
};

/// Faults: `bad_csv` with the line number: unclosed quote, wrong number of cells, not UTF-8, repeated column.
Result<Table> parse(std::string_view text);

/// Reads part by part for long files: feed text, get rows; same strictness. The callback returns false to stop.
class Stream {
public:
    explicit Stream(std::function<bool(Row&)> on_row);
    Result<void> feed(std::string_view part);
    Result<void> finish();

private:
    std::function<bool(Row&)> on_row_;
    std::string pending_;
    int line_ = 0;
    bool stopped_ = false;
};

}  // namespace assent::csv
