/// The public yearly measures of prior authorization (CMS-0057-F: 42 CFR 422.122(c), 438.210(f),
/// 457.1230(d); L-REP-01), of the decisions of one calendar year.
///
/// What is counted, and printed with the figures: whole requests, not lines; those first decided in
/// the year; drugs, services already given, and what was withdrawn, voided, dismissed or needed no
/// approval are out; a request is expedited when it was at its decision; approved in part counts
/// apart from approved and denied; after appeal: approved in whole or part by an appeal, a hearing
/// or an outside review, of all requests of its pace.
#pragma once

#include "measures/turnaround.h"

#include <string_view>

namespace assent::measures {

enum class YearlyFigure {
    standard_decided,
    standard_approved,
    standard_partial,
    standard_denied,
    standard_after_appeal,
    extended_approved,  ///< of standard and expedited together
    expedited_decided,
    expedited_approved,
    expedited_partial,
    expedited_denied,
    decided  ///< standard and expedited together
};

bool counts(YearlyFigure figure, Case const& one);
/// What a figure is a part of.
YearlyFigure whole_of(YearlyFigure figure);

/// Lines of business the rule binds, by their law profile: Medicaid managed care and Medicare
/// Advantage. Plans on state exchanges and self-funded groups are not bound (regulation.md 1).
bool is_bound(std::string_view law_profile);

struct Share {
    YearlyFigure figure = YearlyFigure::decided;
    std::int64_t count = 0;
    std::int64_t of = 0;
    std::int64_t tenths = 0;  ///< of a percent, rounded half up; 0 of nothing
};

void fields(auto& f, auto& s) requires Is<Share, decltype(s)> {
    f("figure", s.figure);
    f("count", s.count);
    f("of", s.of);
    f("tenths", s.tenths);
}

struct Yearly {
    std::vector<Share> shares;
    Times standard;
    Times expedited;
};

void fields(auto& f, auto& y) requires Is<Yearly, decltype(y)> {
    f("shares", y.shares);
    f("standard", y.standard);
    f("expedited", y.expedited);
}

class YearlyTally {
public:
    void add(Case const& one);
    Yearly finished() const;

private:
    std::array<std::int64_t, enum_count<YearlyFigure>> counts_{};
    std::vector<std::chrono::milliseconds> standard_;
    std::vector<std::chrono::milliseconds> expedited_;
};

}  // namespace assent::measures
