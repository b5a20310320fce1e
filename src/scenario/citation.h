/// How scenarios write what a decision cites.
#pragma once

#include "policy/criteria.h"

#include <string_view>

namespace assent::scenario {

/// `medi_cal_manual, 2026, 4.2, not_met`: source, edition, section and the answers, `-` what is
/// left out. An answer may name its point and what shows it: `six_weeks met on 1 page 3`,
/// `six_weeks met noted`.
Result<policy::CriteriaCited> citation(std::string_view text);

}  // namespace assent::scenario
