/// Which criteria a decision cites, and what the records say of each point.
#pragma once

#include "base/fields.h"

#include <string>
#include <vector>

namespace assent::policy {

enum class CriteriaAnswer { met, not_met, not_documented, not_applicable };

/// One point of a criterion and what the records say of it.
struct CriteriaPoint {
    std::string point;
    CriteriaAnswer answer = CriteriaAnswer::not_documented;
};

void fields(auto& f, auto& p) requires Is<CriteriaPoint, decltype(p)> {
    f("point", p.point);
    f("answer", p.answer);
}

/// What was read, exactly enough to find it again (L-DEC-12).
struct CriteriaCited {
    std::string source;  ///< word of the pack: `medi_cal_manual`
    std::string edition;
    std::string section;
    std::string page;
    std::vector<CriteriaPoint> answers;
};

void fields(auto& f, auto& c) requires Is<CriteriaCited, decltype(c)> {
    f("source", c.source);
    f("edition", c.edition);
    f("section", c.section);
    f("page", c.page);
    f("answers", c.answers);
}

}  // namespace assent::policy
