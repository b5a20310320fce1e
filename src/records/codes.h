/// Imported code tables. Titles only of sets whose licence allows them: HCPCS, ICD-10-CM, the
/// plan's own codes. Code tables belong to no plan: they are stored under the plan id `*`.
#pragma once

#include "base/result.h"
#include "codes/code.h"
#include "store/db.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace assent::records {

/// Source of the rows of a starter list; they leave when the real table is imported.
inline constexpr std::string_view starter_list = "starter list";

struct CodeRow {
    codes::CodeSystem system = codes::CodeSystem::hcpcs;
    std::string code;
    std::string title;
    std::optional<Day> valid_from;
    std::optional<Day> valid_to;
    bool billable = true;
};

/// By beginning of the code or by words of the title. At most `limit`, codes that begin so first.
Result<std::vector<CodeRow>> search_codes(store::Db& db,
                                          std::vector<codes::CodeSystem> const& systems,
                                          std::string const& text, Day day, int limit);
Result<std::optional<CodeRow>> find_code(store::Db& db, codes::CodeSystem system,
                                         std::string const& code, Day day);
/// Everything with a title, for the in-memory title table (streamed).
Result<void> each_code(store::Db& db, std::function<void(CodeRow const&)> const& on_row);
/// Whether a whole table of that system is loaded. A starter list helps to find codes and is none:
/// it cannot say that a code does not exist.
Result<bool> has_table(store::Db& db, codes::CodeSystem system);
Result<void> drop_starter_list(store::Db& db, codes::CodeSystem system);

}  // namespace assent::records
