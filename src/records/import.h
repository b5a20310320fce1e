/// Imports of members, providers and code tables: strict, with the line of every refused row, whole
/// or keeping the good.
#pragma once

#include "base/fields.h"
#include "base/result.h"
#include "base/typed.h"
#include "store/store.h"

#include <functional>
#include <istream>
#include <memory>
#include <string>
#include <vector>

namespace assent::records {

enum class ImportKind {
    members,
    providers,
    authorizations,
    hcpcs,
    hcpcs_titles,
    icd10cm_order,
    icd10cm_categories
};
/// Code tables belong to no plan; all else does.
bool is_code_table(ImportKind kind);
enum class ImportMode { all_or_nothing, keep_good };

struct RefusedRow {
    int line = 0;
    std::string column;
    std::string code;     ///< `bad_day`, `bad_npi`, …
    std::string message;  ///< what and how to mend it; never the content of the row
};

void fields(auto& f, auto& r) requires Is<RefusedRow, decltype(r)> {
    f("line", r.line);
    f("column", r.column);
    f("code", r.code);
    f("message", r.message);
}

struct ImportSummary {
    std::int64_t read = 0;
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
    std::int64_t refused = 0;
    std::vector<RefusedRow> refusals;  ///< the first 1,000
    std::int64_t milliseconds = 0;
    bool stored = false;  ///< false when all_or_nothing met a refused row
};

void fields(auto& f, auto& s) requires Is<ImportSummary, decltype(s)> {
    f("read", s.read);
    f("added", s.added);
    f("changed", s.changed);
    f("unchanged", s.unchanged);
    f("refused", s.refused);
    f("refusals", s.refusals);
    f("milliseconds", s.milliseconds);
    f("stored", s.stored);
}

struct Import {
    ImportKind kind = ImportKind::members;
    ImportMode mode = ImportMode::all_or_nothing;
    PlanId plan;         ///< code tables belong to no plan
    std::string source;  ///< file name, for the record
    Instant at{};
    bool starter = false;             ///< a short list of codes that the real table will replace
    std::vector<std::string> lines;   ///< lines of business that may be named; empty: not checked
    std::vector<std::string> groups;  ///< medical groups that may be named; empty: not checked
};

class RowReader;
struct RowSink;
/// Makes the reader of a kind whose values are not known here.
using MakeReader = std::function<std::unique_ptr<RowReader>(RowSink)>;

/// `progress(rows, bytes)` is called about once a second. The stream must be seekable for
/// all_or_nothing.
Result<ImportSummary> run_import(
    store::Store& store, Import const& import, std::istream& in,
    std::function<void(std::int64_t rows, std::int64_t bytes)> const& progress,
    MakeReader const& make_reader = {});

}  // namespace assent::records
