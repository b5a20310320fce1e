/// For tests of dated rows: a plan, a moment, and imports from a text.
#pragma once

#include "records/import.h"
#include "store/testing.h"

#include <doctest/doctest.h>

#include <sstream>

namespace assent::records {

inline PlanId const harbor("harbor");

inline Instant moment(std::string_view text = "2026-11-24T10:00:00.000Z") {
    return parse_instant(text).value();
}

inline Day day(std::string_view text) { return parse_day(text).value(); }

inline Import import_of(ImportKind kind, ImportMode mode = ImportMode::keep_good) {
    Import import;
    import.kind = kind;
    import.mode = mode;
    import.plan = harbor;
    import.source = "test.csv";
    import.at = moment();
    import.lines = {"medi_cal", "commercial"};
    import.groups = {"bayside"};
    return import;
}

inline ImportSummary imported(store::Store& store, Import const& import, std::string const& text) {
    std::istringstream in(text);
    auto summary = run_import(store, import, in, {});
    REQUIRE_MESSAGE(summary.ok(), (summary.ok() ? std::string() : summary.fault().message));
    return std::move(summary).take();
}

/// `3 born_on bad_day`, one line for each refused row.
inline std::string refusals_of(ImportSummary const& summary) {
    std::string text;
    for (auto const& row : summary.refusals)
        text += std::to_string(row.line) + " " + row.column + " " + row.code + "\n";
    return text;
}

}  // namespace assent::records
