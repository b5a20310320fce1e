#include "base/text.h"
#include "policy/check_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace assent::policy {
namespace {

using codes::Code;
using codes::CodeRange;
using codes::CodeSystem;

/// The code that follows in its range: digits count up, a letter in front follows the nines.
std::string next_code(std::string text) {
    for (auto at = text.size(); at-- > 0;) {
        auto& c = text[at];
        bool const tail = at + 1 == text.size() && c >= 'A';
        if (tail) continue;  // 0609T -> 0610T
        if (c == '9') {
            c = '0';
            continue;
        }
        ++c;
        break;
    }
    return text;
}

/// Codes at which the rows of two sets can begin to agree: where a range starts, and behind each
/// exception.
std::vector<Code> corners(Row const& a, Row const& b) {
    std::vector<Code> found;
    for (auto const* row : {&a, &b}) {
        for (auto const& range : row->codes.ranges)
            if (!range.whole_system) found.push_back({range.system, range.first});
        for (auto const& range : row->except.ranges)
            if (!range.whole_system) found.push_back({range.system, next_code(range.last)});
    }
    return found;
}

bool names(Row const& row, Code const& code) {
    return (row.codes.any || row.codes.contains(code)) && !row.except.contains(code);
}

bool has_whole(Row const& row, CodeSystem system) {
    return std::ranges::any_of(
        row.codes.ranges, [&](CodeRange const& r) { return r.whole_system && r.system == system; });
}

bool share_whole_system(Row const& a, Row const& b) {
    for (std::size_t i = 0; i < enum_count<CodeSystem>; ++i)
        if (has_whole(a, static_cast<CodeSystem>(i)) && has_whole(b, static_cast<CodeSystem>(i)))
            return true;
    return false;
}

bool has_revenue(Row const& row) {
    return std::ranges::any_of(row.codes.ranges,
                               [](CodeRange const& r) { return r.system == CodeSystem::revenue; });
}

bool has_procedure(Row const& row) {
    return std::ranges::any_of(row.codes.ranges,
                               [](CodeRange const& r) { return r.system != CodeSystem::revenue; });
}

bool covers(std::vector<codes::DiagnosisPattern> const& patterns,
            codes::DiagnosisPattern const& pattern) {
    return std::ranges::any_of(patterns, [&](auto const& p) {
        return p.matches(pattern.first) && (pattern.last.empty() || p.matches(pattern.last));
    });
}

bool touch(codes::DiagnosisPattern const& a, codes::DiagnosisPattern const& b) {
    return a.matches(b.first) || b.matches(a.first);
}

bool diagnoses_meet(Test const& a, Test const& b) {
    auto const all_excluded = [](Test const& wants, Test const& bans) {
        return !wants.wanted.empty() && std::ranges::all_of(wants.wanted, [&](auto const& p) {
            return covers(bans.excluded, p);
        });
    };
    if (all_excluded(a, b) || all_excluded(b, a)) return false;
    // Any diagnosis of the line: two of them may fulfil two rows. The first one is a single value.
    if (a.fact == Fact::diagnosis || a.any_diagnosis || b.any_diagnosis) return true;
    return std::ranges::any_of(a.wanted, [&](auto const& p) {
        return std::ranges::any_of(b.wanted, [&](auto const& q) { return touch(p, q); });
    });
}

bool lists_meet(Test const& a, Test const& b) {
    auto const open = [](Test const& wants, Test const& bans) {
        return !wants.needs_one || !(wants.allowed & bans.banned.inverse()).empty();
    };
    return open(a, b) && open(b, a);
}

bool tests_meet(Test const& a, Test const& b) {
    if (is_list(a.fact)) return lists_meet(a, b);
    if (a.unstated == Unstated::yes && b.unstated == Unstated::yes) return true;
    return is_diagnosis(a.fact) ? diagnoses_meet(a, b) : a.allowed.meets(b.allowed);
}

}  // namespace

Meeting codes_meet(Row const& a, Row const& b) {
    if ((a.codes.any && b.codes.any) || share_whole_system(a, b)) return Meeting::same_code;
    for (auto const& code : corners(a, b))
        if (names(a, code) && names(b, code)) return Meeting::same_code;
    auto const apart = (has_procedure(a) && has_revenue(b)) || (has_revenue(a) && has_procedure(b));
    return apart && !a.codes.any && !b.codes.any ? Meeting::two_codes : Meeting::none;
}

bool conditions_meet(Row const& a, Row const& b) {
    for (auto const& test : a.tests)
        for (auto const& other : b.tests)
            if (test.fact == other.fact && !tests_meet(test, other)) return false;
    return true;
}

namespace {

bool may_clash(Row const& a, Row const& b) {
    bool const together = a.valid_from <= b.valid_to && b.valid_from <= a.valid_to;
    return a.answer != b.answer && together && conditions_meet(a, b);
}

Finding clash(Row const& a, Row const& b) {
    return {Severity::error, "overlap", place_of(a),
            fmt::format("{} says {} and {} (line {}) says {} in rank {}. Narrow one of them or "
                        "move it to another rank.",
                        a.row, name_of(a.answer), b.row, b.line, name_of(b.answer), a.rank)};
}

Finding distant_clash(Row const& a, std::set<std::string> const& others) {
    return {
        Severity::note, "overlap", place_of(a),
        fmt::format("{} says {} and {} another answer in rank {}, for a line that carries a "
                    "code of each.",
                    a.row, name_of(a.answer), join({others.begin(), others.end()}, ", "), a.rank)};
}

}  // namespace

void check_overlaps(RuleIndex const& index, Findings& findings) {
    auto const& rows = index.rows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::set<std::string> distant;
        for (std::size_t j = i + 1; j < rows.size() && rows[j].rank == rows[i].rank; ++j) {
            if (!may_clash(rows[i], rows[j])) continue;
            auto const meeting = codes_meet(rows[i], rows[j]);
            if (meeting == Meeting::same_code) findings.push_back(clash(rows[i], rows[j]));
            if (meeting == Meeting::two_codes) distant.insert(rows[j].row);
        }
        if (!distant.empty()) findings.push_back(distant_clash(rows[i], distant));
    }
}

}  // namespace assent::policy
