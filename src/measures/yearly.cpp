#include "measures/yearly.h"

#include <algorithm>

namespace assent::measures {
namespace {

constexpr std::array<std::string_view, 4> bound_profiles{"medi_cal_kk", "medi_cal_cohs", "dsnp_aip",
                                                         "ma"};

bool is_counted_yearly(Case const& one) {
    return is_decided(one) && !one.drug && one.review != "post_service";
}

/// A talk with a peer or a reopening is no appeal.
bool is_after_appeal(Case const& one) {
    return one.overturned_by == "appeal" || one.overturned_by == "hearing" ||
           one.overturned_by == "external_review";
}

/// Half up, in whole numbers.
std::int64_t tenths_of(std::int64_t count, std::int64_t of) {
    return of == 0 ? 0 : (count * 2000 + of) / (of * 2);
}

}  // namespace

bool is_bound(std::string_view law_profile) {
    return std::ranges::find(bound_profiles, law_profile) != bound_profiles.end();
}

bool counts(YearlyFigure figure, Case const& one) {
    if (!is_counted_yearly(one)) return false;
    switch (figure) {
        case YearlyFigure::standard_decided: return !one.urgent;
        case YearlyFigure::standard_approved: return !one.urgent && is_approved(one);
        case YearlyFigure::standard_partial: return !one.urgent && is_partial(one);
        case YearlyFigure::standard_denied: return !one.urgent && is_denied(one);
        case YearlyFigure::standard_after_appeal: return !one.urgent && is_after_appeal(one);
        case YearlyFigure::extended_approved: return one.extended && is_approved(one);
        case YearlyFigure::expedited_decided: return one.urgent;
        case YearlyFigure::expedited_approved: return one.urgent && is_approved(one);
        case YearlyFigure::expedited_partial: return one.urgent && is_partial(one);
        case YearlyFigure::expedited_denied: return one.urgent && is_denied(one);
        case YearlyFigure::decided: return true;
    }
    return false;
}

YearlyFigure whole_of(YearlyFigure figure) {
    switch (figure) {
        case YearlyFigure::standard_decided:
        case YearlyFigure::standard_approved:
        case YearlyFigure::standard_partial:
        case YearlyFigure::standard_denied:
        case YearlyFigure::standard_after_appeal: return YearlyFigure::standard_decided;
        case YearlyFigure::expedited_decided:
        case YearlyFigure::expedited_approved:
        case YearlyFigure::expedited_partial:
        case YearlyFigure::expedited_denied: return YearlyFigure::expedited_decided;
        case YearlyFigure::extended_approved:
        case YearlyFigure::decided: return YearlyFigure::decided;
    }
    return YearlyFigure::decided;
}

void YearlyTally::add(Case const& one) {
    if (!is_counted_yearly(one)) return;
    for (std::size_t i = 0; i < counts_.size(); ++i)
        counts_[i] += counts(static_cast<YearlyFigure>(i), one) ? 1 : 0;
    (one.urgent ? expedited_ : standard_).push_back(*took(one));
}

Yearly YearlyTally::finished() const {
    Yearly out;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
        auto const figure = static_cast<YearlyFigure>(i);
        auto const of = counts_[static_cast<std::size_t>(whole_of(figure))];
        out.shares.push_back({figure, counts_[i], of, tenths_of(counts_[i], of)});
    }
    out.standard = times_of(standard_);
    out.expedited = times_of(expedited_);
    return out;
}

}  // namespace assent::measures
