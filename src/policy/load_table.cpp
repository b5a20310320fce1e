#include "base/text.h"
#include "policy/load_parts.h"

#include <fmt/format.h>

#include <algorithm>

namespace assent::policy {
namespace {

std::string const* named_text(void const* context, std::string_view name) {
    auto const& sets = *static_cast<NamedText const*>(context);
    auto const found = sets.find(name);
    return found == sets.end() ? nullptr : &found->second;
}

std::string suggest(std::string_view given, std::vector<std::string_view> const& known) {
    auto const near = nearest(given, known);
    return near.empty() ? std::string() : fmt::format(" Did you mean {}?", near);
}

}  // namespace

void check_lines(TableReader& reader, Pack const& pack, std::vector<std::string> const& lines) {
    for (auto const& line : lines)
        if (pack.find_line(line) == nullptr)
            reader.refuse(fmt::format("line {} is not in plan.toml.", line));
}

void check_contact(TableReader& reader, Pack const& pack, std::string const& key) {
    if (!key.empty() && pack.find_contact(key) == nullptr)
        reader.refuse(fmt::format("contact {} is not in plan.toml.", key));
}

Day far_future() { return make_day(2200, 12, 31); }

Result<codes::CodeSet> read_codes(std::string_view text, NamedText const& sets,
                                  std::string_view file, int line) {
    auto read = codes::parse_code_set(text, named_text, &sets);
    if (!read) return bad_pack(file, line, read.fault().message);
    return read;
}

TableReader::TableReader(std::string_view file, json::Value const& table)
    : file_(file), table_(table) {
    if (auto const* line = table.find(line_member); line != nullptr && line->is_number())
        if (auto const number = json::to_int(line->as_number())) line_ = static_cast<int>(*number);
    if (!table.is_object()) refuse("A table is expected here.");
}

void TableReader::refuse(std::string message) {
    if (!fault_) fault_ = bad_pack(file_, line_, std::move(message));
}

void TableReader::wrong(std::string_view name, std::string_view wanted) {
    refuse(fmt::format("{} must be {}.", name, wanted));
}

void TableReader::unknown_word(std::string_view name, std::string_view word) {
    refuse(fmt::format("{} has the unknown value {}.", name, word));
}

json::Value const* TableReader::find(std::string_view name) {
    seen_.push_back(name);
    return table_.find(name);
}

void TableReader::need(std::string_view name, std::string& out) {
    text(name, out);
    if (out.empty()) refuse(fmt::format("{} is missing.", name));
}

void TableReader::text(std::string_view name, std::string& out) {
    auto const* value = find(name);
    if (value == nullptr) return;
    if (!value->is_string()) return wrong(name, "a text");
    out = value->as_string();
}

void TableReader::texts(std::string_view name, std::vector<std::string>& out) {
    auto const* value = find(name);
    if (value == nullptr) return;
    if (!value->is_array()) return wrong(name, "a list of texts");
    for (auto const& item : value->as_array()) {
        if (!item.is_string()) return wrong(name, "a list of texts");
        out.push_back(item.as_string());
    }
}

void TableReader::day(std::string_view name, Day& out) {
    std::string written;
    text(name, written);
    if (written.empty()) return;
    auto const read = parse_day(written);
    if (!read) return wrong(name, "a day such as 2026-01-31");
    out = *read;
}

void TableReader::number(std::string_view name, int& out) {
    auto const* value = find(name);
    if (value == nullptr) return;
    auto const read =
        value->is_number() ? json::to_int(value->as_number()) : Result<std::int64_t>(Fault{});
    if (!read || *read < 0 || *read > 1'000'000) return wrong(name, "a whole number");
    out = static_cast<int>(*read);
}

void TableReader::numbers(std::string_view name, std::vector<int>& out) {
    auto const* value = find(name);
    if (value == nullptr) return;
    if (!value->is_array()) return wrong(name, "a list of whole numbers");
    for (auto const& item : value->as_array()) {
        auto const read =
            item.is_number() ? json::to_int(item.as_number()) : Result<std::int64_t>(Fault{});
        if (!read || *read < 0 || *read > 1'000'000) return wrong(name, "a list of whole numbers");
        out.push_back(static_cast<int>(*read));
    }
}

void TableReader::flag(std::string_view name, bool& out) {
    auto const* value = find(name);
    if (value == nullptr) return;
    if (!value->is_bool()) return wrong(name, "true or false");
    out = value->as_bool();
}

void TableReader::codes(std::string_view name, NamedText const& sets, codes::CodeSet& out) {
    std::string written;
    text(name, written);
    if (written.empty()) return;
    auto read = read_codes(written, sets, file_, line_);
    if (!read) {
        if (!fault_) fault_ = read.fault();
        return;
    }
    out = std::move(read).take();
}

json::Array TableReader::tables(std::string_view name) {
    auto const* value = find(name);
    if (value == nullptr) return {};
    if (value->is_array() &&
        std::ranges::all_of(value->as_array(), [](auto const& item) { return item.is_object(); }))
        return value->as_array();
    wrong(name, "a list of tables");
    return {};
}

Result<void> TableReader::finish() {
    if (fault_) return *fault_;
    for (auto const& member : table_.as_object()) {
        if (member.name == line_member) continue;
        if (std::ranges::find(seen_, member.name) != seen_.end()) continue;
        return bad_pack(
            file_, line_,
            fmt::format("{} is not known here.{}", member.name, suggest(member.name, seen_)));
    }
    return fine();
}

std::string const* find_file(PackFiles const& files, std::string_view name) {
    auto const found = files.find(std::string(name));
    return found == files.end() ? nullptr : &found->second;
}

Result<csv::Table> read_table(PackFiles const& files, std::string_view name,
                              std::vector<std::string_view> const& columns) {
    auto const* text = find_file(files, name);
    if (text == nullptr) return csv::Table{};
    auto table = csv::parse(*text);
    if (!table) return bad_pack(name, 0, table.fault().message);
    for (auto const& column : table->header) {
        if (std::ranges::find(columns, column) != columns.end()) continue;
        return bad_pack(name, 1,
                        fmt::format("Column {} is not known.{}", column, suggest(column, columns)));
    }
    return table;
}

}  // namespace assent::policy
