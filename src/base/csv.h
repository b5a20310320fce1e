/// Strict CSV (RFC 4180): a header line, quoted fields, line numbers for every refusal. `#` starts
/// a comment line; empty lines and a byte-order mark in front are skipped.
#pragma once

#include "base/result.h"

#include <functional>
#include <optional>
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

/// Faults: `bad_csv` with the line number: unclosed quote, wrong number of cells, not UTF-8,
/// repeated column.
Result<Table> parse(std::string_view text);

/// Reads part by part for long files: feed text, get rows; same strictness. The first row delivered
/// is the header. The callback returns false to stop; it may move the cells out.
class Stream {
public:
    explicit Stream(std::function<bool(Row&)> on_row) : on_row_(std::move(on_row)) {}
    Result<void> feed(std::string_view part);
    Result<void> finish();

private:
    enum class At {
        row_start,
        cell_start,
        plain,
        quoted,
        quote_in_quoted,
        carriage_return,
        comment
    };

    std::size_t step(std::string_view part);
    std::size_t step_plain(std::string_view part);
    std::size_t step_quoted(std::string_view part);
    void after_quote(char c);
    void end_cell();
    void end_row();
    void end_line();
    void refuse(std::string_view reason, int line);
    bool is_running() const { return !stopped_ && !fault_; }

    std::function<bool(Row&)> on_row_;
    std::optional<Fault> fault_;
    Row row_;
    std::string cell_;
    At at_ = At::row_start;
    int line_ = 1;
    std::size_t mark_ = 0;   ///< bytes of a byte-order mark met so far
    std::size_t width_ = 0;  ///< cells of the header, 0 before it
    bool stopped_ = false;
};

}  // namespace assent::csv
