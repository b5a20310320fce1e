/// The list a plan publishes: what needs approval, by service and by code, for one day. Made by
/// asking the lookup, so that the two cannot disagree (POL-11, POL-12, POL-32).
#pragma once

#include "policy/pack.h"

#include <string>
#include <vector>

namespace assent::policy {

/// A row of the pack as the service-level list shows it.
struct ListedService {
    std::string row;
    std::string title;
    AnswerKind answer = AnswerKind::undetermined;
    DecidedBy decided_by = DecidedBy::plan;
    bool notify = false;
    std::string codes;           ///< as `cpt 97810-97814, cus ACUVISITS`; empty: any service
    std::vector<Question> when;  ///< its conditions; empty: in every case
    std::string why;
    std::string source;
};

void fields(auto& f, auto& s) requires Is<ListedService, decltype(s)> {
    f("row", s.row);
    f("title", s.title);
    f("answer", s.answer);
    f("decided_by", s.decided_by);
    f("notify", s.notify);
    f("codes", s.codes);
    f("when", s.when);
    f("why", s.why);
    f("source", s.source);
}

/// A run of codes for which the lookup says the same. `answer` is what it says to one who states
/// only the code, the day and, where it was asked for, the line of business.
struct ListedCodes {
    codes::CodeSystem system = codes::CodeSystem::cpt;
    std::string first;
    std::string last;
    bool whole_system = false;  ///< every code of the system that is not listed elsewhere
    AnswerKind answer = AnswerKind::undetermined;
    DecidedBy decided_by = DecidedBy::plan;
    bool notify = false;
    std::vector<std::string> rows;    ///< the rows that decide, or between which facts decide
    std::vector<std::string> titles;  ///< of those rows
    std::vector<std::string> why;
    std::vector<Question> asks;  ///< what decides when the answer is `undetermined`
};

void fields(auto& f, auto& c) requires Is<ListedCodes, decltype(c)> {
    f("system", c.system);
    f("first", c.first);
    f("last", c.last);
    f("whole_system", c.whole_system);
    f("answer", c.answer);
    f("decided_by", c.decided_by);
    f("notify", c.notify);
    f("rows", c.rows);
    f("titles", c.titles);
    f("why", c.why);
    f("asks", c.asks);
}

struct PublishedList {
    std::vector<ListedService> services;  ///< by rank of the row
    std::vector<ListedCodes> codes;       ///< by system and code
};

/// `line`: line of business, empty: not stated.
PublishedList published_list(Pack const& pack, Day day, std::string const& line);

/// Single codes and first codes of ranges that the pack names, beginning so: for typing ahead where
/// no table of the system may be kept. With the title of the row that names it first.
struct NamedCode {
    codes::Code code;
    std::string title;
};
std::vector<NamedCode> named_codes(Pack const& pack, Day day, codes::CodeSystem system,
                                   std::string_view beginning, std::size_t limit);

}  // namespace assent::policy
