/// Which rows fit an Ask, and which rank decides: the half of a lookup that weighs, without a word
/// of explanation.
#pragma once

#include "policy/ask.h"
#include "policy/pack.h"
#include "policy/rule_index.h"

#include <cstdint>
#include <vector>

namespace assent::policy {

/// A row that names the code, or a row of `any` that fits or may fit.
struct Hit {
    RowNumber row = 0;
    Fit fit = Fit::no;
    Fact missed = Fact::line;   ///< the fact that does not fit, or the first one that is not stated
    bool unstated = false;      ///< `missed` was not stated
    bool out_of_force = false;  ///< the row is not in force on the day; `missed` means nothing
    std::uint32_t unknown = 0;  ///< facts not stated, by bit
    std::uint8_t failed = 0;    ///< how many conditions do not fit
};

struct Lookup {
    std::vector<Hit> hits;  ///< in the order of the rows: by rank, then id
    int rank = 0;           ///< deciding rank, 0: nothing matched
    AnswerKind answer = AnswerKind::undetermined;
    bool contradicts = false;       ///< two answers inside the deciding rank
    bool facts_missing = false;     ///< an undecided row could change the answer
    std::size_t first_decides = 0;  ///< in hits
    /// Does this undecided row stand in the way?
    bool blocks(Hit const& hit, Row const& row) const {
        if (hit.fit != Fit::unknown) return false;
        if (rank == 0 || (contradicts && row.rank < rank)) return true;
        return !contradicts && row.rank <= rank && row.answer != answer;
    }
    bool decides(Hit const& hit, Row const& row) const {
        return hit.fit == Fit::yes && row.rank == rank;
    }
};

Lookup look_up(RuleIndex const& index, Ask const& ask, FactValues const& facts);
/// The conditions of one row, whatever its codes. `first` stops at the first that does not fit.
enum class Count { first, all };
Hit weigh(Row const& row, RowNumber number, FactValues const& facts, Day day, Count count);

}  // namespace assent::policy
