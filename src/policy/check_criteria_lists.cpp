#include "policy/check_parts.h"
#include "policy/criteria_list.h"

#include <fmt/format.h>

#include <algorithm>

namespace assent::policy {
namespace {

bool is_limited(codes::CodeSet const& set) { return set.any || !set.ranges.empty(); }

/// Whether a source holds for everything the list is for, code by code. Ranges of the list are
/// tried at both ends.
bool is_used_for(CriteriaSource const& source, codes::CodeRange const& range) {
    auto const is_out = [&](std::string const& value) {
        codes::Code const code{range.system, value};
        return (is_limited(source.codes) && !source.codes.contains(code)) ||
               source.except.contains(code);
    };
    return range.whole_system ? !is_limited(source.codes)
                              : !is_out(range.first) && !is_out(range.last);
}

bool may_be_for(Pack const& pack, CriteriaList const& list, Line const& line) {
    Ask ask;
    ask.line_of_business = line.id;
    auto const facts = read_facts(pack.criteria_lists->vocabulary, ask);
    return std::ranges::none_of(list.tests, [&](Test const& test) {
        return test.fact == Fact::line && fit_of(test, facts) == Fit::no;
    });
}

void check_source(Pack const& pack, CriteriaList const& list, Findings& findings) {
    auto const& source =
        *std::ranges::find(pack.decisions.criteria, list.source, &CriteriaSource::source);
    auto const wrong = [&](std::string message) {
        findings.push_back(
            {Severity::error, "impossible_combination", list.file, std::move(message)});
    };
    if (list.codes.any && is_limited(source.codes))
        wrong(fmt::format("{} is used for some codes only, the list is for any.", source.name));
    for (auto const& range : list.codes.ranges)
        if (!is_used_for(source, range))
            wrong(
                fmt::format("{} is not used for {} to {}.", source.name, range.first, range.last));
    for (auto const& line : pack.lines)
        if (!applies_to(source.lines, line.id) && may_be_for(pack, list, line))
            wrong(fmt::format("{} is not used for line {}.", source.name, line.id));
}

/// Editions of a list follow each other; lists of one section could not be told apart when cited.
void check_twins(CriteriaList const& a, CriteriaList const& b, Findings& findings) {
    if (a.valid_to < b.valid_from || b.valid_to < a.valid_from) return;
    auto const overlap = [&](std::string message) {
        findings.push_back({Severity::error, "overlap", b.file, std::move(message)});
    };
    if (a.id == b.id) overlap(fmt::format("{} is in force twice, also by {}.", b.id, a.file));
    if (a.source == b.source && a.edition == b.edition && a.section == b.section)
        overlap(fmt::format("{} has the same source, edition and section.", a.file));
}

}  // namespace

void check_criteria_lists(Pack const& pack, Findings& findings) {
    auto const& lists = pack.criteria_lists->lists;
    for (std::size_t i = 0; i < lists.size(); ++i) {
        check_source(pack, lists[i], findings);
        for (std::size_t j = 0; j < i; ++j) check_twins(lists[j], lists[i], findings);
    }
}

}  // namespace assent::policy
