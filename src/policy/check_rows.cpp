#include "base/text.h"
#include "policy/check_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace assent::policy {
namespace {

Test const* find_test(Row const& row, Fact fact) {
    auto const found = std::ranges::find(row.tests, fact, &Test::fact);
    return found == row.tests.end() ? nullptr : &*found;
}

bool all_among(Test const* test, std::set<std::string_view> const& values) {
    return test != nullptr && test->needs_one && test->unstated != Unstated::yes &&
           std::ranges::all_of(test->values,
                               [&](std::string const& v) { return values.contains(v); });
}

void check_stay(Row const& row, Findings& findings) {
    // A member does not stay overnight in an office or at home.
    bool const at_home = all_among(find_test(row, Fact::place), {"11", "12"});
    bool const stays = all_among(find_test(row, Fact::level_of_care),
                                 {"med_surg", "telemetry", "icu", "nicu_1", "nicu_2", "nicu_3",
                                  "nicu_4", "labor_delivery", "ltach", "irf", "snf"});
    bool const inpatient = all_among(find_test(row, Fact::setting), {"inpatient"});
    bool const outpatient = all_among(find_test(row, Fact::setting), {"outpatient"});
    if ((at_home && (stays || inpatient)) || (outpatient && stays))
        findings.push_back(
            {Severity::error, "impossible_combination", place_of(row),
             fmt::format("{} wants a stay in a place where nobody stays. No line fits it.",
                         row.row)});
}

void check_conditions(Row const& row, Findings& findings) {
    for (auto const& test : row.tests) {
        bool const empty = is_list(test.fact)
                               ? test.needs_one && (test.allowed & test.banned.inverse()).empty()
                               : !is_diagnosis(test.fact) && test.allowed.empty() &&
                                     test.unstated != Unstated::yes;
        if (empty)
            findings.push_back(
                {Severity::error, "impossible_combination", place_of(row),
                 fmt::format("Nothing fits the column {} of {}.", name_of(test.fact), row.row)});
    }
}

/// An exception whose codes no row of its own id requires changes nothing today; often it is meant,
/// so it is a note.
void check_exception(RuleIndex const& index, Row const& row, std::set<std::string>& told,
                     Findings& findings) {
    if (row.rank != 5 || row.codes.any || told.contains(row.row)) return;
    bool requires_some = false;
    bool meets = false;
    for (auto const& other : index.rows) {
        if (other.row != row.row || other.rank <= row.rank) continue;
        requires_some = true;
        meets = meets || codes_meet(row, other) == Meeting::same_code;
    }
    if (!requires_some || meets) return;
    told.insert(row.row);
    findings.push_back(
        {Severity::note, "gap", place_of(row),
         fmt::format("The exception of {} names codes that its requirement does not.", row.row)});
}

}  // namespace

std::string place_of(Row const& row) { return fmt::format("requirements.csv/{}", row.line); }

void check_rows(RuleIndex const& index, Findings& findings) {
    std::set<std::string> told;
    for (auto const& row : index.rows) {
        check_stay(row, findings);
        check_conditions(row, findings);
        check_exception(index, row, told, findings);
    }
}

}  // namespace assent::policy
