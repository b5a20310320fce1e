/// Which criteria a decision cites, what the records say of each point, and where they say it.
#pragma once

#include "base/fields.h"

#include <string>
#include <vector>

namespace assent::policy {

enum class CriteriaAnswer { met, not_met, not_documented, not_applicable };

/// A place in the records that shows something.
struct CriteriaEvidence {
    int document = 0;  ///< of the request
    int page = 0;      ///< from 1; 0: not counted in pages
    Private<std::string> quote;
};

void fields(auto& f, auto& e) requires Is<CriteriaEvidence, decltype(e)> {
    f("document", e.document);
    f("page", e.page);
    f("quote", e.quote);
}

/// One point of a criterion and what the records say of it.
struct CriteriaPoint {
    std::string point;  ///< in words, or the id of a point of a check list
    CriteriaAnswer answer = CriteriaAnswer::not_documented;
    std::string text = {};  ///< the sentence of the check list's point
    std::vector<CriteriaEvidence> evidence = {};
    Private<std::string> note = {};  ///< what shows it otherwise, in the reviewer's words
};

void fields(auto& f, auto& p) requires Is<CriteriaPoint, decltype(p)> {
    f("point", p.point);
    f("answer", p.answer);
    f("text", p.text);
    f("evidence", p.evidence);
    f("note", p.note);
}

/// What was read, exactly enough to find it again (L-DEC-12).
struct CriteriaCited {
    std::string source;  ///< word of the pack: `medi_cal_manual`
    std::string edition;
    std::string section;
    std::string page;
    std::vector<CriteriaPoint> answers;
    std::string list = {};     ///< check list of the pack it was answered by
    std::string finding = {};  ///< what the list's logic made of the answers, in words
};

void fields(auto& f, auto& c) requires Is<CriteriaCited, decltype(c)> {
    f("source", c.source);
    f("edition", c.edition);
    f("section", c.section);
    f("page", c.page);
    f("answers", c.answers);
    f("list", c.list);
    f("finding", c.finding);
}

}  // namespace assent::policy
