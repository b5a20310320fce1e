/// The parts of check_pack: each looks for one family of mistakes and appends what it finds.
#pragma once

#include "policy/check_pack.h"
#include "policy/rule_index.h"

namespace assent::policy {

using Findings = std::vector<Finding>;

/// Two answers inside one rank for some line of a request.
void check_overlaps(RuleIndex const& index, Findings& findings);
/// Conditions no line can have, and exceptions that free what nothing requires.
void check_rows(RuleIndex const& index, Findings& findings);
void check_codes(Pack const& pack, KnownCode const& known, Findings& findings);
void check_clocks(Pack const& pack, Findings& findings);
/// Denials without criteria, without a talk, or with a machine among the deciders.
void check_decisions(Pack const& pack, Findings& findings);
/// A line of business without an appeal, reviewers who may not review, clocks that overlap.
void check_appeals(Pack const& pack, Findings& findings);
/// Check lists of a source the plan does not use for what they are for, and two of one id in force
/// at once.
void check_criteria_lists(Pack const& pack, Findings& findings);
void check_law(Pack const& pack, Law const& law, Findings& findings);

/// Is there a code both rows name, or, with different systems, a line that carries a code of each?
enum class Meeting { none, same_code, two_codes };
Meeting codes_meet(Row const& a, Row const& b);
/// Can one line fulfil the conditions of both rows?
bool conditions_meet(Row const& a, Row const& b);

/// `requirements.csv/17`
std::string place_of(Row const& row);

}  // namespace assent::policy
