#include "policy/look_up.h"

#include <algorithm>

namespace assent::policy {
namespace {

/// The code and revenue code of an Ask: a row may name either.
bool is_cut_out(Row const& row, Ask const& ask) {
    if (row.except.ranges.empty()) return false;
    if (ask.code && row.except.contains(*ask.code)) return true;
    return !ask.revenue.empty() && row.except.contains({codes::CodeSystem::revenue, ask.revenue});
}

void weigh_named(RuleIndex const& index, std::span<RowNumber const> numbers, Ask const& ask,
                 FactValues const& facts, std::vector<Hit>& hits) {
    for (auto const number : numbers) {
        auto const& row = index.rows[number];
        if (row.codes.any || is_cut_out(row, ask)) continue;
        hits.push_back(weigh(row, number, facts, ask.service_day, Count::all));
    }
}

void weigh_any(RuleIndex const& index, Ask const& ask, FactValues const& facts,
               std::vector<Hit>& hits) {
    for (auto const number : index.any) {
        auto const& row = index.rows[number];
        auto const hit = weigh(row, number, facts, ask.service_day, Count::first);
        if (hit.fit == Fit::no || is_cut_out(row, ask)) continue;
        hits.push_back(hit);
    }
}

void find_deciding(RuleIndex const& index, Lookup& lookup) {
    for (std::size_t i = 0; i < lookup.hits.size(); ++i) {
        auto const& hit = lookup.hits[i];
        if (hit.fit != Fit::yes) continue;
        auto const& row = index.rows[hit.row];
        if (lookup.rank == 0) {
            lookup.rank = row.rank;
            lookup.answer = row.answer;
            lookup.first_decides = i;
        } else if (row.rank == lookup.rank && row.answer != lookup.answer) {
            lookup.contradicts = true;
        }
    }
}

}  // namespace

Hit weigh(Row const& row, RowNumber number, FactValues const& facts, Day day, Count count) {
    Hit hit;
    hit.row = number;
    hit.fit = Fit::yes;
    if (day < row.valid_from || day > row.valid_to) {
        hit.fit = Fit::no;
        hit.out_of_force = true;
        return hit;
    }
    for (auto const& test : row.tests) {
        auto const fit = fit_of(test, facts);
        if (fit == Fit::yes) continue;
        if (fit == Fit::no) {
            if (hit.failed++ == 0) {
                hit.missed = test.fact;
                hit.unstated = !facts.stated(test.fact);
            }
            if (count == Count::first) break;
            continue;
        }
        hit.unknown |= std::uint32_t{1} << index_of(test.fact);
        if (hit.fit == Fit::yes && hit.failed == 0) {
            hit.missed = test.fact;
            hit.unstated = true;
        }
        hit.fit = Fit::unknown;
    }
    if (hit.failed > 0) hit.fit = Fit::no;
    return hit;
}

Lookup look_up(RuleIndex const& index, Ask const& ask, FactValues const& facts) {
    Lookup lookup;
    lookup.hits.reserve(16);
    if (ask.code)
        weigh_named(index, index.find(ask.code->system, ask.code->value), ask, facts, lookup.hits);
    if (!ask.revenue.empty())
        weigh_named(index, index.find(codes::CodeSystem::revenue, ask.revenue), ask, facts,
                    lookup.hits);
    weigh_any(index, ask, facts, lookup.hits);
    std::ranges::sort(lookup.hits, {}, &Hit::row);
    auto const repeats = std::ranges::unique(lookup.hits, {}, &Hit::row);
    lookup.hits.erase(repeats.begin(), repeats.end());
    find_deciding(index, lookup);
    for (auto const& hit : lookup.hits)
        lookup.facts_missing = lookup.facts_missing || lookup.blocks(hit, index.rows[hit.row]);
    return lookup;
}

}  // namespace assent::policy
