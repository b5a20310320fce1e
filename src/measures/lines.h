/// Denials by reason with how many did not stand, and how alike reviewers judge by the same
/// criteria. Shown side by side and never ranked: approving too much is as worth a look as denying
/// too much (RPT-03, L-DEC-14).
#pragma once

#include "measures/case.h"

#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace assent::measures {

struct ReasonCount {
    std::string reason;
    std::int64_t lines = 0;
    std::int64_t requests = 0;
    std::int64_t overturned = 0;  ///< of the lines
};

void fields(auto& f, auto& r) requires Is<ReasonCount, decltype(r)> {
    f("reason", r.reason);
    f("lines", r.lines);
    f("requests", r.requests);
    f("overturned", r.overturned);
}

/// What one person decided by one criterion.
struct Judged {
    std::string criteria;
    std::string account;
    std::string name;
    std::int64_t lines = 0;
    std::int64_t approved = 0;
    std::int64_t partial = 0;
    std::int64_t denied = 0;
    std::int64_t overturned = 0;
};

void fields(auto& f, auto& j) requires Is<Judged, decltype(j)> {
    f("criteria", j.criteria);
    f("account", j.account);
    f("name", j.name);
    f("lines", j.lines);
    f("approved", j.approved);
    f("partial", j.partial);
    f("denied", j.denied);
    f("overturned", j.overturned);
}

bool is_adverse(DecidedLine const& line);

class LineTally {
public:
    void add(DecidedLine const& line);
    /// The most frequent first.
    std::vector<ReasonCount> reasons() const;
    /// By criterion and name; only criteria that at least two people used.
    std::vector<Judged> judged() const;

private:
    struct Reason {
        ReasonCount count;
        std::set<std::string> requests;
    };
    std::map<std::string, Reason> reasons_;
    std::map<std::string, std::map<std::string, Judged>> judged_;
};

}  // namespace assent::measures
