#include "policy/criteria_list.h"

#include <fmt/format.h>

#include <algorithm>

namespace assent::policy {
namespace {

bool is_for_code(CriteriaList const& list, Ask const& ask) {
    auto const names = [&](codes::CodeSet const& set) {
        if (ask.code && set.contains(*ask.code)) return true;
        return !ask.revenue.empty() && set.contains({codes::CodeSystem::revenue, ask.revenue});
    };
    return (list.codes.any || names(list.codes)) && !names(list.except);
}

bool is_for(CriteriaList const& list, Ask const& ask, FactValues const& facts) {
    if (ask.service_day < list.valid_from || ask.service_day > list.valid_to) return false;
    if (!is_for_code(list, ask)) return false;
    return std::ranges::none_of(list.tests,
                                [&](Test const& test) { return fit_of(test, facts) == Fit::no; });
}

/// What the records do not say may still come.
Logic logic_of(std::string_view point, std::vector<CriteriaPoint> const& answers) {
    auto const found = std::ranges::find(answers, point, &CriteriaPoint::point);
    if (found == answers.end()) return Logic::open;
    switch (found->answer) {
        case CriteriaAnswer::met: return Logic::met;
        case CriteriaAnswer::not_met: return Logic::not_met;
        case CriteriaAnswer::not_applicable: return Logic::not_applicable;
        case CriteriaAnswer::not_documented: break;
    }
    return Logic::open;
}

int needed_of(CriteriaItem const& group, int of) {
    switch (group.need) {
        case Need::all: return of;
        case Need::any: return 1;
        case Need::at_least: break;
    }
    return group.least;
}

}  // namespace

std::vector<CriteriaList const*> lists_for(CriteriaLists const& lists, Ask const& ask) {
    auto const facts = read_facts(lists.vocabulary, ask);
    std::vector<CriteriaList const*> found;
    for (auto const& list : lists.lists)
        if (is_for(list, ask, facts)) found.push_back(&list);
    return found;
}

CriteriaItem const* find_point(CriteriaItem const& tree, std::string_view point) {
    for (auto const& item : tree.items) {
        if (!item.is_group() && item.point == point) return &item;
        if (auto const* found = find_point(item, point)) return found;
    }
    return nullptr;
}

CriteriaFinding weigh(CriteriaItem const& tree, std::vector<CriteriaPoint> const& answers) {
    CriteriaFinding found;
    for (auto const& item : tree.items) {
        auto const logic =
            item.is_group() ? weigh(item, answers).logic : logic_of(item.point, answers);
        if (logic == Logic::not_applicable) continue;
        ++found.of;
        found.met += logic == Logic::met ? 1 : 0;
        found.not_met += logic == Logic::not_met ? 1 : 0;
        found.open += logic == Logic::open ? 1 : 0;
    }
    found.needed = needed_of(tree, found.of);
    if (found.of == 0 && tree.need != Need::at_least) found.logic = Logic::not_applicable;
    else if (found.met >= found.needed) found.logic = Logic::met;
    else if (found.met + found.open < found.needed) found.logic = Logic::not_met;
    return found;
}

std::string words_for(CriteriaFinding const& finding) {
    if (finding.logic == Logic::not_applicable) return "Nothing of it applies";
    auto text = finding.needed > finding.of ? fmt::format("{} needed, only {} can apply: {} met",
                                                          finding.needed, finding.of, finding.met)
                                            : fmt::format("{} of {} needed: {} met", finding.needed,
                                                          finding.of, finding.met);
    if (finding.not_met > 0) text += fmt::format(", {} not met", finding.not_met);
    if (finding.open > 0) text += fmt::format(", {} open", finding.open);
    return text;
}

}  // namespace assent::policy
