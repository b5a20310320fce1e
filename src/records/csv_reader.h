/// What the readers of CSV files share: a header whose columns must be known, cells by the name of
/// their column, and refusals that name the row.
#pragma once

#include "base/csv.h"
#include "base/text.h"
#include "records/row_reader.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace assent::records {

class CsvReader : public RowReader {
public:
    Result<void> feed(std::string_view part) final;
    Result<void> finish() final;

protected:
    using Names = std::span<std::string_view const>;

    /// Columns that must be there, and all that may be.
    CsvReader(RowSink sink, Names needed, Names known);

    /// The next row, which `cell` reads.
    virtual void take() = 0;
    /// There is no further row.
    virtual void end() = 0;

    /// Trimmed; empty where the column is left out.
    std::string_view cell(std::string_view column) const { return cell_of(*row_, column); }
    std::string_view cell_of(csv::Row const& row, std::string_view column) const;
    std::string text(std::string_view column) const { return std::string(cell(column)); }
    csv::Row const& row() const { return *row_; }

    void refuse(std::string_view column, std::string code, std::string message);
    /// Whether something of this row was refused.
    bool is_refused() const { return refused_; }
    std::optional<Day> day(std::string_view column, bool needed = false);

    /// Reading stops with this fault.
    void fail(Fault fault) { fault_ = std::move(fault); }
    bool has_failed() const { return fault_.has_value(); }
    RowSink const& sink() const { return sink_; }

private:
    bool take_row(csv::Row& row);
    Result<void> take_header(csv::Row const& header);

    RowSink sink_;
    Names needed_;
    Names known_;
    csv::Stream stream_;
    std::vector<std::string> names_;
    csv::Row const* row_ = nullptr;
    bool refused_ = false;
    std::optional<Fault> fault_;
};

}  // namespace assent::records
