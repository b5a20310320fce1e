#include "base/csv.h"

#include "base/text.h"

#include <algorithm>
#include <unordered_set>

namespace assent::csv {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

int Table::column(std::string_view name) const {
    auto const found = std::find(header.begin(), header.end(), name);
    return found == header.end() ? -1 : static_cast<int>(found - header.begin());
}

std::string_view Table::cell(Row const& row, std::string_view name) const {
    auto const index = column(name);
    return index < 0 ? std::string_view{}
                     : std::string_view(row.cells[static_cast<std::size_t>(index)]);
}

Result<Table> parse(std::string_view text) {
    Table table;
    bool met_header = false;
    Stream stream([&](Row& row) {
        if (met_header) table.rows.push_back(std::move(row));
        else table.header = std::move(row.cells);
        met_header = true;
        return true;
    });
    TRY(stream.feed(text));
    TRY(stream.finish());
    if (!met_header) return invalid("bad_csv", {}, "The file has no header line.");
    return table;
}

Result<void> Stream::feed(std::string_view part) {
    while (line_ == 1 && mark_ < byte_order_mark.size() && !part.empty() &&
           part.front() == byte_order_mark[mark_]) {
        ++mark_;
        part.remove_prefix(1);
    }
    if (!part.empty() && mark_ < byte_order_mark.size()) {
        cell_ = byte_order_mark.substr(0, mark_);  // the beginning of another character
        if (mark_ > 0) at_ = At::plain;
        mark_ = byte_order_mark.size();
    }
    while (!part.empty() && is_running()) part.remove_prefix(step(part));
    if (fault_) return *fault_;
    return fine();
}

Result<void> Stream::finish() {
    if (is_running()) {
        if (at_ == At::quoted) refuse("a quote is not closed", row_.line);
        else if (at_ != At::row_start && at_ != At::comment) end_row();
    }
    if (fault_) return *fault_;
    return fine();
}

/// Takes as much of the part as belongs together and says how much it was.
std::size_t Stream::step(std::string_view part) {
    char const c = part.front();
    switch (at_) {
        case At::row_start:
            row_.line = line_;
            if (c == '#') at_ = At::comment;
            else if (c == '\n') end_line();
            else if (c != '\r') at_ = At::cell_start;
            return c == '#' || c == '\n' || c == '\r' ? 1 : 0;
        case At::cell_start: at_ = c == '"' ? At::quoted : At::plain; return c == '"' ? 1 : 0;
        case At::plain: return step_plain(part);
        case At::quoted: return step_quoted(part);
        case At::quote_in_quoted: after_quote(c); return 1;
        case At::carriage_return:
            if (c == '\n') end_row();
            else refuse("a carriage return stands alone", line_);
            return 1;
        case At::comment: {
            auto const end = part.find('\n');
            if (end == std::string_view::npos) return part.size();
            end_line();
            return end + 1;
        }
    }
    return part.size();
}

std::size_t Stream::step_plain(std::string_view part) {
    auto const end = std::min(part.find_first_of(",\n\r\""), part.size());
    cell_.append(part, 0, end);
    if (end == part.size()) return end;
    switch (part[end]) {
        case ',': end_cell(); break;
        case '\n': end_row(); break;
        case '\r': at_ = At::carriage_return; break;
        default: refuse("a quote stands inside a cell that does not begin with one", line_);
    }
    return end + 1;
}

std::size_t Stream::step_quoted(std::string_view part) {
    auto const end = std::min(part.find('"'), part.size());
    cell_.append(part, 0, end);
    line_ += static_cast<int>(
        std::count(part.begin(), part.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
    if (end == part.size()) return end;
    at_ = At::quote_in_quoted;
    return end + 1;
}

void Stream::after_quote(char c) {
    switch (c) {
        case '"':
            cell_ += '"';
            at_ = At::quoted;
            return;
        case ',': end_cell(); return;
        case '\n': end_row(); return;
        case '\r': at_ = At::carriage_return; return;
        default: refuse("text follows a closing quote", line_);
    }
}

void Stream::end_cell() {
    if (!is_utf8(cell_)) refuse("the text is not UTF-8", line_);
    row_.cells.push_back(std::move(cell_));
    cell_.clear();
    at_ = At::cell_start;
}

void Stream::end_row() {
    end_cell();
    auto const cells = row_.cells.size();
    if (width_ == 0) {
        width_ = cells;
        std::unordered_set<std::string_view> seen;
        for (auto const& name : row_.cells)
            if (!seen.insert(name).second) refuse("a column name is repeated", row_.line);
    } else if (cells != width_) {
        refuse("it has " + std::to_string(cells) + " cells instead of " + std::to_string(width_),
               row_.line);
    }
    if (is_running()) stopped_ = !on_row_(row_);
    row_.cells.clear();
    row_.cells.reserve(width_);
    end_line();
}

void Stream::end_line() {
    ++line_;
    at_ = At::row_start;
}

void Stream::refuse(std::string_view reason, int line) {
    if (fault_) return;
    fault_ =
        invalid("bad_csv", {}, "Line " + std::to_string(line) + ": " + std::string(reason) + ".");
}

}  // namespace assent::csv
