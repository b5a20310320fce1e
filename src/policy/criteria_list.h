/// The plan's own criteria as check lists (packs' criteria/): points in a tree of groups, which
/// lines of a request a list is for, and what a set of answers makes of it. Criteria under somebody
/// else's licence are cited by source, edition and section only and have no list here.
#pragma once

#include "policy/condition.h"
#include "policy/criteria.h"
#include "policy/pack.h"

#include <string>
#include <string_view>
#include <vector>

namespace assent::policy {

/// How many of a group's items are needed.
enum class Need { all, any, at_least };

/// A point with its sentence, or a group of items.
struct CriteriaItem {
    std::string point;  ///< empty: a group
    std::string text;   ///< the sentence; of a group its title
    std::string hint;   ///< what usually shows it
    Need need = Need::all;
    int least = 0;  ///< of `at_least`
    std::vector<CriteriaItem> items;

    bool is_group() const { return point.empty(); }
};

struct CriteriaList {
    std::string id;
    std::string title;
    std::string source;  ///< word of a [[criteria]] of decisions.toml
    std::string edition;
    std::string section;
    std::string cited;  ///< source of this list
    std::string file;
    Day valid_from{};  ///< days of service
    Day valid_to{};
    codes::CodeSet codes;
    codes::CodeSet except;
    std::vector<Test> tests;
    CriteriaItem tree;
};

struct CriteriaLists {
    Vocabulary vocabulary;
    std::vector<CriteriaList> lists;  ///< by id, the older edition first
};

/// Lists for a line: code, day and every condition fit, or cannot be told yet.
std::vector<CriteriaList const*> lists_for(CriteriaLists const& lists, Ask const& ask);

/// The point of that id in the list, or null.
CriteriaItem const* find_point(CriteriaItem const& tree, std::string_view point);

/// `open`: answers still missing, or records that do not say it, could change it. `not_applicable`:
/// nothing in it applies.
enum class Logic { met, not_met, open, not_applicable };

/// What answers make of a group. Points that do not apply are left out, and no more is needed than
/// remain.
struct CriteriaFinding {
    Logic logic = Logic::open;
    int needed = 0;  ///< "at least n" stays n: where fewer apply, or none, a physician judges
    int of = 0;      ///< items that apply
    int met = 0;
    int not_met = 0;
    int open = 0;
};

/// The first answer to a point counts.
CriteriaFinding weigh(CriteriaItem const& tree, std::vector<CriteriaPoint> const& answers);
/// `2 of 3 needed: 1 met, 1 not met, 1 open`
std::string words_for(CriteriaFinding const& finding);

}  // namespace assent::policy
